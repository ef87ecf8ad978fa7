import Numerics
import Scoring
import Vocabulary

/// What was chosen again and again, in figures.
struct Spread {
  let replicas: [Replica]
  /// What the choices do to rows that had no part in them.
  let judged: [CutEffect]
  /// How often it was tried.
  let attempts: Int
  /// Whether the replicas are folds rather than draws.
  let areFolds: Bool
  let level: Double

  /// Where the thresholds lie, or `nil` if fewer than half of the attempts chose any.
  var thresholdInterval: Interval? { interval(of: replicas.map(\.threshold)) }

  /// The mean of each quantity over what was judged, with where it lies in the replicas.
  func expected(rows: Int) -> [Measurement] {
    let spread = replicas.compactMap(\.effect).map(\.quantities)
    let found = judged.map(\.quantities)
    func numbers(_ name: MetricName, _ all: [[(name: MetricName, quantity: Quantity)]]) -> [Double]
    {
      all.compactMap { $0.first { $0.name == name }?.quantity.number }
    }
    return found.flatMap { $0.map(\.name) }.uniqued().compactMap { name in
      let values = numbers(name, found)
      guard !values.isEmpty, let interval = interval(of: numbers(name, spread)) else { return nil }
      let mean = values.reduce(0, +) / Double(values.count)
      // Draws that agree to the last do not show that others would.
      let isKnown = areFolds || interval.lower < interval.upper
      return Measurement(
        name, .number(mean), interval: isKnown ? interval.reaching(mean) : nil, rows: rows)
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

extension Interval {
  /// The same, wide enough to hold `value`.
  fileprivate func reaching(_ value: Double) -> Interval {
    Interval(lower: min(lower, value), upper: max(upper, value), level: level, method: method)
  }
}
