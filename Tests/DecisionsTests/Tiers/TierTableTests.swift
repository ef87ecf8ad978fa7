import Formats
import Forms
import Testing
import Vocabulary
import YAML

@testable import Decisions

/// The list of tables of tiers that a spec can name.
struct TierTableTests {
  /// Every table with all its keys given, each at what it is not by default.
  static let whole: [String] = [
    """
    expenseflow: { read: calibrated, contamination: 0.2, offset: -1, ordinary: { BLOCK: 0.001 },
                   confidence: 0.9 }
    """,
    """
    certificates: { read: score, contamination: 0.2, offset: 1, ordinary: { suspicious: 0.01 },
                    confidence: 0.9 }
    """,
    """
    elide: { table: security, read: unit, contamination: 0.05, offset: 2,
             ordinary: { security_critical: 0.01 }, confidence: 0.99 }
    """,
    """
    nexora: { table: urgency, read: calibrated, contamination: 0.3, offset: 0.5,
              ordinary: { immediate: 0.001, urgent: 0.01 }, confidence: 0.5 }
    """,
    """
    own: { name: desk, levels: { a: { above: 1, ordinary: 0.01 }, b: { at-least: 3 } }, read: unit,
           contamination: 0.4, offset: 3, ordinary: { b: 0.001 }, confidence: 0.95 }
    """,
  ]

  private func request(_ yaml: String) throws -> TierRequest {
    try TierTables.choices.make(yaml, from: "--tiers")
  }

  @Test func `every table of the list has its request here`() throws {
    #expect(
      try Self.whole.map { try request($0).choice.name } == TierTables.choices.forms.map(\.name))
  }

  @Test(arguments: whole)
  func `a table is made again of the settings that it tells`(yaml: String) throws {
    let table = try request(yaml)
    let stored = try #require(Choice(stored: try JSON(parsing: table.choice.json.text())))
    #expect(try TierRequest(stored) == table)
    let form = try #require(TierTables.choices.forms.first { $0.name == stored.name })
    #expect(stored.members.map(\.key).sorted() == form.keys.map(\.name).sorted())
  }

  @Test func `settings that are older than a key have its default`() throws {
    let old = try TierRequest(Choice("elide", [:]))
    #expect(try old == request("elide: { table: rules, read: decision, contamination: 0.1 }"))
    #expect(old.offset == nil && old.table.confidence == nil && old.table.promises.isEmpty)
  }

  @Test(arguments: [
    ("expenseflow", ["BLOCK ≥ 0.9", "REQUIRE_2FA ≥ 0.8", "CHALLENGE ≥ 0.7", "MONITOR > 0.65"]),
    ("certificates", ["suspicious > 0.7"]),
    ("elide", ["critical_anomaly ≥ 0.9", "high_anomaly ≥ 0.7", "medium_anomaly ≥ 0.6"]),
    (
      "elide: { read: unit }",
      ["critical_anomaly ≥ 0.9", "high_anomaly ≥ 0.85", "medium_anomaly ≥ 0.8"]
    ),
    (
      "elide: { table: iot }",
      [
        "critical_anomaly ≥ 0.9", "iot_critical ≥ 0.8", "high_anomaly ≥ 0.7",
        "medium_anomaly ≥ 0.6", "iot_high ≥ 0.6",
      ]
    ),
    (
      "elide: { table: security }",
      [
        "critical_anomaly ≥ 0.9", "security_critical ≥ 0.9", "high_anomaly ≥ 0.7",
        "security_high ≥ 0.7", "medium_anomaly ≥ 0.6",
      ]
    ),
    (
      "elide: { table: business }",
      [
        "critical_anomaly ≥ 0.9", "business_critical ≥ 0.8", "high_anomaly ≥ 0.7",
        "medium_anomaly ≥ 0.6", "business_high ≥ 0.6",
      ]
    ),
    ("nexora", ["high ≥ 0.9", "medium ≥ 0.7", "low ≥ 0.5"]),
    ("nexora: { table: verdict }", ["anomaly > 0.7"]),
    ("nexora: { table: risk-level }", ["critical ≥ 0.9", "high ≥ 0.8", "medium ≥ 0.6"]),
    ("nexora: { table: severity }", ["high > 0.8", "medium > 0.6"]),
    (
      "nexora: { table: full-severity }",
      ["critical ≥ 0.9", "high ≥ 0.8", "medium ≥ 0.6", "low ≥ 0.4"]
    ),
    (
      "nexora: { table: urgency }",
      ["immediate ≥ 0.9", "urgent ≥ 0.8", "moderate ≥ 0.6", "low ≥ 0.4"]
    ),
    ("nexora: { table: morphing }", ["morphing > 0.8"]),
    ("nexora: { table: drift }", ["drifting > 0.3"]),
    ("own: { levels: { low: { above: 1 }, top: { at-least: 3 } } }", ["top ≥ 3", "low > 1"]),
  ])
  func `each table has its tiers, highest first`(yaml: String, tiers: [String]) throws {
    #expect(try request(yaml).table.tiers.map { "\($0.name) \($0.bound)" } == tiers)
  }

  @Test func `a table is read on its own scale where nothing else is said`() throws {
    let forms = TierTables.choices.forms.filter { $0.name != "own" }
    #expect(
      try forms.map { try TierRequest(Choice($0)).scale } == [
        .score, .calibrated, .decision, .score,
      ])
    #expect(try request("own: { levels: { a: { above: 1 } } }").scale == .score)
  }

  @Test(arguments: [  // ▶ marks where the complaint must point
    (
      "expenseflow: { ordinary: ▶{ BLOC: 0.1 } }",
      "'ordinary' must be shares of BLOCK, REQUIRE_2FA, CHALLENGE, MONITOR, not BLOC"
    ),
    (
      "own: { levels: { a: ▶{} } }",
      "'levels.a' must be 'above' or 'at-least' a number, not neither"
    ),
    (
      "own: { levels: { a: ▶{ above: 1, at-least: 1 } } }",
      "'levels.a' must be 'above' or 'at-least', not both"
    ),
    (
      "own: { levels: { a: { above: 1 }, b: { at-least: 1 }, c: ▶{ above: 1 } } }",
      "'levels.c' must be a bound that no other tier has, not > 1, which 'a' has"
    ),
    ("own: { levels: ▶{} }", "'levels' must be at least one, not 0"),
    (
      "own: { levels: { a: { above: 1, ordinary: ▶1 } } }",
      "'ordinary' must be a number above 0 and below 1, not '1'"
    ),
    (
      "nexora: { table: ▶prioritys }",
      "'table' must be one of verdict, priority, risk-level, severity, full-severity, urgency,"
        + " morphing, drift, not 'prioritys'; did you mean 'priority'?"
    ),
  ])
  func `a table that cannot be is refused where it stands`(marked: String, message: String) throws {
    let column = marked.distance(
      from: marked.startIndex, to: try #require(marked.firstIndex(of: "▶")))
    let text = marked.replacing("▶", with: "")
    let place = Place(Source(text, name: "--tiers"), line: 1, column: column + 1)
    #expect(throws: Complaints(Complaint(message, at: place))) { try request(text) }
  }

  @Test func `a table is named with what of it is not as usual`() throws {
    #expect(try request("elide").table.name == "elide rules")
    #expect(
      try request("elide: { table: iot, read: unit }").table.name == "elide iot, read as unit")
    #expect(try request("expenseflow").table.name == "expenseflow")
    #expect(try request("own: { name: desk, levels: { a: { above: 1 } } }").table.name == "desk")
  }

  @Test func `promises come from either place`() throws {
    let own = try request("own: { levels: { a: { above: 1, ordinary: 0.01 } }, confidence: 0.9 }")
    #expect(own.table.promises.map(\.share) == [0.01] && own.table.confidence == 0.9)
    let named = try request("expenseflow: { ordinary: { MONITOR: 0.05, BLOCK: 0.001 } }")
    #expect(
      named.table.promises.map { "\($0.tier.name) \($0.share)" } == ["BLOCK 0.001", "MONITOR 0.05"])
  }

  @Test func `a promise is a share that is neither none nor all`() {
    let tier = AuditedTier("a", .above(1))
    #expect(
      throws: SettingError("ordinary", mustBe: "a number above 0 and below 1", not: "1")
    ) { try TierPromise(tier, share: 1) }
    #expect(
      throws: SettingError("confidence", mustBe: "a number above 0 and below 1", not: "0")
    ) { try TierTable("a", [tier], confidence: 0) }
  }
}
