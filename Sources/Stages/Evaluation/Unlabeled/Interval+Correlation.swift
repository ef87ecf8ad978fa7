import Foundation
import Numerics
public import Scoring
public import Vocabulary

extension Interval {
  /// The rank correlations that rows like these are compatible with: Fisher's *z* with the spread that ranks have
  /// (Bonett and Wright 2000); `nil` of fewer than four rows, and where all rows agree, which tells no spread.
  public init?(correlation: Double, rows: Int, level: ConfidenceLevel = .standard) {
    guard rows > 3, abs(correlation) < 1 else { return nil }
    let spread = ((1 + correlation * correlation / 2) / Double(rows - 3)).squareRoot()
    let reach = NormalDistribution.standard.quantile((1 + level.value) / 2) * spread
    let middle = atanh(correlation)
    self.init(
      lower: tanh(middle - reach), upper: tanh(middle + reach), level: level.value,
      method: "Bonett–Wright")
  }
}
