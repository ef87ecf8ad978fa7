import Testing
import Vocabulary

/// Scores of ten rows, of which the first five are anomalies. With *p* the area that an anomaly or an
/// ordinary row contributes, DeLong's variance of a difference of areas is the sum over both classes of
/// Σ(gap − mean gap)² / 4 / 5.
enum Rankings {
  static let labels = "+++++-----"
  /// Every anomaly above every ordinary row: area 1, and each row contributes 1.
  static let perfect: [Double] = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  /// Every anomaly below every ordinary row: area 0, and each row contributes 0.
  static let reversed: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  /// One step: area ½, and each row contributes ½.
  static let constant = [Double](repeating: 1, count: 10)
  /// One anomaly above all ordinary rows and four below: area 1/5. The anomalies contribute 1, 0, 0, 0 and 0,
  /// the ordinary rows 1/5 each; against `perfect` the variance is (0.64 + 4 · 0.04) / 4 / 5 + 0 = 0.04.
  static let weak: [Double] = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  /// Two anomalies above all ordinary rows and three below: area 2/5. Against `perfect` the variance is
  /// (2 · 0.36 + 3 · 0.16) / 4 / 5 + 0 = 0.06.
  static let split: [Double] = [10, 9, 1, 2, 3, 4, 5, 6, 7, 8]

  /// The 97.5 % point of Student's t with four degrees of freedom: scipy 1.17.1, t.ppf.
  private static let point = 2.7764451051977934
  /// How far a 95 % interval reaches to each side of a difference of `perfect` and `weak` or `split`.
  static let weakReach = point * 0.2
  static let reach = point * 0.06.squareRoot()
  /// How likely so large a difference is between equals: of `perfect` and `weak`, 0.8, four deviations; of
  /// `perfect` and `split`, 0.6, √6 of them. With four degrees of freedom that is
  /// 1 − t (t² + 6) / (t² + 4)^(3/2).
  static let weakP = 1 - 4 * 22 / (20 * 20.0.squareRoot())
  static let p = 1 - 6.0.squareRoot() * 12 / (10 * 10.0.squareRoot())
  /// What a quantile or a tail of a distribution may lose to rounding.
  static let rounding = 1e-12
}

/// Expects a difference of areas with an interval by DeLong's method.
func expect(
  _ found: Measurement, called name: MetricName = .rocAUC, isAreaDifference difference: Double,
  between range: ClosedRange<Double>,
  at place: SourceLocation = #_sourceLocation
) throws {
  let interval = try #require(found.interval, sourceLocation: place)
  let number = try #require(found.quantity.number, sourceLocation: place)
  #expect(abs(number - difference) < Rankings.rounding, sourceLocation: place)
  #expect(
    found
      == Measurement(
        name, .number(number),
        interval: Interval(
          lower: interval.lower, upper: interval.upper, level: 0.95, method: "DeLong"), rows: 10),
    sourceLocation: place)
  #expect(abs(interval.lower - range.lowerBound) < Rankings.rounding, sourceLocation: place)
  #expect(abs(interval.upper - range.upperBound) < Rankings.rounding, sourceLocation: place)
}
