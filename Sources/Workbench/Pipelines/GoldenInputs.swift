import Features
import Numerics
public import Vocabulary

/// Golden rows as they were recorded, before anything was encoded, filled or scaled.
public struct GoldenInputs: Sendable, Equatable {
  /// The columns that the pipeline reads, but for redacted ones.
  public let table: Table

  public init(_ table: Table) { self.table = table }

  /// The rows as features see them, with 0 for columns that are not there; `nil` where they cannot be made.
  func rows(by features: FittedFeatures) -> Matrix<Float>? {
    let hidden = Set(features.columns).subtracting(table.columns.map(\.name))
    return try? features.rows(of: table, hiding: hidden)
  }
}
