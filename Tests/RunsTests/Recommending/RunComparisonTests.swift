import Advice
import Artifacts
import Formats
import RunKit
import Runs
import Specs
import Testing
import Trials
import Vocabulary

/// Two runs side by side.
struct RunComparisonTests {
  private static let data = MadeData(validation: "+-", test: Rankings.labels)

  /// A finished run of one detector, by ROC area, with these scores of the test rows.
  private func run(
    _ trial: String, _ scores: [Double]?, of area: MadeValue, on data: MadeData = data,
    _ rest: String = "select: roc_auc"
  ) throws -> MadeRun {
    try MadeRun(
      "detectors: [ecod]\n\(rest)", on: [data],
      [
        MadeTrial(trial, "ecod").found(
          validation: ["roc_auc": 0.5, "average_precision": 0.5], test: ["roc_auc": area],
          scores: scores)
      ]
    ).concluded()
  }

  private func rows(_ before: MadeRun, _ after: MadeRun) throws -> [RunComparison.Row] {
    try RunComparison(before.folder, after.folder).rows
  }

  private func undefined(_ reason: String) -> Measurement {
    Measurement(.rocAUC, .undefined(reason: reason), rows: 0)
  }

  @Test func `a difference is the second run less the first, on the same test rows`() throws {
    // Areas ½ and 1, whose variance is 1/12: ½ ± 0.919, and no difference of areas is above 1.
    let (one, other) = (
      try run("a", Rankings.split, of: 0.5),
      try run("b", Rankings.perfect, of: .between(1, 0.75...1))
    )
    let row = try #require(rows(one, other).first)
    #expect(try rows(one, other).count == 1)
    #expect(row.dataset == "d")
    #expect(row.detector == "ecod")
    #expect(row.before == ["a"])
    #expect(row.after == ["b"])
    #expect(row.metric == .rocAUC)
    #expect(row.first == Measurement(.rocAUC, .number(0.5), rows: 8))
    #expect(row.second == MadeValue.between(1, 0.75...1).measurement("roc_auc", rows: 8))
    try expect(
      row.difference, isAreaDifference: 0.5,
      between: (0.5 - Rankings.reach)...1)
    #expect(abs(try #require(row.p) - Rankings.p) < Rankings.rounding)
    #expect(try rows(other, one).first?.difference.quantity == .number(-0.5))
  }

  @Test func `of too few rows for an interval, the difference is that of what was measured`() throws
  {
    let few = MadeData(validation: "+-", test: "++-")
    let (one, other) = (
      try run("a", [3, 1, 2], of: 0.5, on: few), try run("b", [3, 2, 1], of: 1, on: few)
    )
    let row = try #require(rows(one, other).first)
    #expect(row.difference == Measurement(MetricName.rocAUC.difference, .number(0.5), rows: 3))
    #expect(row.p == nil)
  }

  @Test func `each run's scores are those after its own validation rows`() throws {
    let more = MadeData(validation: "+----", test: Rankings.labels)
    let (one, other) = (
      try run("a", Rankings.constant, of: 0.5), try run("b", Rankings.perfect, of: 1, on: more)
    )
    #expect(try rows(one, other).first?.difference.quantity == .number(0.5))
    #expect(try rows(other, one).first?.difference.quantity == .number(-0.5))
  }

  @Test func `trials that were measured on different rows are not compared`() throws {
    let one = try run("a", Rankings.constant, of: 0.5)
    let others = [
      MadeData(validation: "+-", test: Rankings.labels, firstTestRow: 101),
      MadeData(validation: "+-", test: "+++-+---"),
    ]
    for data in others {
      let row = try #require(rows(one, run("b", Rankings.perfect, of: 1, on: data)).first)
      #expect(row.difference == undefined("they were measured on different rows"))
      #expect(row.p == nil)
      #expect(row.first.quantity == .number(0.5))
      #expect(row.second.quantity == .number(1))
    }
  }

  @Test func `trials without a seed in common are paired by their places where they are as many`()
    throws
  {
    func run(_ seeds: [Int]) throws -> MadeRun {
      try MadeRun(
        "detectors: [hbos]\nselect: roc_auc\nseeds: \(seeds)", on: [Self.data],
        seeds.map { seed in
          MadeTrial("s\(seed)", "hbos", seed: seed).found(
            validation: ["roc_auc": 0.5], test: ["roc_auc": 1], scores: Rankings.perfect)
        }
      ).concluded()
    }
    #expect(try rows(run([1]), run([4])).first?.difference.quantity == .number(0))
    #expect(
      try rows(run([1]), run([2, 3])).first?.difference
        == undefined("they have no seed and fold in common"))
  }

  @Test func `a trial does not differ from itself`() throws {
    let scores: [Double]? = nil
    let (one, other) = (try run("a", scores, of: 0.5), try run("a", scores, of: 0.5))
    let row = try #require(rows(one, other).first)
    #expect(row.difference == Measurement(.rocAUC, .number(0), rows: 8))
    #expect(row.p == nil)
  }

  @Test func `without the scores of both, nothing is compared`() throws {
    let (with, without) = (
      try run("a", Rankings.perfect, of: 1), try run("b", nil, of: .undefined("no row has a label"))
    )
    let reason = "the scores of one of them were not kept"
    #expect(try rows(with, without).first?.difference == undefined(reason))
    #expect(try rows(without, with).first?.difference == undefined(reason))
    #expect(try rows(with, without).first?.second.quantity.reason == "no row has a label")
  }

  @Test func `where neither was measured, the reason of the first run is given`() throws {
    let (one, other) = (
      try run("a", Rankings.perfect, of: .undefined("no row has a label")),
      try run("b", Rankings.perfect, of: .undefined("no row is an anomaly"))
    )
    #expect(
      try rows(one, other).first?.difference
        == Measurement(
          MetricName.rocAUC.difference, .undefined(reason: "no row has a label"), rows: 8))
  }

  @Test func `the metric is that by which the first run selects`() throws {
    let area = try run("a", Rankings.perfect, of: 1)
    let precision = try run("b", Rankings.perfect, of: 1, "select: average_precision")
    let free = try run("c", Rankings.perfect, of: 1, "select: label-free")
    #expect(try rows(area, precision).map(\.metric) == [.rocAUC])
    let row = try #require(rows(precision, area).first)
    #expect(row.metric == .averagePrecision)
    #expect(
      row.first
        == Measurement(
          .averagePrecision, .undefined(reason: "it was not measured"), rows: 0))
    #expect(
      try rows(free, area).first?.difference.quantity
        == .undefined(reason: "the runs were not selected by a metric of rankings"))
  }
}
