import Decisions
import Numerics
import Testing
import Vocabulary

struct ResamplingTests {
  private static let evidence: Evidence = {
    var chance = Seed(51).generator()
    let labels = (0..<400).map { _ in chance.uniform() < 0.15 }
    let scores = labels.map { chance.normal(mean: $0 ? 2 : 0, deviation: 1) }
    return try! Evidence(
      Scores(scores), labels: Labels(anomalies: labels), folds: (0..<400).map { $0 % 5 },
      eventsPerDay: 1000)
  }()

  @Test func `a threshold has an interval and what is to be expected of it`() throws {
    let choice = try asked("best-f1").choose(from: Self.evidence, seed: Seed(1))
    let threshold = try #require(choice.threshold)
    let interval = try #require(threshold.interval)
    #expect(interval.method == "bootstrap percentile (200)" && interval.level == 0.95)
    #expect(interval.contains(threshold.value))
    let expected = try #require(threshold.expected[.f1])
    #expect(expected.interval?.method == "range over 5 folds")
    // What was chosen as best looks better on its own rows than on others.
    #expect(expected.quantity.number! < threshold.achieved[.f1]!.quantity.number!)
  }

  @Test func `without folds, expectations reach as far as draws do`() throws {
    let evidence = try Evidence(Self.evidence.scores, labels: Self.evidence.labels)
    let choice = try asked("best-f1").choose(from: evidence, seed: Seed(1))
    let recall = try #require(choice.threshold!.expected[.recall])
    #expect(recall.interval?.method == "bootstrap percentile (200)")
    #expect(choice.threshold!.expected[.alertsPerDay] == nil)
  }

  @Test func `equal seeds give equal answers, whatever comes with them`() throws {
    let alone = try asked("best-f1").choose(from: Self.evidence, seed: Seed(9))
    let among = ThresholdRequest.choose(
      [try asked("knee"), try asked("best-f1")], from: Self.evidence, seed: Seed(9))
    #expect(alone == among[1])
  }

  @Test func `achieved figures count the rows themselves, with exact intervals`() throws {
    let threshold = try #require(try asked("best-f1").plain(Examples.ten).threshold)
    let recall = try #require(threshold.achieved[.recall])
    #expect(recall.quantity == .number(2 / 3.0) && recall.rows == 3)
    // Clopper and Pearson for 2 of 3.
    #expect(
      abs(recall.interval!.lower - 0.0943) < 5e-5 && abs(recall.interval!.upper - 0.9916) < 5e-5)
    #expect(threshold.lowestAlarmed == 0.8 && threshold.value > 0.7 && threshold.value < 0.8)
    #expect(threshold.holdsInFloat && threshold.edge == nil)
  }

  @Test func `a threshold at an end of the scores says so`() throws {
    #expect(try asked("top: { rows: 1 }").plain(Examples.ten).threshold?.edge == .highestAlone)
    #expect(try asked("fixed: { threshold: 5 }").plain(Examples.ten).threshold?.edge == .aboveAll)
    #expect(try asked("fixed: { threshold: -1 }").plain(Examples.ten).threshold?.edge == .belowAll)
  }

  @Test func `scores that Float cannot tell apart are said to be so`() throws {
    let close = try Evidence(Scores([1, 1.000_000_000_1, 0]))
    #expect(try asked("top: { rows: 1 }").plain(close).threshold?.holdsInFloat == false)
    #expect(try asked("top: { rows: 2 }").plain(close).threshold?.holdsInFloat == true)
  }

  @Test func `alerts that come in bouts have a wider interval than independent ones`() throws {
    let day: Int64 = 86_400_000
    // Thirty days of 100 events; all alarms fall on three of them.
    let times = (0..<3000).map { Int64($0) * day / 100 }
    let scores = (0..<3000).map { row -> Double in
      let inBout = row / 100 % 10 == 0 && row % 2 == 0
      return inBout ? 1 : Double(row) / 1e4
    }
    let bouts = try asked("fixed: { threshold: 0.9 }").plain(
      try Evidence(Scores(scores), times: times))
    let even = try asked("fixed: { threshold: 0.9 }").plain(
      try Evidence(Scores(scores), eventsPerDay: 100))
    let (wide, narrow) = (
      bouts.threshold!.achieved[.alertsPerDay]!.interval!,
      even.threshold!.achieved[.alertsPerDay]!.interval!
    )
    #expect(wide.method == "bootstrap of 30 days (1000)" && narrow.method == "Poisson")
    #expect(wide.upper - wide.lower > 3 * (narrow.upper - narrow.lower))
  }

  @Test func `evidence that does not fit together is refused`() {
    #expect(throws: EvidenceError.noScores) { try Evidence(Scores([])) }
    #expect(throws: EvidenceError.noNumber(row: 1)) { try Evidence(Scores([0, .nan])) }
    #expect(throws: EvidenceError.wrongLength("labels", count: 1, scores: 2)) {
      try Evidence(Scores([0, 1]), labels: Labels(anomalies: [true]))
    }
    #expect(throws: EvidenceError.wrongCost(row: 0, cost: -1)) {
      try Evidence(Scores([0]), costs: RowCosts(missed: .byRow([-1])))
    }
    #expect(throws: EvidenceError.wrongRate(0)) { try Evidence(Scores([0]), eventsPerDay: 0) }
  }

  @Test func `settings out of range cannot be built`() {
    #expect(throws: SettingError.self) { try ThresholdBootstrap(replicates: -1) }
  }
}
