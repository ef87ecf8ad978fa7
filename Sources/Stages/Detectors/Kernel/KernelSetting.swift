public import Forms
internal import Vocabulary

/// How alike two rows are, as a person asks for it: γ may depend on the rows to be learned.
public enum KernelSetting: Sendable, Equatable {
  /// e^(−γ‖x − y‖²).
  case rbf(gamma: Gamma = OneClassSVM.gamma.standard)
  /// x·y.
  case linear
  /// (γ x·y + offset)^degree.
  case polynomial(
    degree: Int = OneClassSVM.degree.standard, gamma: Gamma = OneClassSVM.gamma.standard,
    offset: Double = OneClassSVM.offset.standard)
  /// tanh(γ x·y + offset).
  case sigmoid(
    gamma: Gamma = OneClassSVM.gamma.standard, offset: Double = OneClassSVM.offset.standard)

  public enum Gamma: Sendable, Equatable, CustomStringConvertible {
    /// 1 / (columns · variance of all entries), or 1 where all entries are equal.
    case scale
    /// 1 / columns.
    case auto
    case value(Double)

    public var description: String {
      switch self {
      case .scale: "scale"
      case .auto: "auto"
      case .value(let value): "\(value)"
      }
    }
  }

  /// The word by which specs and stored models name a kernel.
  public enum Word: String, Sendable, CaseIterable { case rbf, linear, polynomial, sigmoid }

  /// The kernel of that name, with what the other keys say of those numbers that it has.
  init(_ word: Word, gamma: Gamma, degree: Int, offset: Double) {
    switch word {
    case .rbf: self = .rbf(gamma: gamma)
    case .linear: self = .linear
    case .polynomial: self = .polynomial(degree: degree, gamma: gamma, offset: offset)
    case .sigmoid: self = .sigmoid(gamma: gamma, offset: offset)
    }
  }

  /// About how many seconds it takes for two rows of so many columns.
  func work(columns: Int) -> Double {
    if case .rbf = self {
      4e-10 + 2.5e-11 * Double(columns)
    } else {
      4e-9 + 2.5e-10 * Double(columns)
    }
  }

  /// Returns the kernel if its γ, degree and offset can be.
  func checked() throws(SettingError) -> KernelSetting {
    switch self {
    case .linear: break
    case .rbf(let gamma): _ = try OneClassSVM.gamma.checked(gamma)
    case .polynomial(let degree, let gamma, let offset):
      _ = try OneClassSVM.degree.checked(degree)
      _ = try OneClassSVM.gamma.checked(gamma)
      _ = try OneClassSVM.offset.checked(offset)
    case .sigmoid(let gamma, let offset):
      _ = try OneClassSVM.gamma.checked(gamma)
      _ = try OneClassSVM.offset.checked(offset)
    }
    return self
  }
}

// The keys that one-class machines share.

extension Key where Value == KernelSetting.Gamma {
  static var gamma: Key {
    .axis(
      "gamma",
      .either(
        .words(["scale": .scale, "auto": .auto]),
        Kind.positive.mapped(
          { .value($0) }, back: { if case .value(let gamma) = $0 { gamma } else { nil } })),
      or: .scale,
      "How quickly likeness falls: 1/(columns · variance), 1/columns, or a number.")
  }
}

extension Key where Value == Double {
  static var nu: Key {
    .axis(
      "nu", .positiveShare, or: 0.1, "About the share of training rows outside the border.")
  }

  static var tolerance: Key {
    .axis("tolerance", .positive, or: 0.001, "How far from optimal the solver may stop.")
  }
}
