import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Reports

/// What a recommendation says, whatever marks it up.
struct AdvicePageTests {
  private static let formats = ["html", "markdown"]
  private static let advice = ThresholdAdvice.withFoldsAndTiers

  private func table(_ heading: String, _ format: String) throws -> ShownTable {
    let report = Formats.named(format).text(of: Page(Self.advice, of: "scores.csv"), width: 80)
    return try #require(ShownTable.all(in: report, format).first { $0.heading == heading })
  }

  @Test(arguments: formats)
  func `the recommended way is marked, and every way has what its threshold does`(
    format: String
  ) throws {
    let shown = try table("Alternatives", format)
    #expect(
      shown.column("asked for") == [
        "a false-positive rate of at most 1 % conformal"
          + (format == "html" ? " recommended" : ", recommended"),
        "the lowest cost | a missed one costs 5 cost", "the highest F1 best-f1",
      ])
    #expect(shown.column("threshold") == ["0.75 0.7 to 0.8123", "0.6125", "none"])
    #expect(shown.column("precision") == ["0.513 0.250 to 0.778", "0.457 0.235 to 0.679", "–"])
    #expect(shown.column("recall") == ["0.613 0.300 to 0.900", "n/a", "–"])
    #expect(shown.column("alerts a day") == ["156.3", "312.5", "–"])
    #expect(shown.column("cost a row") == ["1.250", "n/a", "–"])
    #expect(
      shown.column("promise") == [
        "FPR ≤ 0.010, 95 % sure", "false share of alarms ≤ 0.200, on average", "–",
      ])
    #expect(!shown.heads.contains("alarm rate"))
  }

  @Test(arguments: formats)
  func `folds show means with the lowest and the highest`(format: String) throws {
    #expect(
      try table("Over folds", format).rows == [
        [
          "a false-positive rate of at most 1 % conformal", "2 of 3", "0.71 0.61 to 0.81",
          "0.410 0.310 to 0.510",
        ]
      ])
  }

  @Test(arguments: formats)
  func `tiers show whether they can fire and where they would have to start`(
    format: String
  ) throws {
    #expect(
      try table("Tiers: mine <1>", format).rows == [
        ["BLOCK", "≥ 0.95", "impossible nothing above 0.9346", "0", "0.001"],
        ["ASK", "≥ 0.9", "impossible for this model nothing above 0.81", "0", "0.001"],
        ["LOOK", "≥ 0.8", "not found highest 0.75", "0", "0.001"],
        ["NOTE", "> 0.5", "reached by 12 rows", "0.010", "0.011"],
        ["SEE", "> 0.4", "possible, reached by 0 rows", "0", "0.011"],
      ])
    #expect(
      try table("Where they would have to start", format).rows == [
        ["BLOCK", "0.001", "–", "n/a"], ["NOTE", "0.050", "0.612346", "0.048 0.020 to 0.090"],
      ])
  }

  @Test func `the headline comes first, and what it rests on right behind it`() {
    let page = Page(Self.advice, of: "scores.csv")
    #expect(
      page.sections.first
        == Page.Section(
          "answer", nil,
          [
            .answer("Set the threshold to 0.75: 'a < b' & safe."),
            .paragraph("Over 3 folds it lies between 0.610 and 0.810."),
            .paragraph(
              """
              Scores: scores.csv; chosen on 20 rows with 5 anomalies and 15 ordinary rows, 1250 events a \
              day; measured on test rows.
              """),
          ]))
    #expect(
      page.sections.map(\.title) == [
        nil, "What each threshold does", "Alternatives", "Over folds", "Tiers: mine <1>",
        "What this takes for granted",
      ])
    #expect(JSONFormat.text(of: page, width: 80) == Self.advice.json.text(.indented))
  }

  @Test func `without labels the curve is that of alarms, and without a spread there is none`() {
    func advice(_ curve: [TuningPoint]) -> ThresholdAdvice {
      ThresholdAdvice(
        headline: "None.", recommended: nil, alternatives: [], curve: curve, tiers: [],
        assumptions: [], basis: .training, rows: 8, anomalies: nil, ordinary: nil,
        eventsPerDay: nil)
    }
    func point(_ threshold: Double, _ alarms: Int) -> TuningPoint {
      TuningPoint(threshold: threshold, alarms: alarms)
    }
    func curve(_ points: [TuningPoint]) -> [Page.Block] {
      Page(advice(points), of: "s").sections.filter { $0.id == "curves" }.flatMap(\.blocks)
    }
    #expect(
      curve([point(2, 1), point(1, 4)])
        == Page.Chart(
          [2, 1], [.init("alarm rate", [0.125, 0.5])],
          tryout: .init(
            [point(2, 1), point(1, 4)], of: 8,
            "the rows that thresholds were chosen by, which flatter them")
        ).map { [.chart($0)] })
    #expect(
      curve([point(1, 8)]) == [.paragraph("All scores are the same: there is nothing to tune.")])
  }

  @Test func `what a candidate was chosen from stands right behind the headline`() {
    func told(comparedBefore: Int) -> Page.Block? {
      Page(
        ThresholdAdvice(
          headline: "None.",
          recommended: nil, alternatives: [], curve: [],
          tiers: [], assumptions: [], basis: .validation, rows: 8, anomalies: nil, ordinary: nil,
          eventsPerDay: nil,
          candidate: AdvisedCandidate(
            name: "lof", tiedWith: [], chosenFrom: 3, comparedBefore: comparedBefore,
            sentence: "lof was chosen from 3.")), of: "s"
      ).sections.first?.blocks.dropFirst().first
    }
    #expect(told(comparedBefore: 0) == .paragraph("lof was chosen from 3."))
    #expect(
      told(comparedBefore: 1)
        == .paragraph(
          "lof was chosen from 3. Earlier runs had compared 1 candidate on validation rows of the same data."
        ))
  }
}
