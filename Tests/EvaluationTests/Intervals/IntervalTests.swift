import Evaluation
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

struct IntervalTests {
  @Test func `few rows of a class give Newcombe's interval, which is never of zero width`() throws {
    let perfect = try ranking([1, 1, 1, 0, 0, 0, 0], [9, 8, 7, 3, 2, 1, 0])
    let interval = try #require(Interval.rocAUC(of: perfect))
    #expect(interval.method == "Newcombe")
    #expect(interval.upper == 1)
    #expect(interval.lower > 0.4 && interval.lower < 0.8)
    // At its ends the observed area is exactly as far away as the confidence allows.
    let truth = interval.lower
    let more = 2.5 * ((1 - truth) / (2 - truth) + truth / (1 + truth))
    let variance = truth * (1 - truth) * (1 + more) / 12
    #expect(abs((1 - truth) / variance.squareRoot() - 1.959963984540054) < 1e-9)
  }

  @Test func `an area far from 0 and 1 has DeLong's interval, of log odds and Student's t`() throws
  {
    // Twenty of each class, all areas near a half: 20 · ½ is as much as a variance needs.
    let labels = (0..<40).map { $0 % 2 }
    let mixed = try ranking(labels, (0..<40).map { Double(($0 * 7) % 40) })
    let area = try #require(mixed.rocAUC)
    #expect(area == 0.525)
    let own = try #require(
      Interval.rocAUC(of: ranking(labels, (0..<40).map { Double(($0 / 2 * 7) % 20) })))
    #expect(own.method == "DeLong")
    let interval = try #require(Interval.rocAUC(of: mixed))
    #expect(interval.method == "DeLong, Hanley–McNeil")
    // The 97.5 % point of Student's t with 19 degrees of freedom: scipy 1.17.1, t.ppf.
    let reach =
      2.093024054408263 * (try #require(mixed.deLongVariance)).squareRoot() / (area * (1 - area))
    let odds = area / (1 - area)
    let ends = [-reach, reach].map { odds * exp($0) / (1 + odds * exp($0)) }
    #expect(interval.lower <= ends[0] + 1e-12 && interval.upper >= ends[1] - 1e-12)
  }

  @Test func `an area that never varies has Newcombe's interval`() throws {
    let labels = (0..<20).map { $0 % 2 }
    let perfect = try ranking(labels, labels.map(Double.init))
    #expect(Interval.rocAUC(of: perfect)?.method == "Newcombe")
    #expect(try Interval.rocAUC(of: ranking([0, 0], [1, 2])) == nil)
  }

  @Test func `near 1 an interval takes in what either way to find it does not refuse`() throws {
    // 20 anomalies above 40 ordinary rows, but for one that falls below half of them: an area of 1 − ½ · 1/20.
    let labels = (0..<60).map { $0 < 20 ? 1 : 0 }
    let near = try ranking(labels, (0..<60).map { $0 == 19 ? -39.5 : -Double($0) })
    #expect(near.rocAUC == 0.975)
    let interval = try #require(Interval.rocAUC(of: near))
    #expect(interval.method == "DeLong, Hanley–McNeil")
    // The gaps of the anomalies are 0 nineteen times and ½ once; of the ordinary rows 1/20 for half of them.
    let strange: Double = (0.25 - 20 * 0.025 * 0.025) / 19 / 20
    let variance: Double = strange + 40 * 0.025 * 0.025 / 39 / 40
    let found = try #require(near.deLongVariance)
    #expect(abs(found - variance) < 1e-15)
    let reach: Double = 2.093024054408263 * variance.squareRoot() / (0.975 * 0.025)
    #expect(abs(interval.lower - 1 / (1 + exp(reach) / 39)) < 1e-9)
    #expect(abs(interval.upper - 1 / (1 + exp(-reach) / 39)) < 1e-9)
  }

  @Test func `an interval of no width is none`() throws {
    // The two highest rows are anomalies in nearly every resample: six stand above all others, and all six
    // are missed with a chance of (10/16)¹⁶. A certainty of more than 95 % of resamples is chance all the same.
    let labels = Labels(anomalies: (0..<400).map { $0.isMultiple(of: 40) || $0 < 7 })
    let scores = Scores((0..<400).map { Double($0 < 7 ? 1000 - $0 : $0 * 37 % 101) })
    let metrics: [RankingMetric] = [.precision(.rows(2)), .lift(.rows(2)), .averagePrecision]
    let measured = Evaluator(seed: Seed(1)).measure(scores, labels, metrics: metrics)
    #expect(measured[0].quantity == .number(1) && measured[0].interval == nil)
    // Of 400 rows 16 are anomalies.
    #expect(measured[1].quantity == .number(25) && measured[1].interval == nil)
    #expect(measured[2].interval != nil)
    for metric in RankingMetric.standard {
      let interval = Evaluator(seed: Seed(1)).measure(scores, labels, metrics: [metric])[0].interval
      if let interval { #expect(interval.lower < interval.upper) }
    }
  }

  @Test func `equal seeds give equal intervals, and other seeds others`() throws {
    let labels = Labels(anomalies: (0..<400).map { $0 % 20 == 0 })
    let scores = Scores(
      (0..<400).map { row -> Double in Double(row * 37 % 101) + (row % 20 == 0 ? 40 : 0) })
    let first = Evaluator(seed: Seed(1)).measure(scores, labels)
    #expect(first == Evaluator(seed: Seed(1)).measure(scores, labels))
    let other = Evaluator(seed: Seed(2)).measure(scores, labels)
    #expect(first[.averagePrecision]?.interval != other[.averagePrecision]?.interval)
    #expect(first[.rocAUC] == other["roc_auc"])
    #expect(first[.averagePrecision]?.interval?.method == "BCa bootstrap (2000)")
    for measurement in first {
      let value = try #require(measurement.quantity.number)
      #expect(measurement.rows == 400)
      if let interval = measurement.interval { #expect(interval.contains(value)) }
    }
  }

  @Test func `the order of rows changes no interval`() {
    let labels = (0..<200).map { $0 % 10 == 0 }
    let scores = (0..<200).map { row -> Double in Double(row * 37 % 61) + (row % 10 == 0 ? 20 : 0) }
    let order = (0..<200).map { ($0 * 77) % 200 }
    let evaluator = Evaluator(seed: Seed(1), resamples: 200)
    #expect(
      evaluator.measure(Scores(scores), Labels(anomalies: labels))
        == evaluator.measure(
          Scores(order.map { scores[$0] }), Labels(anomalies: order.map { labels[$0] })))
  }

  @Test func `longer rankings get fewer resamples, and say how many`() {
    let labels = Labels(anomalies: (0..<8000).map { $0 % 2 == 0 })
    let scores = Scores((0..<8000).map { Double(($0 * 7919) % 8009) })
    let measured = Evaluator(seed: Seed(1)).measure(scores, labels, metrics: [.averagePrecision])
    // About half of the rows start a new step once runs of ordinary rows are merged.
    let method = measured[0].interval?.method ?? ""
    #expect(method.hasPrefix("BCa bootstrap (") && method != "BCa bootstrap (2000)")
  }

  @Test func `too few anomalies give a value without an interval`() {
    let labels = Labels(anomalies: (0..<50).map { $0 < 4 })
    let scores = Scores((0..<50).map { Double(($0 * 13) % 50) })
    let measured = Evaluator(seed: Seed(1)).measure(scores, labels)
    #expect(measured[.averagePrecision]?.quantity.number != nil)
    #expect(measured[.averagePrecision]?.interval == nil)
    #expect(measured[.rocAUC]?.interval?.method == "Newcombe")
  }

  @Test func `an adjusted metric has the adjusted interval of its base`() throws {
    let labels = Labels(anomalies: (0..<200).map { $0 % 10 == 0 })
    let scores = Scores(
      (0..<200).map { row -> Double in Double(row * 37 % 61) + (row % 10 == 0 ? 20 : 0) })
    let measured = Evaluator(seed: Seed(1), resamples: 200).measure(
      scores, labels, metrics: [.adjusted(.averagePrecision), .averagePrecision])
    let (adjusted, base) = (try #require(measured[0].interval), try #require(measured[1].interval))
    #expect(abs(adjusted.lower - (base.lower - 0.1) / 0.9) < 1e-15)
    #expect(abs(adjusted.upper - (base.upper - 0.1) / 0.9) < 1e-15)
  }

  @Test func `a score that is not a number makes every metric undefined, with its row`() {
    let measured = Evaluator(seed: Seed(1)).measure(
      Scores([1, .nan, 2]), Labels(anomalies: [true, false, false]))
    #expect(measured.allSatisfy { $0.quantity.reason == "the score of row 1 is not a number" })
  }
}

struct ClusterTests {
  /// Thirty entities of ten rows that are all alike: ten times the rows, not ten times the evidence.
  private let clusters: [Int32] = (0..<300).map { row in Int32(row / 10) }
  private let labels = Labels(anomalies: (0..<300).map { row in row / 10 % 2 == 0 })
  private let scores = Scores(
    (0..<300).map { row -> Double in
      let entity = row / 10
      return Double(entity * 11 % 30) + (entity % 2 == 0 ? 6 : 0)
    })

  @Test func `rows of one cluster are no independent evidence`() throws {
    let evaluator = Evaluator(seed: Seed(1), resamples: 500)
    for metric in [RankingMetric.rocAUC, .averagePrecision] {
      let alone = try #require(evaluator.measure(scores, labels, metrics: [metric])[0].interval)
      let clustered = try #require(
        evaluator.measure(scores, labels, clusters: clusters, metrics: [metric])[0].interval)
      let ratio = (clustered.upper - clustered.lower) / (alone.upper - alone.lower)
      #expect(ratio > 2 && ratio < 5)  // about √10
    }
  }

  @Test func `a cluster a row is as no clusters at all, but for chance`() throws {
    let evaluator = Evaluator(seed: Seed(1), resamples: 2000)
    let none = [Int32](repeating: -1, count: 300)
    let alone = try #require(
      evaluator.measure(scores, labels, metrics: [.averagePrecision])[0].interval)
    let own = try #require(
      evaluator.measure(scores, labels, clusters: none, metrics: [.averagePrecision])[0].interval)
    #expect(abs(alone.lower - own.lower) < 0.01 && abs(alone.upper - own.upper) < 0.01)
  }

  @Test func `verdicts of clusters have wider intervals than rates of rows`() throws {
    let evaluator = Evaluator(seed: Seed(1), resamples: 500)
    let rows = try #require(
      evaluator.measure(scores, above: 14.5, labels, metrics: [.recall])[0].interval)
    let clustered = try #require(
      evaluator.measure(scores, above: 14.5, labels, clusters: clusters, metrics: [.recall])[0]
        .interval)
    #expect(rows.method == "Clopper–Pearson")
    #expect(clustered.upper - clustered.lower > 1.5 * (rows.upper - rows.lower))
  }

  @Test func `verdicts of too few strange clusters have no interval`() {
    func interval(strange count: Int) -> Interval? {
      let labels = Labels(anomalies: (0..<300).map { $0 / 10 < count })
      let scores = Scores((0..<300).map { Double($0 * 7 % 300) })
      return Evaluator(seed: Seed(1), resamples: 500).measure(
        scores, above: 150, labels, clusters: clusters, metrics: [.recall])[0].interval
    }
    #expect(interval(strange: Confusion.fewestForIntervals - 1) == nil)
    #expect(interval(strange: Confusion.fewestForIntervals) != nil)
  }
}
