import Artifacts
import Formats
import TestKit
import Testing
import Vocabulary

@testable import Reports

/// What a gate said, for people, for pull requests and for continuous integration.
struct GateReportTests {
  private static let gate = GateRecord(
    subject: "ci/0123456789ab", baseline: "baselines/main.json (ci/ba9876543210)",
    findings: [
      .init(
        rule: "roc_auc: { no-worse-by: 0.01 }", setting: "lof on shuttle",
        before: measured("roc_auc", 0.95, 0.93...0.97),
        after: measured("roc_auc", 0.9375, 0.91...0.96),
        change: measured("roc_auc_difference", -0.0125, -0.03...0.005), smallest: 0.0375,
        answer: .undecided,
        sentence: "worse by 0.013, but rows like these leave open a gain of 0.005 to a loss of 0.03"
      ),
      .init(
        rule: "roc_auc: { no-worse-by: 0.01 }", setting: "ecod on shuttle",
        before: measured("roc_auc", 0.95), after: measured("roc_auc", 0.95),
        change: measured("roc_auc_difference", 0), answer: .pass, sentence: "nothing changed"),
      .init(
        rule: "model-size: { at-most: 1 MiB }", setting: "lof on shuttle",
        after: Measurement(.modelBytes, .number(3_145_728), rows: 0), answer: .fail,
        sentence: "3 MiB, and at most 1 MiB is wanted"),
      .init(
        rule: "fit-time: { at-most-times: 1.1 }", setting: "ecod <b> & \"c\"",
        before: Measurement(.fitSeconds, .number(0.0123), rows: 0),
        after: Measurement(.fitSeconds, .number(0.0246), rows: 0),
        change: measured("fit_seconds_ratio", 2, 1.9...2.1), smallest: 1.25, answer: .fail,
        sentence: "2 times as long, 100 % more\nthan before"),
    ], notes: ["not in the baseline, so not compared: copod on shuttle"], undecidedCounts: nil)

  private static func measured(
    _ name: String, _ value: Double, _ interval: ClosedRange<Double>? = nil
  ) -> Measurement {
    Measurement(
      MetricName(name), .number(value),
      interval: interval.map {
        Interval(lower: $0.lowerBound, upper: $0.upperBound, level: 0.95, method: "rows")
      }, rows: 400)
  }

  private static func counting(_ undecided: GateRecord.Answer?, _ kept: Int...) -> GateRecord {
    GateRecord(
      subject: gate.subject, baseline: gate.baseline, findings: kept.map { gate.findings[$0] },
      notes: [], undecidedCounts: undecided)
  }

  @Test(arguments: ["text", "markdown", "html", "json"])
  func `Golden: a gate is told in full`(format: String) throws {
    let form = Formats.named(format)
    try expectGolden(
      form.text(of: Page(Self.gate), width: 100).withoutFrame, "gate.\(form.ending)", of: "Reports")
  }

  @Test func `Golden: continuous integration reads it as tests`() throws {
    try expectGolden(
      JUnit.text(of: Self.gate, at: "2026-11-30T00:00:00", on: "host"), "gate.xml", of: "Reports")
  }

  @Test func `Golden: what did not pass stands beside a change`() throws {
    try expectGolden(Annotations.text(of: Self.gate), "gate.annotations.txt", of: "Reports")
  }

  @Test func `the answer is a sentence, with what stands behind it`() {
    #expect(Self.gate.sentence == "Failed: of 4 judged, 2 failed and 1 cannot be decided.")
    #expect(Self.counting(nil, 1).sentence == "Passed: all 1 judged.")
    #expect(
      Self.counting(nil, 0, 1).sentence
        == "Undecided: of 2 judged, none failed, but 1 cannot be decided.")
    #expect(
      Self.counting(.pass, 0, 1).sentence
        == "Passed: of 2 judged, none failed; 1 cannot be decided, which was chosen to count as passed."
    )
    #expect(
      Self.counting(.fail, 0, 1).sentence
        == "Failed: of 2 judged, 1 cannot be decided, which was chosen to count as failed.")
  }

  @Test func `what cannot be decided never reads as passed in XML, unless that was chosen`() {
    func counts(_ gate: GateRecord) -> [String] {
      let text = JUnit.text(of: gate, at: "t", on: "h")
      return ["failures", "errors", "skipped"].map { word in
        text.split(separator: "\(word)=\"").dropFirst().first.map {
          String($0.prefix { $0 != "\"" })
        }
          ?? "none"
      }
    }
    #expect(counts(Self.counting(nil, 0, 1)) == ["0", "1", "0"])
    #expect(counts(Self.counting(.fail, 0, 1)) == ["1", "0", "0"])
    #expect(counts(Self.counting(.pass, 0, 1)) == ["0", "0", "1"])
  }

  @Test func `a record of a gate is read as it was written`() throws {
    #expect(try GateRecord(JSONReader(Self.gate.json, name: "gate.json")) == Self.gate)
  }
}
