import Numerics

/// What can be said of some numbers; 0 of none.
enum NumberFigure: String, CaseIterable, Sendable {
  case count, sum, mean, sd, variance, min, max, median, p95, p99
  /// The deviation as a share of the mean.
  case variation
  /// The deviation of a sample.
  case sampleSD = "sample-sd"
  /// The last of them.
  case latest
  /// How much they rise in a second, by least squares.
  case trend

  func value(of numbers: TimedNumbers) -> Double {
    switch self {
    case .count: Double(numbers.values.count)
    case .sum: numbers.values.reduce(0, +)
    case .mean: numbers.summary.mean
    case .sd: numbers.summary.deviation
    case .variance: numbers.summary.variance
    case .min: numbers.summary.least
    case .max: numbers.summary.most
    case .median: numbers.quantile(0.5)
    case .p95: numbers.quantile(0.95)
    case .p99: numbers.quantile(0.99)
    case .variation: share(numbers.summary.deviation, of: numbers.summary.mean)
    case .sampleSD: numbers.sampleDeviation
    case .latest: numbers.values.last ?? 0
    case .trend: numbers.slope
    }
  }
}

/// Numbers, and when each was said.
struct TimedNumbers {
  let times: [Int64]
  let values: [Double]
  let summary: NumberSummary

  init(_ numbers: [(time: Int64, value: Double)]) {
    times = numbers.map(\.time)
    values = numbers.map(\.value)
    summary = NumberSummary(values)
  }

  init(_ values: [Double]) { self.init(values.map { (0, $0) }) }

  func quantile(_ share: Double) -> Double { SortedSample(values).quantile(share) ?? 0 }

  var sampleDeviation: Double {
    let count = Double(values.count)
    return count < 2 ? 0 : (summary.variance * count / (count - 1)).squareRoot()
  }

  var slope: Double {
    guard let first = times.first else { return 0 }
    let seconds = times.map { Double($0 - first) / 1000 }
    let middle = NumberSummary(seconds)
    let products = zip(seconds, values).reduce(0) {
      $0 + ($1.0 - middle.mean) * ($1.1 - summary.mean)
    }
    return share(products, of: middle.variance * Double(values.count))
  }
}
