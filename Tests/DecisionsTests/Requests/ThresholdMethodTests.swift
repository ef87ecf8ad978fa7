import Formats
import Forms
import Testing
import Vocabulary
import YAML

@testable import Decisions

/// The list of ways to ask for a threshold, each with one request of it.
struct ThresholdMethodTests {
  /// Every way with all its keys given, each at what it is not by default.
  static let whole = [
    "best-f1", "best-f: { beta: 2 }", "best-mcc", "best-youden", "precision: { at-least: 0.9 }",
    "recall: { at-least: 0.8 }", "false-positive-rate: { at-most: 0.01, confidence: 0.95 }",
    "cost: { missed: amount, false: 3 }", "top: { rows: 5 }", "fixed: { threshold: -1.5 }",
    "contamination: { share: 0.2 }", "iqr: { factor: 2 }", "mad: { factor: 2.5 }",
    "gaussian: { tail: 0.01 }", "gamma: { tail: 0.02 }", "mixture", "knee",
    "conformal: { at-most: 0.05, confidence: 0.9 }", "false-discovery-rate: { at-most: 0.1 }",
    "pot: { risk: 0.001, level: 0.9 }", "calibrated-cost: { missed: 9, false: 2 }",
    "budget: { alerts: 20, per: week, events: 1000 }",
    "capacity: { analysts: 2, minutes: 15, hours: 6, overflow: 0.1 }",
  ]

  @Test func `every way of the list has its request here`() throws {
    #expect(try Self.whole.map { try asked($0).name } == ThresholdMethods.choices.forms.map(\.name))
    // No way is named twice.
    #expect(Set(ThresholdMethods.all.map { $0.name }).count == ThresholdMethods.all.count)
  }

  @Test func `where nothing is asked for, promises come first, then what labels say, then guesses`()
    throws
  {
    let guesses = [
      "pot: { risk: 0.001 }", "mad", "iqr", "gaussian: { tail: 0.01 }", "gamma: { tail: 0.01 }",
      "mixture", "knee", "contamination: { share: 0.05 }",
    ]
    let labeled = [
      "false-positive-rate: { at-most: 0.01, confidence: 0.95 }",
      "false-positive-rate: { at-most: 0.05, confidence: 0.95 }", "best-f1", "best-mcc",
      "best-youden", "precision: { at-least: 0.9 }", "recall: { at-least: 0.9 }",
    ]
    let unlabeled = [
      "conformal: { at-most: 0.01, confidence: 0.95 }",
      "conformal: { at-most: 0.05, confidence: 0.95 }", "conformal: { at-most: 0.05 }",
    ]
    #expect(try ThresholdRequest.usual(hasLabels: true) == (labeled + guesses).map(asked))
    #expect(try ThresholdRequest.usual(hasLabels: false) == (unlabeled + guesses).map(asked))
  }

  @Test(arguments: whole)
  func `a request is made again of the settings that it tells, in words and in numbers`(
    text: String
  ) throws {
    let request = try asked(text)
    let stored = try JSON(parsing: request.json.text())
    let again = try #require(ThresholdRequest(recorded: stored))
    #expect(again == request && again.json == request.json)
    let evidence = try Examples.ten.judging(Examples.ten.scores)
    #expect(again.plain(evidence) == request.plain(evidence))
    // All that was asked for stands in the record, and nothing else.
    let form = try #require(ThresholdMethods.choices.forms.first { $0.name == request.name })
    #expect(request.choice.members.map(\.key).sorted() == form.keys.map(\.name).sorted())
  }

  @Test func `requests are equal that ask for the same, however they say it`() throws {
    #expect(try asked("budget: { alerts: 20 }") == asked("budget: { alerts: 20.0, per: day }"))
    #expect(try asked("budget: { alerts: 20 }") != asked("budget: { alerts: 20, per: hour }"))
    #expect(try asked("iqr: { factor: 3 }") != asked("mad: { factor: 3 }"))
  }

  @Test func `a record that is older than a key has the key's default`() throws {
    let old = try #require(ThresholdRequest(recorded: ["budget": ["alerts": 20]]))
    #expect(try old == asked("budget: { alerts: 20, per: day }"))
    #expect(old.json == ["budget": ["alerts": 20, "per": "day"]])
    #expect(try ThresholdRequest(recorded: ["iqr": [:]]) == asked("iqr: { factor: 1.5 }"))
  }

  @Test(arguments: [
    #"{ "guess": {} }"#, #"{ "top": {} }"#, #"{ "top": { "rows": 0 } }"#,
    #"{ "top": { "rows": 3, "of": 9 } }"#, #"{ "pot": { "risk": 0.5 } }"#, #""best-f1""#,
  ])
  func `a record of what is no request here has none`(text: String) throws {
    #expect(try ThresholdRequest(recorded: JSON(parsing: text)) == nil)
  }

  @Test(arguments: [  // ▶ marks where the complaint must point
    ("conformal: { at-most: ▶0 }", "'at-most' must be a number above 0 and below 1, not '0'"),
    (
      "conformal: { at-most: 0.1, confidence: ▶1 }",
      "'confidence' must be a number above 0 and below 1, not '1'"
    ),
    (
      "precision: { at-least: ▶1.5 }",
      "'at-least' must be a number above 0, at most 1, not '1.5'"
    ),
    ("recall: { at-least: ▶.nan }", "'at-least' must be a number above 0, at most 1, not '.nan'"),
    (
      "cost: { missed: ▶-1, false: 1 }",
      "'missed' must be a number from 0 to 1e15, or the name of a column, not -1"
    ),
    ("top: { rows: ▶0 }", "'rows' must be a whole number, at least 1, not '0'"),
    ("fixed: { threshold: ▶.inf }", "'threshold' must be a number, not '.inf'"),
    ("best-f: { beta: ▶0 }", "'beta' must be a number above 0, not '0'"),
    ("budget: { alerts: ▶0, per: day }", "'alerts' must be a number above 0, not '0'"),
    (
      "capacity: { analysts: 1, minutes: ▶0 }", "'minutes' must be a number above 0, not '0'"
    ),
    ("pot: { risk: ▶0.05, level: 0.98 }", "'risk' must be below 1 - level (0.02), not 0.05"),
  ])
  func `a request that cannot be is refused where it stands`(marked: String, message: String) throws
  {
    let column = marked.distance(
      from: marked.startIndex, to: try #require(marked.firstIndex(of: "▶")))
    let text = marked.replacing("▶", with: "")
    let place = Place(Source(text, name: "test"), line: 1, column: column + 1)
    #expect(throws: Complaints(Complaint(message, at: place))) { try asked(text) }
  }

  @Test func `what needs labels, weighs mistakes or guesses a share says so`() throws {
    let all = try Self.whole.map(asked)
    #expect(
      all.filter(\.needsLabels).map(\.name) == [
        "best-f1", "best-f", "best-mcc", "best-youden", "precision", "recall",
        "false-positive-rate", "cost",
      ])
    #expect(all.filter(\.weighsMistakes).map(\.name) == ["cost", "calibrated-cost"])
    #expect(all.costColumns == ["amount"])
    let usual = MistakePrices(missed: 10, false: 1)
    #expect(
      all.filter(\.weighsMistakes).map { $0.prices(or: usual) } == [
        MistakePrices(missed: 10, false: 3), MistakePrices(missed: 9, false: 2),
      ])
    #expect(try asked("best-f1").prices(or: usual) == usual)
    #expect(all.compactMap(\.contamination) == [0.2])
  }

  @Test func `some requests promise, and say what before anything is chosen`() throws {
    let promises = try (Self.whole + ["false-positive-rate: { at-most: 0.1 }"]).compactMap {
      try asked($0).method.guarantee(
        restingOn: CalibrationRows(Array(repeating: (score: 0, group: -1), count: 7)))
    }
    #expect(
      promises == [
        Guarantee(
          sentence: "At most 1 % of ordinary rows to come alarm, with 95 % confidence.",
          quantity: .falsePositiveRate, bound: 0.01, confidence: 0.95, rows: 7),
        Guarantee(
          sentence: "At most 5 % of ordinary rows to come alarm, with 90 % confidence.",
          quantity: .falsePositiveRate, bound: 0.05, confidence: 0.9, rows: 7),
        Guarantee(
          sentence: "At most 10 % of the rows called in this batch are false, on average.",
          quantity: .falseDiscoveryRate, bound: 0.1, confidence: nil, rows: 7),
      ])
  }

  @Test func `costs of rows are those of the first request that weighs mistakes`() throws {
    let usual = MistakePrices(missed: 10, false: 1)
    let columns = [(name: "amount", amounts: [4.0, 5])]
    func costs(_ requests: [String]) throws -> RowCosts {
      RowCosts(by: try requests.map(asked), or: usual, columns: columns)
    }
    let column = try costs(["best-f1", "cost: { missed: amount }", "cost: { missed: 3 }"])
    #expect(column.missed == .byRow([4, 5]) && column.false == .same(1))
    let calibrated = try costs(["calibrated-cost: { false: 2 }", "cost: { missed: 3 }"])
    #expect(calibrated.missed == .same(10) && calibrated.false == .same(2))
    let none = try costs(["best-f1"])
    #expect(none.missed == .same(10) && none.false == .same(1) && none.usual == usual)
  }
}
