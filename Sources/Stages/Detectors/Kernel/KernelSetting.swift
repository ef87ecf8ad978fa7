import Vocabulary

/// How alike two rows are, as a person asks for it: γ may depend on the rows to be learned.
public enum KernelSetting: Sendable, Equatable {
  /// e^(−γ‖x − y‖²).
  case rbf(gamma: Gamma = .scale)
  /// x·y.
  case linear
  /// (γ x·y + offset)^degree.
  case polynomial(degree: Int = 3, gamma: Gamma = .scale, offset: Double = 0)
  /// tanh(γ x·y + offset).
  case sigmoid(gamma: Gamma = .scale, offset: Double = 0)

  public enum Gamma: Sendable, Equatable {
    /// 1 / (columns · variance of all entries), or 1 where all entries are equal.
    case scale
    /// 1 / columns.
    case auto
    case value(Double)
  }

  /// The degrees of a polynomial kernel.
  static let degrees = 1...10

  /// Refuses a γ, degree or offset that cannot be.
  func checked() throws(SettingError) -> KernelSetting {
    switch self {
    case .linear: break
    case .rbf(let gamma): try gamma.check()
    case .polynomial(let degree, let gamma, let offset):
      _ = try SettingError.check("degree", degree, in: Self.degrees)
      try gamma.check()
      try Self.check(offset)
    case .sigmoid(let gamma, let offset):
      try gamma.check()
      try Self.check(offset)
    }
    return self
  }

  private static func check(_ offset: Double) throws(SettingError) {
    guard offset.isFinite else {
      throw SettingError("offset", mustBe: "a finite number", not: offset)
    }
  }
}

extension KernelSetting.Gamma {
  fileprivate func check() throws(SettingError) {
    if case .value(let gamma) = self { _ = try SettingError.check(positive: "gamma", gamma) }
  }
}
