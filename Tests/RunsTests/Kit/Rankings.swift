import Testing
import Vocabulary

/// Scores of eight rows, of which the first four are anomalies. With *p* the area that an anomaly or an
/// ordinary row contributes, DeLong's variance of a difference of areas is the sum over both classes of
/// Σ(gap − mean gap)² / 3 / 4.
enum Rankings {
  static let labels = "++++----"
  /// Every anomaly above every ordinary row: area 1, and each row contributes 1.
  static let perfect: [Double] = [8, 7, 6, 5, 4, 3, 2, 1]
  /// Every anomaly below every ordinary row: area 0, and each row contributes 0.
  static let reversed: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
  /// One step: area ½, and each row contributes ½.
  static let constant: [Double] = [1, 1, 1, 1, 1, 1, 1, 1]
  /// Two anomalies above and two below all ordinary rows: area ½. The anomalies contribute 1, 1, 0 and 0,
  /// the ordinary rows ½ each; against `perfect` the variance is 4 · ¼ / 3 / 4 + 0 = 1/12.
  static let split: [Double] = [8, 7, 2, 1, 6, 5, 4, 3]

  /// How far a 95 % interval reaches to each side of a difference of `perfect` and `split`: the quantile of t
  /// with 3 degrees of freedom, one less than the rows of either kind, times √(1/12).
  static let reach = 3.182446305284263 * (1.0 / 12).squareRoot()
  /// How likely so large a difference of `perfect` and `split` is between equals: ½ is √3 deviations, and
  /// with 3 degrees of freedom P(|t| > √3) = 1 − (2/π) (π/4 + 1/2) = ½ − 1/π.
  static let p = 0.5 - 1 / Double.pi
  /// What a quantile of t, or finding where one reaches, may lose to rounding.
  static let rounding = 1e-9
}

/// Expects a difference of areas with its interval.
func expect(
  _ found: Measurement, isAreaDifference difference: Double, between range: ClosedRange<Double>,
  at place: SourceLocation = #_sourceLocation
) throws {
  let interval = try #require(found.interval, sourceLocation: place)
  #expect(
    found
      == Measurement(
        MetricName.rocAUC.difference, .number(difference),
        interval: Interval(
          lower: interval.lower, upper: interval.upper, level: 0.95, method: "rows"), rows: 8),
    sourceLocation: place)
  #expect(abs(interval.lower - range.lowerBound) < Rankings.rounding, sourceLocation: place)
  #expect(abs(interval.upper - range.upperBound) < Rankings.rounding, sourceLocation: place)
}
