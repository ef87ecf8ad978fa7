import Formats
import Forms
import Numerics
import Scoring
import Testing
import Vocabulary
import YAML

@testable import Decisions

/// What a policy makes of rows, whichever sort it is.
struct PolicyTests {
  /// Every sort of the list, with all its keys given.
  static let whole: [Policy] = [
    try! policy(
      """
      threshold: { value: 0.45, request: { conformal: { at-most: 0.1 } }, basis: validation,
                   promise: At most 10 % alarm. }
      """),
    Policy.responses(.expenseFlow, on: .standard(try! StandardMap(mean: 0.1, deviation: 0.5))),
    try! policy(
      """
      alerts:
        anomalies: { above: 0.3 }
        certainty: unit
        per-group: true
        fall-back: true
        rules:
          - { name: loud, score: { at-least: 0.6 }, confidence: { above: 0.1 }, severity: high,
              cooldown: 30 s, at-most: 2, within: 2 min }
          - { name: soft, score: { above: 0.35 }, confidence: { at-least: 0 }, severity: low,
              enabled: false }
      """),
    try! policy(
      """
      statuses:
        threshold: { above: 0.7 }
        against: suspicious
        settled: [failed, fake]
        otherwise: { partial: suspicious }
      """),
  ]

  static func policy(_ yaml: String) throws -> Policy {
    try PolicyRules.choices.make(yaml, from: "test")
  }

  /// Rows of a stream with everything that a policy may ask of them.
  static func rows(_ count: Int, seed: UInt64) throws -> ScoredRows {
    var chance = Seed(seed).generator()
    let scores = (0..<count).map { _ in chance.uniform() }
    let confidences = (0..<count).map { _ in chance.uniform() }
    let times = (0..<count).map { Int64($0) * 5000 + Int64(chance.below(5000)) }
    return try ScoredRows(
      Scores(scores), confidences: confidences, times: times,
      groups: Groups(
        codes: (0..<count).map { _ in Int32(chance.below(3)) }, names: ["a", "b", "c"]),
      standings: (0..<count).map { _ in
        ["failed", "fake", "partial", "sensitive", "verified"][chance.below(5)]
      })
  }

  @Test
  func `a status stands, unless the score speaks against it; what failed stands whatever it says`()
    throws
  {
    let policy = try #require(Self.whole.last)
    func statuses(_ score: Double) throws -> [String?] {
      try ["failed", "fake", "partial", "verified"].map { standing in
        try policy.decisions(
          on: ScoredRows(Scores([score]), standings: [standing]))[0].tier
      }
    }
    #expect(try statuses(0.7) == ["failed", "fake", "suspicious", "verified"])
    #expect(try statuses(0.71) == ["failed", "fake", "suspicious", "suspicious"])
    #expect(policy.tiers == ["failed", "fake", "suspicious"])
    #expect(throws: PolicyError.lacking(.standing, policy: "statuses")) {
      try policy.decisions(on: ScoredRows(Scores([0.5])))
    }
  }

  @Test func `every sort of the list has its policy here`() {
    #expect(Self.whole.map(\.name) == PolicyRules.choices.forms.map(\.name))
  }

  @Test(arguments: whole)
  func `a policy that is stored and read decides the same`(policy: Policy) throws {
    let again = try Policy(weights: policy.weights)
    #expect(again == policy)
    #expect(try Policy(policy.choice, on: policy.scale) == policy)
    let rows = try Self.rows(300, seed: 3)
    #expect(try again.decisions(on: rows) == policy.decisions(on: rows))
    #expect(try Set(policy.decisions(on: rows).map(\.isAlarm)).count == 2)
  }

  @Test(arguments: whole)
  func `a row's decision follows from it and those before it alone`(policy: Policy) throws {
    let rows = try Self.rows(200, seed: 4)
    let all = try policy.decisions(on: rows)
    for cut in [1, 50, 120] {
      var run = PolicyRun(of: policy)
      for place in 0..<cut { #expect(try run.decide(rows[place]) == all[place]) }
    }
    // The times tell the order, not the places of the rows.
    let turned = Array((0..<200).reversed())
    let backwards = try ScoredRows(
      Scores(turned.map { rows.scores[$0] }), confidences: turned.map { rows.confidences![$0] },
      times: turned.map { rows.times![$0] }, groups: rows.groups!.gathering(turned),
      standings: turned.map { rows.standings![$0] })
    #expect(try Array(policy.decisions(on: backwards).reversed()) == all)
  }

  @Test(arguments: whole)
  func `verdicts take scores alone and are those of the decisions`(policy: Policy) throws {
    let rows = try Self.rows(200, seed: 5)
    #expect(
      try policy.verdicts(on: rows.scores).values == policy.decisions(on: rows).map(\.isAlarm))
    #expect(policy.verdicts(on: Scores([.nan])).values == [true])
  }

  @Test func `what cuts scores in two says where`() throws {
    #expect(Self.whole.map(\.cut) == [0.45, nil, 0.3, 0.7])
    let least = try Self.policy(
      "responses: { threshold: { at-least: 2 }, tiers: [], otherwise: { action: look }, ordinary: { action: pass } }"
    )
    #expect(least.cut == 2.0.nextDown)
    #expect(least.verdicts(on: Scores([2, 2.0.nextDown])).values == [true, false])
  }

  @Test func `rows that do not say what a policy goes by are refused`() throws {
    let bare = try ScoredRows(Scores([1]))
    #expect(throws: PolicyError.lacking(.time, policy: "alerts")) {
      try Self.whole[2].decisions(on: bare)
    }
    #expect(
      PolicyError.lacking(.time, policy: "alerts").description
        == "the policy 'alerts' goes by times of rows, and these rows have none")
    let timed = try ScoredRows(Scores([1]), times: [0])
    #expect(throws: PolicyError.lacking(.group, policy: "alerts")) {
      try Self.whole[2].decisions(on: timed)
    }
    let empty = try ScoredRows(Scores([]))
    #expect(throws: PolicyError.lacking(.time, policy: "alerts")) {
      try Self.whole[2].decisions(on: empty)
    }
    var run = PolicyRun(of: Self.whole[2])
    #expect(throws: PolicyError.lacking(.group, policy: "alerts")) {
      try run.decide(ScoredRow(1, time: 0))
    }
    #expect(throws: PolicyError.wrongLength(.time, count: 2, scores: 1)) {
      try ScoredRows(Scores([1]), times: [1, 2])
    }
    #expect(
      PolicyError.wrongLength(.time, count: 2, scores: 1).description
        == "there are 2 times for 1 scores; there must be one for each")
  }

  @Test func `weights that are no policy's are refused`() throws {
    func refusal(_ text: String) -> String? {
      var weights = Self.whole[0].weights
      weights.settings["policy"] = text
      do { _ = try Policy(weights: weights) } catch { return error.description }
      return nil
    }
    #expect(throws: WeightsError("the weights have no setting 'policy'")) {
      try Policy(weights: Weights())
    }
    #expect(refusal("{}") == "a policy is an object of one member, not {}")
    #expect(refusal(#"{"dice":{}}"#) == "no policy is called 'dice'")
    #expect(
      refusal(#"{"threshold":{"value":"low"}}"#)
        == "the policy 'threshold' cannot be: 'value' must be a number, or one of never, always, not low"
    )
    #expect(
      refusal(#"{"threshold":{}}"#)
        == "the policy 'threshold' cannot be: 'value' must be given, not missing")
  }
}

struct ThresholdPolicyTests {
  @Test func `a chosen threshold keeps how it was chosen and what it promises`() throws {
    let request = try asked("conformal: { at-most: 0.02 }")
    let choice = request.plain(Examples.even(500))
    let policy = try #require(Policy(request, chosen: choice))
    #expect(policy.cut == 490.5 / 500)
    #expect(
      policy.choice.json == [
        "threshold": [
          "basis": "validation",
          "promise": "At most 2 % of ordinary rows to come alarm, on average.",
          "request": ["conformal": ["at-most": 0.02]], "value": 0.981,
        ]
      ])
    #expect(policy.sentence == "Rows alarm whose score lies above 0.981 (conformal).")
    #expect(policy.verdicts(on: Examples.even(500).scores).alarms == 9)
  }

  @Test func `a request that came to nothing makes no policy`() throws {
    let request = try asked("conformal: { at-most: 0.001 }")
    #expect(Policy(request, chosen: request.plain(Examples.even(12))) == nil)
  }

  @Test(arguments: [
    (Double.infinity, "never", 0), (-.infinity, "always", 3), (0.5, "0.5", 1), (0.1 + 0.2, "", 2),
  ])
  func `any number may be a threshold, and comes back with its bits`(
    value: Double, word: String, alarms: Int
  ) throws {
    let policy = Policy.threshold(value)
    let again = try Policy(weights: policy.weights)
    #expect(again.cut == value)
    #expect(again.verdicts(on: Scores([0, 0.4, 0.6])).alarms == alarms)
    if !word.isEmpty { #expect(policy.choice.json.text().contains(word)) }
  }
}

/// The table that ExpenseFlow runs, as a policy.
struct ResponseRuleTests {
  @Test func `a row is treated strictly only where that is said`() throws {
    var run = PolicyRun(of: .responses(.expenseFlow))
    #expect(try run.decide(ScoredRow(0.88, confidence: 0.84)).effect == "REQUIRE_2FA")
    #expect(
      try run.decide(ScoredRow(0.88, confidence: 0.84, standing: "sensitive")).effect == "BLOCK")
  }

  @Test(
    arguments: [  // score, confidence, whether sensitive; tier, effect, severity, held back
      (0.65, 1.0, false, "ALLOW", "ALLOW", nil, false),
      (0.66, 1, false, "MONITOR", "MONITOR", "LOW", false),
      (0.91, 1, false, "BLOCK", "BLOCK", "CRITICAL", false),
      (0.88, 0.84, true, "REQUIRE_2FA", "BLOCK", "HIGH", false),
      (0.77, 0.66, false, "CHALLENGE", "MONITOR", "MODERATE", true),
      (0.77, 0.66, true, "CHALLENGE", "BLOCK", "MODERATE", false),
      (0.7, 1, true, "CHALLENGE", "CHALLENGE", "MODERATE", false),
      (0.66, 0.5, false, "MONITOR", "MONITOR", "LOW", false),
    ] as [(Double, Double, Bool, String, String, String?, Bool)])
  func `ExpenseFlow's table decides as a policy`(
    score: Double, confidence: Double, sensitive: Bool, tier: String, effect: String,
    severity: String?, isHeldBack: Bool
  ) throws {
    var run = PolicyRun(of: .responses(.expenseFlow))
    let row = ScoredRow(score, confidence: confidence, standing: sensitive ? "sensitive" : nil)
    #expect(
      try run.decide(row)
        == Decision(
          isAlarm: score > 0.65, tier: tier, effect: effect, severity: severity,
          heldBack: isHeldBack ? .doubt : nil))
  }

  @Test func `a table is written in words, and reads the scale that it is on`() throws {
    let policy = try PolicyTests.policy(
      """
      responses:
        threshold: { above: 0.65 }
        gate: { confidence: { above: 0.8 }, otherwise: MONITOR }
        tiers:
          - { at-least: 0.7, action: CHALLENGE, severity: MODERATE }
          - { at-least: 0.9, action: BLOCK, severity: CRITICAL }
          - { at-least: 0.8, action: REQUIRE_2FA, severity: HIGH }
        otherwise: { action: MONITOR, severity: LOW }
        ordinary: { action: ALLOW }
        strict: { from: { above: 0.7 }, action: BLOCK }
      """)
    #expect(policy.choice.members["threshold"] == ["above": 0.65])
    #expect(policy.choice.members["ordinary"] == ["action": "ALLOW"])
    #expect(policy == .responses(.expenseFlow))
    #expect(
      policy.sentence
        == "Anomalies are answered by how strange they are: BLOCK ≥ 0.9, REQUIRE_2FA ≥ 0.8,"
        + " CHALLENGE ≥ 0.7, MONITOR > 0.65.")
    // A score of 3 lies half a deviation above 2: 0.5 on the scale, and 4 lies at 1.
    let scaled = Policy.responses(
      .expenseFlow, on: .standard(try StandardMap(mean: 2, deviation: 2)))
    #expect(
      try scaled.decisions(on: ScoredRows(Scores([3, 4]), confidences: [1, 1])).map(\.effect)
        == ["ALLOW", "BLOCK"])
  }

  @Test(arguments: [  // ▶ marks where the complaint must point
    (
      "tiers: ▶[{ above: 1, action: a }, { above: 1, action: b }]",
      "'tiers' must be bounds that differ, not > 1 twice"
    ),
    (
      "tiers: [▶{ action: a }]", "wanted exactly one of above, at-least, found none"
    ),
  ])
  func `a table that cannot be is refused where it stands`(marked: String, message: String) throws {
    let whole =
      "responses: { threshold: { above: 0 }, otherwise: { action: c }, ordinary: { action: d }, \(marked) }"
    let column = whole.distance(from: whole.startIndex, to: whole.firstIndex(of: "▶")!)
    let text = whole.replacing("▶", with: "")
    let place = Place(Source(text, name: "test"), line: 1, column: column + 1)
    #expect(throws: Complaints(Complaint(message, at: place))) { try PolicyTests.policy(text) }
  }
}

/// Elide's alert rules, with their cooldowns and windows.
struct AlertingRuleTests {
  /// Events in seconds, their scores and confidences.
  private static let events: [(Int64, Double, Double)] =
    [(0, 0.95, 0.9), (30, 0.95, 0.9), (60, 0.95, 0.9), (61, 0.75, 0.75)]
    + [120, 180].map { ($0, 0.95, 0.9) } + [(181, 0.75, 0.75)]
    + [240, 300, 360, 361].map { ($0, 0.95, 0.9) }

  private static let rows = try! ScoredRows(
    Scores(events.map(\.1)), confidences: events.map(\.2), times: events.map { 1000 * $0.0 })

  private static func lines(_ decisions: [Decision]) -> [String] {
    zip(events, decisions).map { event, decision in
      "\(event.0) \(decision.tier ?? "-") \(decision.heldBack?.rawValue ?? "sent")"
    }
  }

  private func policy(
    _ rules: AlertRules = .elide, certainty: Certainty = .stated, perGroup: Bool = false,
    fallsBack: Bool = false, above anomaly: Double = 0
  ) -> Policy {
    .alerts(
      rules, anomalies: .above(anomaly), certainty: certainty, perGroup: perGroup,
      fallsBack: fallsBack)
  }

  /// 300 is held back since [0, 300] holds five; at 360 the window [60, 360] holds four.
  @Test func `the most severe rule alone alerts, as often as its cooldown and its window let it`()
    throws
  {
    #expect(
      Self.lines(try policy().decisions(on: Self.rows)) == [
        "0 critical_anomaly sent", "30 critical_anomaly cooldown", "60 critical_anomaly sent",
        "61 high_anomaly sent", "120 critical_anomaly sent", "180 critical_anomaly sent",
        "181 high_anomaly sent", "240 critical_anomaly sent", "300 critical_anomaly limit",
        "360 critical_anomaly sent", "361 critical_anomaly cooldown",
      ])
  }

  @Test func `with a fall-back, milder rules alert where severe ones may not`() throws {
    #expect(
      Self.lines(try policy(fallsBack: true).decisions(on: Self.rows)) == [
        "0 critical_anomaly sent", "30 high_anomaly sent", "60 critical_anomaly sent",
        "61 medium_anomaly sent", "120 critical_anomaly sent", "180 critical_anomaly sent",
        "181 high_anomaly sent", "240 critical_anomaly sent", "300 critical_anomaly limit",
        "360 critical_anomaly sent", "361 high_anomaly sent",
      ])
  }

  @Test func `alerts carry their rule and its severity, and rows that are no anomalies none`()
    throws
  {
    var run = PolicyRun(of: policy(above: 0.6))
    #expect(try run.decide(ScoredRow(0.6, confidence: 1, time: 0)) == Decision(isAlarm: false))
    #expect(
      try run.decide(ScoredRow(0.95, confidence: 0.9, time: 0))
        == Decision(
          isAlarm: true, tier: "critical_anomaly", effect: "critical_anomaly", severity: "critical")
    )
    #expect(
      try run.decide(ScoredRow(0.95, confidence: 0.9, time: 59_999))
        == Decision(
          isAlarm: true, tier: "critical_anomaly", severity: "critical", heldBack: .cooldown))
    // No rule asks for so little confidence.
    #expect(try run.decide(ScoredRow(0.95, confidence: 0.1, time: 0)) == Decision(isAlarm: true))
  }

  /// u = 0.9 has the confidence 0.8, and |d| = 0.9 that of 0.9.
  @Test func `a confidence is stated, the score itself, or how far a unit score is from one half`()
    throws
  {
    func tier(_ certainty: Certainty, _ score: Double) throws -> String? {
      var run = PolicyRun(of: policy(certainty: certainty))
      return try run.decide(ScoredRow(score, confidence: 0.65, time: 0)).tier
    }
    #expect(try tier(.stated, 0.9) == "medium_anomaly")
    #expect(try tier(.score, 0.9) == "critical_anomaly")
    #expect(try tier(.unit, 0.9) == "critical_anomaly")
    #expect(try tier(.unit, 0.85) == "high_anomaly")
    #expect(policy(certainty: .unit).needs == [.time])
    #expect(policy(perGroup: true).needs == [.time, .group, .confidence])
  }

  @Test func `groups that share nothing alert as if each were alone`() throws {
    let merged = policy(certainty: .score, perGroup: true, fallsBack: true)
    let rows = try PolicyTests.rows(400, seed: 8)
    let all = try merged.decisions(on: rows)
    for group in Int32(0)..<3 {
      let own = (0..<400).filter { rows.groups!.codes[$0] == group }
      let apart = try ScoredRows(
        Scores(own.map { rows.scores[$0] }), times: own.map { rows.times![$0] },
        groups: rows.groups!.gathering(own))
      #expect(try merged.decisions(on: apart) == own.map { all[$0] })
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `alerts of a rule keep its cooldown, and no window holds more than its limit`(seed: UInt64)
    throws
  {
    let limits = AlertRule(
      "often", score: .above(0.2), confidence: .above(0), severity: .low, cooldown: 7,
      limit: .init(alerts: 3, seconds: 40))
    let rows = try PolicyTests.rows(500, seed: seed)
    let decisions = try policy(AlertRules([limits])).decisions(on: rows)
    let sent = zip(rows.times!, decisions).filter { $0.1.effect != nil }.map(\.0)
    #expect(sent.count > 20)
    #expect(zip(sent, sent.dropFirst()).allSatisfy { $1 - $0 >= 7000 })
    for end in sent { #expect(sent.count { $0 <= end && $0 >= end - 40_000 } <= 3) }
    // Whatever was held back would have broken one of the two.
    for (time, decision) in zip(rows.times!, decisions) where decision.heldBack != nil {
      let before = sent.filter { $0 <= time }
      switch decision.heldBack {
      case .cooldown: #expect(time - before.last! < 7000)
      case .limit: #expect(before.count { $0 >= time - 40_000 } == 3)
      case .doubt, nil: Issue.record("\(decision)")
      }
    }
  }

  @Test func `without cooldowns and limits each anomaly alerts`() throws {
    let free = AlertRule(
      "each", score: .above(0), confidence: .atLeast(0), severity: .low, cooldown: 0)
    let rows = try PolicyTests.rows(100, seed: 2)
    #expect(
      try policy(AlertRules([free]), above: 0.4).decisions(on: rows).map { $0.effect != nil }
        == rows.scores.values.map { $0 > 0.4 })
  }

  @Test func `rows of one moment are decided in their order`() throws {
    let rule = AlertRule(
      "once", score: .above(0), confidence: .above(0), severity: .high, cooldown: 1)
    let rows = try ScoredRows(
      Scores([0.9, 0.8, 0.7]), confidences: [1, 1, 1], times: [1000, 0, 1000])
    #expect(
      try policy(AlertRules([rule])).decisions(on: rows).map { $0.heldBack == nil }
        == [true, true, false])
  }

  @Test(arguments: [
    (
      "rules: [{ name: a, score: { above: 0 }, confidence: { above: 0 }, severity: low, at-most: 3 }]",
      "'rules' must be"
    ),
    (
      """
      rules: [{ name: a, score: { above: 0 }, confidence: { above: 0 }, severity: low },
              { name: a, score: { above: 1 }, confidence: { above: 0 }, severity: low }]
      """, "'rules' must be names that differ, not 'a' twice"
    ),
  ])
  func `rules that cannot be are refused`(yaml: String, message: String) {
    #expect(throws: Complaints.self) {
      do { _ = try PolicyTests.policy("alerts: { anomalies: { above: 0 }, \(yaml) }") } catch {
        #expect("\(error)".contains(message), "\(error)")
        throw error
      }
    }
  }

  @Test(arguments: PolicyTests.whole)
  func
    `the highest ordinary score is the nearest Float to a threshold, and else the last that is ordinary`(
      policy: Policy
    )
  {
    let highest = policy.highestOrdinaryScore
    guard policy.cut == nil else {
      #expect(highest == policy.cut.map { Float($0) })
      return
    }
    #expect(
      policy.verdicts(on: Scores([Double(highest), Double(highest.nextUp)])).values == [
        false, true,
      ])
  }

  @Test func `never is above every score, and always below`() {
    #expect(Policy.threshold(.infinity).highestOrdinaryScore == .infinity)
    #expect(Policy.threshold(-.infinity).highestOrdinaryScore == -.infinity)
  }
}
