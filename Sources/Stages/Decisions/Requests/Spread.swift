import Numerics
import Scoring
import Vocabulary

/// What was chosen again and again, in figures.
struct Spread {
  let replicas: [Replica]
  /// How often it was tried.
  let attempts: Int
  /// Whether the replicas are folds rather than draws.
  let areFolds: Bool
  let level: Double

  /// Where the thresholds lie, or `nil` if fewer than half of the attempts chose any.
  var thresholdInterval: Interval? { interval(of: replicas.map(\.threshold)) }

  /// The mean of each quantity over the replicas, with where it lies.
  func expected(rows: Int) -> [Measurement] {
    let found = replicas.compactMap(\.effect).map(\.quantities)
    return found.flatMap { $0.map(\.name) }.uniqued().compactMap { name in
      let values = found.compactMap { $0.first { $0.name == name }?.quantity.number }
      guard !values.isEmpty, let interval = interval(of: values) else { return nil }
      // Draws that agree to the last do not show that others would.
      let isKnown = areFolds || interval.lower < interval.upper
      let mean = values.reduce(0, +) / Double(values.count)
      return Measurement(name, .number(mean), interval: isKnown ? interval : nil, rows: rows)
    }
  }

  private func interval(of values: [Double]) -> Interval? {
    let finite = SortedSample(values.filter { !$0.isNaN })
    guard attempts > 0, 2 * finite.count >= attempts else { return nil }
    guard !areFolds else {
      return Interval(
        lower: finite.values[0], upper: finite.values.last!, level: 1,
        method: "range over \(attempts) folds")
    }
    let outside = (1 - level) / 2
    return Interval(
      lower: finite.quantile(outside, rule: .nearestRank)!,
      upper: finite.quantile(1 - outside, rule: .nearestRank)!, level: level,
      method: "bootstrap percentile (\(attempts))")
  }
}
