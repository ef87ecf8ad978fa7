import Evaluation
import Foundation
import Numerics
import Testing
import Vocabulary

/// Labels or verdicts from a drawing: `#` is an anomaly or an alarm.
private func flags(_ drawing: String) -> [Bool] { drawing.map { $0 == "#" } }

struct SegmentTests {
  @Test func `runs touch both ends of a series`() {
    let labels = Labels(anomalies: flags("##..#.#"))
    #expect(labels.segments == [0..<2, 4..<5, 6..<7])
    #expect(Labels([]).segments.isEmpty)
  }
}

struct EventOutcomeTests {
  @Test func `an event is detected by any of its steps, with the delay of the first`() {
    let labels = Labels(anomalies: flags(".####..##..###.."))
    let alarms = Verdicts(flags("#...#..##....##."))
    let outcome = EventOutcome(alarms, labels)
    #expect(outcome.delays == [3, 0, 2])
    #expect(outcome.recall == 1)
    #expect(outcome.meanDelay == 5.0 / 3)
    #expect(outcome.pointPrecision == 4.0 / 6)
    #expect(outcome.falseRuns == 1)
    #expect(outcome.f1 == 2 * (4.0 / 6) / (1 + 4.0 / 6))
  }

  @Test func `no alarm finds nothing, and no event is nothing to find`() {
    let silent = EventOutcome(Verdicts(flags("....")), Labels(anomalies: flags(".##.")))
    #expect(silent.f1 == 0)
    #expect(silent.meanDelay == nil)
    #expect(silent.pointPrecision == nil)
    #expect(EventOutcome(Verdicts(flags("#.")), Labels(anomalies: flags(".."))).f1 == nil)
  }
}

struct RangeScoreTests {
  @Test func `a range met in two pieces counts half of its overlap`() {
    // Event of five steps, three of them alarmed in two pieces: 0.2 + 0.8 · (3/5) / 2. One alarm run
    // lies inside, the other has two of its three steps inside: (1 + 2/3) / 2.
    let score = RangeScore(
      Verdicts(flags(".#.###")), Labels(anomalies: flags(".####.")))
    #expect(abs(score.recall! - (0.2 + 0.8 * 3.0 / 4 / 2)) < 1e-15)
    #expect(abs(score.precision! - (1 + 2.0 / 3) / 2) < 1e-15)
  }
}

struct AffiliationTests {
  @Test func `an alarm on the event is perfect, and none is recall 0`() {
    let labels = Labels(anomalies: flags("....##...."))
    let exact = Affiliation(Verdicts(flags("....##....")), labels)
    #expect(exact.precision == 1)
    #expect(exact.recall == 1)
    let silent = Affiliation(Verdicts(flags("..........")), labels)
    #expect(silent.precision == nil)
    #expect(silent.recall == 0)
    #expect(silent.f1 == 0)
  }

  @Test func `an alarm beside the event is compared with a random step`() {
    // Event [4, 6) of [0, 10), alarm [6, 7): at distance d the zone holds 2 + 2d that are closer, so
    // precision is 1 − ∫(2 + 2d)/10 over 0...1 = 0.7. From a time of the event at distance d of the
    // alarm 2d are closer: 1 − (1/2) ∫ 2d/10 over 0...2 = 0.8.
    let score = Affiliation(
      Verdicts(flags("......#...")), Labels(anomalies: flags("....##....")))
    #expect(abs(score.precision! - 0.7) < 1e-15)
    #expect(abs(score.recall! - 0.8) < 1e-15)
  }
}

struct PointAdjustmentTests {
  @Test func `random scores look good once points are adjusted`() throws {
    var generator = Seed(3).generator()
    let labels = Labels(anomalies: (0..<2000).map { $0 % 1000 >= 900 })
    let scores = Scores((0..<2000).map { _ in generator.uniform() })
    let adjustment = try #require(PointAdjustment(scores, labels, seed: Seed(4)))
    #expect(adjustment.ofRandomScores > 0.8)
    #expect(abs(adjustment.f1 - adjustment.ofRandomScores) < 0.1)
  }
}

struct NABScoreTests {
  private func sigmoid(_ x: Double) -> Double { 2 / (1 + exp(5 * x)) - 1 }

  /// Forty steps, of which six are not judged, with a window of ten from 20.
  private let labels = Labels(anomalies: (0..<40).map { (20..<30).contains($0) })

  private func scores(_ alarms: [Int: Double]) -> Scores {
    Scores((0..<40).map { alarms[$0] ?? 0 })
  }

  @Test func `an alarm at the start of each window and none elsewhere is 100`() throws {
    #expect(NABProfile.all.map(\.name) == ["standard", "reward_low_fp", "reward_low_fn"])
    for profile in NABProfile.all {
      let score = try #require(NABScore([(scores([20: 1]), labels)], profile))
      #expect(score.normalized == 100)
      #expect(score.lowestAlarmed == 1)
    }
  }

  @Test func `a later alarm is worth less, and one after the window costs more with time`() throws {
    // In the window at 27: position −3/10. After it at 33: position 4/9.
    let both = scores([27: 2, 33: 2])
    let score = try #require(NABScore([(both, labels)], .standard))
    let raw = sigmoid(-0.3) / sigmoid(-1) + 0.11 * sigmoid(4.0 / 9)
    #expect(abs(score.raw - raw) < 1e-15)
    #expect(abs(score.normalized - 100 * (raw + 1) / 2) < 1e-12)
  }

  @Test func `only the best alarm of a window counts, and probation is not judged`() throws {
    let many = scores([2: 9, 21: 1, 25: 1, 29: 1])
    let score = try #require(NABScore([(many, labels)], .standard))
    #expect(abs(score.raw - sigmoid(-0.9) / sigmoid(-1)) < 1e-15)
    #expect(score.lowestAlarmed == 1)
  }

  @Test func `where alarms only cost, it is best never to alarm`() throws {
    // The false alarms before the window, 14 of them at −0.11, come with every alarm inside it.
    let bad = Scores((0..<40).map { $0 < 20 ? 1 : 0 })
    let score = try #require(NABScore([(bad, labels)], .standard))
    #expect(score.lowestAlarmed == nil)
    #expect(score.normalized == 0)
  }

  @Test func `one threshold serves the whole corpus`() throws {
    let first = scores([20: 5])
    let second = scores([20: 3, 8: 4])
    let score = try #require(NABScore([(first, labels), (second, labels)], .standard))
    #expect(score.lowestAlarmed == 3)
    #expect(abs(score.raw - (2 - 0.11)) < 1e-15)
  }
}

struct SeriesMeasurementTests {
  @Test func `a series without events says so`() {
    let evaluator = Evaluator(seed: Seed(1))
    let quiet = Labels(anomalies: [false, false, false])
    let measured =
      evaluator.measure(series: Scores([1, 2, 3]), quiet)
      + evaluator.measure(series: Verdicts([true, false, false]), quiet)
      + evaluator.measureNAB([(Scores([1, 2, 3]), quiet)])
    #expect(measured.count == 19)
    // An alarm where there is nothing to find is imprecise; all else is undefined.
    #expect(measured.filter { $0.quantity.reason == nil }.map(\.name) == [.rangePrecision])
    #expect(measured[.rangePrecision]?.quantity == .number(0))
    #expect(measured["vus_pr"]?.quantity.reason == "the series has no event")
  }

  @Test func `a corpus is measured on the rows of all its series`() {
    let series = [3, 4].map { count in
      (
        scores: Scores((0..<count).map(Double.init)),
        labels: Labels(anomalies: (0..<count).map { $0 == 1 })
      )
    }
    #expect(Evaluator(seed: Seed(1)).measureNAB(series).map(\.rows) == [7, 7, 7])
  }
}
