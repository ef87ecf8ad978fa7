/// A problem that has no answer in numbers.
public enum NumericsError: Error, Equatable, CustomStringConvertible {
  /// A matrix holds a NaN or an infinity.
  case notFinite
  /// The leading part of this size, and so the whole, is not positive definite.
  case notPositiveDefinite(order: Int)
  /// A method stopped before it found its answer.
  case notConverged(String)
  /// There are too few rows for what was asked.
  case tooFewRows(have: Int, need: Int)

  public var description: String {
    switch self {
    case .notFinite: "the matrix holds a number that is not finite"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading \(order) × \(order) part is not"
    case .notConverged(let method): "\(method) did not converge"
    case .tooFewRows(let have, let need): "this needs at least \(need) rows, not \(have)"
    }
  }
}
