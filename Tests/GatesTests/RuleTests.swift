import Artifacts
import Testing
import Vocabulary

@testable import Gates

/// Rules that need no baseline, and how answers come together.
struct RuleTests {
  private static let perfect = NoWorseTests.perfect
  private static let state = MadeSubject(labels: NoWorseTests.labels, .init("lof", perfect))

  private func answer(_ rule: String, _ state: MadeSubject = state) throws -> GateRecord.Answer {
    try judged(rule, nil, state).answer
  }

  @Test func `a bound holds for rows like these, or for the number that these gave`() throws {
    // An area of ½ over 20 anomalies and 20 ordinary rows lies between 0.27 and 0.73.
    let half = MadeSubject(labels: NoWorseTests.labels, .init("lof", NoWorseTests.half))
    #expect(try answer("roc_auc: { at-least: 0.2 }", half) == .pass)
    #expect(try answer("roc_auc: { at-least: 0.45 }", half) == .undecided)
    #expect(try answer("roc_auc: { at-least: 0.8 }", half) == .fail)
    #expect(try answer("roc_auc: { at-least: 0.5, judge: measured }", half) == .pass)
    #expect(try answer("roc_auc: { at-least: 0.51, judge: measured }", half) == .fail)
    #expect(try answer("roc_auc: { at-most: 0.8 }", half) == .pass)
    #expect(try answer("roc_auc: { at-most: 0.2 }", half) == .fail)
    let found = try #require(
      judged("roc_auc: { at-least: 0.51, judge: measured }", nil, half).findings.first)
    #expect(found.sentence == "0.500, and at least 0.51 is wanted")
    #expect(found.before == nil)
    #expect(found.after?.quantity == .number(0.5))
  }

  @Test func `an interval is told from its lower end to its upper one, over the rows of all seeds`()
    throws
  {
    let half = MadeSubject(
      labels: NoWorseTests.labels, .init("lof", NoWorseTests.half, NoWorseTests.half))
    let found = try #require(judged("roc_auc: { at-least: 0.45 }", nil, half).findings.first)
    let told =
      #/0\.500 \((0\.[0-9]+) to (0\.[0-9]+)\), and at least 0\.45 is wanted: rows like these leave both open/#
    let ends = try #require(found.sentence.wholeMatch(of: told))
    #expect(Double(ends.1) ?? 1 < 0.45 && Double(ends.2) ?? 0 > 0.55)
    #expect(found.after?.rows == 80)
  }

  @Test func `without labels a metric has no number, and its rule no answer`() throws {
    let state = MadeSubject(labels: "????", .init("lof", [4, 3, 2, 1]))
    let found = try #require(judged("roc_auc: { at-least: 0.5 }", nil, state).findings.first)
    #expect(found.answer == .undecided)
    #expect(found.sentence == "no row has a label")
  }

  @Test func `scores that do not tell rows apart are told`() throws {
    let state = MadeSubject(labels: "++--", .init("lof", [1, 1, 0, 0], [1, 1, 1, 0]))
    #expect(try answer("distinct-scores: { at-least: 2 }", state) == .pass)
    #expect(try answer("distinct-scores: { at-least: 3 }", state) == .fail)
    // The trial that tells the fewest apart counts.
    let uneven = MadeSubject(labels: "++--", .init("lof", [1, 1, 0, 0], [3, 2, 1, 0]))
    #expect(try answer("distinct-scores: { at-least: 3 }", uneven) == .fail)
  }

  @Test func `a control that measures the same in another order is neither ahead nor behind`()
    throws
  {
    var (state, swapped) = (Self.state, Self.perfect)
    swapped.swapAt(0, 1)
    state.controls = [.init("largest-z", swapped)]
    let found = try #require(judged("beats-controls", nil, state).findings.first)
    #expect(found.answer == .undecided)
    #expect(
      found.sentence.hasPrefix("cannot be told apart from largest-z: 0 (")
        || found.sentence.hasPrefix("cannot be told apart from largest-z: 0.000 ("))
  }

  @Test func `a detector must be ahead of the control that comes closest`() throws {
    var state = Self.state
    #expect(throws: GateError.self) { try answer("beats-controls", state) }
    state.controls = [.init("random", NoWorseTests.half)]
    #expect(try answer("beats-controls", state) == .pass)
    state.controls.append(.init("largest-z", NoWorseTests.slip))
    let close = try #require(judged("beats-controls", nil, state).findings.first)
    #expect(close.answer == .undecided)
    #expect(close.sentence.hasPrefix("cannot be told apart from largest-z: 0.002 ("))
    // A network that learned nothing scores as the untrained one does.
    state.controls.append(.init("untrained", Self.perfect.map { $0 / 2 }))
    let same = try #require(judged("beats-controls", nil, state).findings.first)
    #expect(same.answer == .fail)
    #expect(same.sentence == "orders all rows as untrained does")
  }

  @Test func `one failure fails all, and what is undecided passes only by choice`() throws {
    let half = MadeSubject(labels: NoWorseTests.labels, .init("lof", NoWorseTests.half))
    let (pass, fail, open) = (
      "roc_auc: { at-least: 0.2 }", "roc_auc: { at-least: 0.8 }", "roc_auc: { at-least: 0.45 }"
    )
    #expect(try answer("\(pass)\n\(open)\n\(fail)", half) == .fail)
    #expect(try answer("\(pass)\n\(open)", half) == .undecided)
    func chosen(_ counts: GateRecord.Answer) throws -> GateRecord.Answer {
      try Gate(rules("\(pass)\n\(open)"), against: nil)
        .judge(half.subject, undecidedCounts: counts).answer
    }
    #expect(try chosen(.pass) == .pass)
    #expect(try chosen(.fail) == .fail)
  }

  @Test(arguments: [
    ("roc_auc: { at-least: 0.5, datasets: e }", "there is no data set 'e', but d"),
    ("roc_auc: { at-least: 0.5, detectors: ecod }", "there is no detector 'ecod', but lof"),
    ("recall: { at-least: 0.5 }", "no threshold was chosen"),
    ("recall: { at-least: 0.5, threshold: cost }", "no threshold was chosen by 'cost'"),
    (
      "latency: { at-most: 50 ms }",
      "no such latency was measured; the key 'latency' of a spec has it measured"
    ),
    ("fit-time: { at-most: 1 s }", "no such thing was measured"),
    ("beats-controls", "no trivial detector was scored beside the others ('controls: false')"),
  ])
  func `a rule that judges nothing is an error`(rule: String, why: String) throws {
    do {
      _ = try judged(rule, nil, Self.state)
      Issue.record("nothing was thrown")
    } catch let error as GateError {
      guard case .judgedNothing(_, let said) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(said == why)
    }
  }

  @Test func `a rule that compares needs something to compare with`() throws {
    for rule in ["roc_auc: { no-worse-by: 0.01 }", "model-size: { at-most-times: 2 }"] {
      #expect(throws: GateError.needsBaseline(rule: rule)) { try judged(rule, nil, Self.state) }
    }
  }

  @Test func `a rule is about the data sets and detectors that it names`() throws {
    var state = Self.state
    var other = MadeSubject.Setting("ecod", NoWorseTests.half)
    other.dataset = "e"
    state.settings.append(other)
    func judgedSettings(_ rule: String) throws -> [String] {
      try judged(rule, nil, state).findings.map(\.setting)
    }
    #expect(try judgedSettings("roc_auc: { at-least: 0 }") == ["lof on d", "ecod on e"])
    #expect(try judgedSettings("roc_auc: { at-least: 0, datasets: e }") == ["ecod on e"])
    #expect(try judgedSettings("roc_auc: { at-least: 0, detectors: [lof] }") == ["lof on d"])
  }
}
