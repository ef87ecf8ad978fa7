import Vocabulary

extension Measurement {
  /// The value, and the ends of its interval as `NAME_low` and `NAME_high`; none where there is no finite number.
  ///
  /// - Parameter part: What it was measured on.
  func points(_ part: String, step: Int = 0) -> [MetricPoint] {
    guard let value = quantity.number else { return [] }
    return MetricPoint.points("\(part).\(name)", value, interval, step: step)
  }
}

extension Threshold {
  /// The threshold itself, with its interval.
  func points(_ name: String) -> [MetricPoint] { MetricPoint.points(name, value, interval) }
}

extension MetricPoint {
  /// A value with the ends of its interval; what is not finite cannot be told so.
  fileprivate static func points(
    _ name: String, _ value: Double, _ interval: Interval?, step: Int = 0
  ) -> [MetricPoint] {
    let all = [
      MetricPoint(name, value, step: step),
      interval.map { MetricPoint("\(name)_low", $0.lower, step: step) },
      interval.map { MetricPoint("\(name)_high", $0.upper, step: step) },
    ]
    return all.compactMap(\.self).filter { $0.value.isFinite }
  }
}

extension [Measurement] {
  /// Why numbers are not there, by their names.
  func gaps(_ part: String) -> [String: String] {
    reduce(into: [:]) { gaps, measurement in
      if let reason = measurement.quantity.reason {
        gaps["assay.undefined.\(part).\(measurement.name)"] = reason
      }
    }
  }
}
