import Foundation
import Generators
import Numerics
import Vocabulary

extension Proof {
  /// The clean half of a series to learn from; the windows after it to rank.
  ///
  /// All kinds promise as much: in a window of two dozen steps each is four deviations of the noise or
  /// more away, in the mean, the slope or the width; three times the width, the least that tells noise
  /// from it, is an F variable of 23 and 23 degrees above 9.
  static func series() throws -> [Proof] {
    let near = try StrongDetector.near()
    return try SeriesAnomaly.allCases.map { anomaly in
      let kind = anomaly.rawValue
      return Proof(
        name: "series", detector: near, claims: [Claim(kind, Promise(0.99))],
        easy: try SyntheticSeries(injections: [SeriesInjection(anomaly)]).easyKinds
      ) { seed, strength in
        let count = anomaly == .point || anomaly == .contextual ? 20 : 8
        let series = try SyntheticSeries(
          steps: 6000, injections: [SeriesInjection(anomaly, count: count)], clean: 3000,
          strength: strength)
        let made = series.make(seed: seed)
        let values = made.dataset.table.columns[0].numbers ?? []
        let views = SeriesViews(values, period: 48, clean: series.clean)
        // Rows are windows that lie apart, so that no two share a step: rows of their own.
        let window = min(anomaly.usualLength, 24)
        let starts = series.clean..<(values.count - window)
        var rows: [(start: Int, kind: String?)] = []
        for interval in made.intervals {
          let middle = interval.steps.lowerBound + (interval.steps.count - window) / 2
          rows.append((middle, kind))
        }
        let free = stride(from: starts.lowerBound, to: starts.upperBound, by: window)
          .filter { start in
            !made.intervals.contains { $0.steps.overlaps((start - window)..<(start + 2 * window)) }
          }
        rows += free.map { ($0, nil) }
        let past = stride(from: 0, to: series.clean - window, by: max(1, window / 4))
        return Material(
          train: Matrix(past.map { views.features(from: $0, window) }),
          test: Matrix(rows.map { views.features(from: $0.start, window) }),
          kinds: rows.map(\.kind),
          plainTrain: Matrix(past.map { views.plain(from: $0, window) }),
          plainTest: Matrix(rows.map { views.plain(from: $0.start, window) }))
      }
    }
  }
}

/// A series less the trend and season of its clean start.
private struct SeriesViews {
  private let values: [Double]
  private let rest: [Double]

  init(_ values: [Double], period: Int, clean: Int) {
    let start = values[..<clean]
    let middle = Double(clean - 1) / 2
    let mean = start.reduce(0, +) / Double(clean)
    var (products, squares) = (0.0, 0.0)
    for (step, value) in start.enumerated() {
      products += (Double(step) - middle) * (value - mean)
      squares += (Double(step) - middle) * (Double(step) - middle)
    }
    let slope = products / squares
    let level = { (step: Int) in mean + slope * (Double(step) - middle) }
    var season = [Double](repeating: 0, count: period)
    for (step, value) in start.enumerated() {
      season[step % period] += (value - level(step)) / Double(clean / period)
    }
    self.values = values
    rest = values.enumerated().map { $1 - level($0) - season[$0 % period] }
  }

  /// Mean, slope, width, roughness and gaps of what the season does not explain, and the largest of it.
  func features(from start: Int, _ window: Int) -> [Double] {
    let present = (start..<(start + window)).filter { !rest[$0].isNaN }
    let gaps = 1 - Double(present.count) / Double(window)
    // In orders of magnitude, as the widths: where no step of the past was missing, one is unheard of.
    let missing = log(gaps + 1e-9)
    guard present.count > 1 else {
      return [present.first.map { rest[$0] } ?? 0, 0, 0, 0, missing, 0]
    }
    let moments = RunningMoments(present.map { rest[$0] })
    let width = (moments.sampleVariance ?? 0).squareRoot()
    let middle = Double(present.reduce(0, +)) / Double(present.count)
    let slope = present.reduce(0) { $0 + (Double($1) - middle) * rest[$1] }
    let squares = present.reduce(0) { $0 + (Double($1) - middle) * (Double($1) - middle) }
    let steps = zip(present, present.dropFirst()).map { rest[$1] - rest[$0] }
    let roughness = steps.reduce(0) { $0 + $1 * $1 } / Double(steps.count)
    return [
      moments.mean, slope / squares, log(width + 1e-9), log(roughness + 1e-9), missing,
      present.map { abs(rest[$0]) }.max() ?? 0,
    ]
  }

  /// The values as they come, a gap as the level of the whole.
  func plain(from start: Int, _ window: Int) -> [Double] {
    (start..<(start + window)).map { values[$0].isNaN ? 0 : values[$0] }
  }
}
