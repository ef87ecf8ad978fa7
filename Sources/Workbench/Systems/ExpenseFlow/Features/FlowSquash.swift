import Foundation

/// What becomes of every feature at last, so that none is far from the others.
public enum FlowSquash: String, Sendable, CaseIterable {
  /// What the caller of a model of the system applies: large values become their logarithm, and all end at ±10. A
  /// value of 30 becomes 10, and one of 1001 becomes 6.9.
  case deployed
  /// The logarithm of all of them, which keeps their order; no caller of the system applies it.
  case symlog
  /// None: features as they are computed, to look at.
  case none

  public func callAsFunction(_ value: Double) -> Double {
    guard !value.isNaN else { return 0 }
    switch self {
    case .deployed:
      let size = abs(value)
      let squashed = size > 1000 ? log(size + 1) : size
      return min(squashed, Self.end) * (value < 0 ? -1 : 1)
    case .none: return value
    case .symlog: return min(Self.end, log1p(abs(value))) * (value < 0 ? -1 : 1)
    }
  }

  private static let end = 10.0
}
