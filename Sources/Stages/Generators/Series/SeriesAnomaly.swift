/// What can be wrong with a stretch of a series.
///
/// σ is the deviation of the noise; all measures are those of a strength of 1.
public enum SeriesAnomaly: String, Sendable, CaseIterable {
  /// One value 8 σ off.
  case point
  /// The season half a period out of step: values that are usual at another time.
  case contextual
  /// A level 4 σ higher or lower.
  case levelShift = "level shift"
  /// A slope that ends 8 σ off.
  case trend
  /// Noise three times as wide.
  case variance
  /// The season twice as fast.
  case frequency
  /// A season of the same length and height with square shoulders.
  case pattern
  /// No values.
  case missing

  /// How many steps it lasts if nothing is said.
  public var usualLength: Int {
    switch self {
    case .point: 1
    case .contextual: 24
    case .missing: 30
    case .levelShift, .variance: 60
    case .trend, .frequency, .pattern: 100
    }
  }

  /// Whether only a series with a season can have it.
  public var needsSeason: Bool {
    switch self {
    case .contextual, .frequency, .pattern: true
    case .point, .levelShift, .trend, .variance, .missing: false
    }
  }
}

/// Anomalies of one kind to be planted in a series.
public struct SeriesInjection: Sendable, Hashable {
  public let anomaly: SeriesAnomaly
  public let count: Int
  /// How many steps each lasts.
  public let length: Int

  public init(_ anomaly: SeriesAnomaly, count: Int = 1, length: Int? = nil) {
    precondition(count >= 0 && length ?? 1 >= 1, "injections are counted from 0 and last a step")
    self.anomaly = anomaly
    self.count = count
    self.length = length ?? anomaly.usualLength
  }
}

/// Where an anomaly was planted in a series.
public struct PlantedInterval: Sendable, Equatable {
  public let anomaly: SeriesAnomaly
  public let steps: Range<Int>
}
