import Numerics

/// How a column of numbers is brought to a common size, by what the training rows say.
public enum Scaling: String, Sendable, CaseIterable {
  case none
  /// Minus the mean, over the standard deviation of the population.
  case standard
  /// Minus the smallest, over the range: 0…1 on the training rows, and beyond it elsewhere.
  case minMax = "min-max"
  /// Minus the median, over the distance between the quartiles.
  case robust

  /// Learns shift and scale of one column; a scale of 0 is taken as 1.
  func fit(_ values: [Double]) -> ColumnScale {
    let (shift, scale): (Double, Double) =
      switch self {
      case .none: (0, 1)
      case .standard: Self.meanAndDeviation(values)
      case .minMax: Self.smallestAndRange(values)
      case .robust: Self.medianAndQuartileRange(values)
      }
    return ColumnScale(shift: shift, scale: scale > 0 && scale.isFinite ? scale : 1)
  }

  private static func meanAndDeviation(_ values: [Double]) -> (Double, Double) {
    let moments = Moments(of: values)
    return (moments.mean, moments.deviation)
  }

  private static func smallestAndRange(_ values: [Double]) -> (Double, Double) {
    let ends = ClosedRange(spanning: values)
    return (ends.lowerBound, ends.upperBound - ends.lowerBound)
  }

  private static func medianAndQuartileRange(_ values: [Double]) -> (Double, Double) {
    let sample = SortedSample(values)
    func quantile(_ share: Double) -> Double { sample.quantile(share) ?? 0 }
    return (quantile(0.5), quantile(0.75) - quantile(0.25))
  }
}

/// What scaling learned of one column: `(value − shift) / scale`.
public struct ColumnScale: Sendable, Equatable {
  public let shift: Double
  public let scale: Double

  /// The scaled value, in `Double`; rounding to `Float` happens once, afterwards.
  @inlinable
  public func apply(_ value: Double) -> Double { (value - shift) / scale }
}
