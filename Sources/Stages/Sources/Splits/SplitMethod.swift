import Forms
public import Numerics

/// A way to divide rows into those to learn from, to choose by and to measure with.
///
/// A method divides units and never sees which rows they hold, so that it can tear none apart.
public protocol SplitMethod: Sendable, Hashable, CustomStringConvertible {
  /// The word that a spec names it by.
  static var name: String { get }
  /// What it keeps together or in order.
  var unit: SplitSettings.Unit { get }
  /// How many divisions it makes of the same rows; `nil` for a method that makes one.
  var folds: Int? { get }
  /// Whether it leaves rows to choose by.
  var hasValidation: Bool { get }
  /// Whether the rows that measure are the rows that were learned from.
  var isTransductive: Bool { get }
  /// Whether every seed makes the same division.
  var isDeterministic: Bool { get }
  /// Whether it deals every part the same share of anomalies, so that all rows tell how frequent they are.
  var dealsByLabel: Bool { get }
  /// Why no bound can be put on how many rows take part, as it ends "left out, since …"; else `nil`.
  var whyUnbounded: String? { get }
  /// Why copies of a row may be on both sides, as an audit says it; `nil` where none is.
  func whyCopied(of rows: Int) -> String?
  /// Divides rows: one division, or one for each fold.
  func divided(_ rows: RowFacts, seed: Seed) throws(SplitError) -> DividedUnits
}

extension SplitMethod {
  public var unit: SplitSettings.Unit { .row }
  public var folds: Int? { nil }
  public var isTransductive: Bool { false }
  public var isDeterministic: Bool { unit == .time }
  public var dealsByLabel: Bool { unit == .row }
  public var whyUnbounded: String? { nil }
  public func whyCopied(of rows: Int) -> String? { nil }

  func isEqual(to other: any SplitMethod) -> Bool { self == other as? Self }
}

/// What a method answers: units, and which of them are in which part.
public struct DividedUnits {
  let units: Units
  /// One, or one for each fold.
  let parts: [Parts]

  init(_ units: Units, _ parts: [Parts]) {
    self.units = units
    self.parts = parts
  }
}

/// Numbers of units, or of rows, on their way into a split, in any order.
struct Parts: Hashable {
  var train: [Int] = []
  var validation: [Int] = []
  var test: [Int] = []

  /// The rows of the units in each part.
  func rows(of units: Units) -> Parts {
    Parts(
      train: units.rows(of: train), validation: units.rows(of: validation),
      test: units.rows(of: test))
  }
}
