import Decisions
import Testing
import Vocabulary

struct ResponsePolicyTests {
  @Test(arguments: [  // score, confidence, recommended, effective, severity
    (0.95, 0.9, "BLOCK", "BLOCK", "CRITICAL"),
    (0.9, 0.9, "BLOCK", "BLOCK", "CRITICAL"),
    (0.9.nextDown, 0.9, "REQUIRE_2FA", "REQUIRE_2FA", "HIGH"),
    (0.8, 0.8, "REQUIRE_2FA", "MONITOR", "HIGH"),
    (0.7, 0.81, "CHALLENGE", "CHALLENGE", "MODERATE"),
    (0.66, 0.9, "MONITOR", "MONITOR", "LOW"),
  ])
  func `ExpenseFlow's tiers act only when the detector is sure`(
    score: Double, confidence: Double, recommended: String, effective: String, severity: String
  ) {
    #expect(
      ResponsePolicy.expenseFlow.response(score: score, confidence: confidence)
        == Response(
          isAnomaly: true, recommended: recommended, effective: effective, severity: severity,
          isHeldBack: recommended != effective))
  }

  @Test func `a score of exactly 0.65 is allowed`() {
    let response = ResponsePolicy.expenseFlow.response(score: 0.65, confidence: 1)
    #expect(response.effective == "ALLOW" && !response.isAnomaly)
  }

  @Test func `strict endpoints refuse above 0.7 however unsure the detector is`() {
    let policy = ResponsePolicy.expenseFlow
    #expect(policy.response(score: 0.71, confidence: 0.1, isStrict: true).effective == "BLOCK")
    #expect(
      policy.response(score: 0.71, confidence: 0.1, isStrict: true).recommended == "CHALLENGE")
    #expect(policy.response(score: 0.7, confidence: 0.1, isStrict: true).effective == "MONITOR")
  }

  @Test func `without a confidence a gate stays shut, and without a score the top tier answers`() {
    #expect(
      ResponsePolicy.expenseFlow.response(score: 0.95, confidence: nil).effective == "MONITOR")
    #expect(ResponsePolicy.expenseFlow.response(score: .nan, confidence: 1).effective == "BLOCK")
  }

  @Test func `bands that overlap or are no numbers are refused`() {
    #expect(throws: SettingError("tiers", mustBe: "bounds that differ", not: "≥ 0.5 twice")) {
      try Bands([(.atLeast(0.5), "a"), (.atLeast(0.5), "b")], otherwise: "c")
    }
    #expect(throws: SettingError.self) { try Bands([(.above(.nan), "a")], otherwise: "b") }
  }

  @Test func `a bound that leaves its value out lies above one that takes it in`() throws {
    let bands = try Bands([(.atLeast(0.5), "at"), (.above(0.5), "over")], otherwise: "under")
    #expect([0.6, 0.5, 0.4].map { bands($0) } == ["over", "at", "under"])
  }
}

struct CertificatePolicyTests {
  private func status(
    onFile: Bool = true, match: Bool = true, failed: Int = 0, score: Double? = 0,
    images: ImageFindings? = nil
  ) -> CertificateStatus {
    CertificatePolicy().status(
      of: CertificateFindings(
        isOnFile: onFile, fieldsMatch: match, failedRules: failed, anomalyScore: score,
        images: images))
  }

  @Test func `the first rule that applies decides`() {
    #expect(status(onFile: false, failed: 3, score: 1) == .failed)
    #expect(status(failed: 1, score: 1) == .fake)
    #expect(status(score: 0.71) == .suspicious)
    #expect(status(score: 0.7) == .verified)
    #expect(status(score: nil) == .verified)
    #expect(status(match: false) == .suspicious)
  }

  @Test func `images can make a certificate fake or suspicious`() {
    #expect(status(images: ImageFindings()) == .verified)
    #expect(status(images: ImageFindings(tampering: 0.61)) == .fake)
    #expect(status(images: ImageFindings(seal: 0.59)) == .fake)
    #expect(status(images: ImageFindings(layout: 0.74)) == .suspicious)
    #expect(status(images: ImageFindings(metadataRisk: 0.71)) == .suspicious)
    #expect(status(images: ImageFindings(code: 0.79)) == .suspicious)
  }
}

struct AlertRulesTests {
  @Test func `the most severe rule that matches is tried`() {
    #expect(AlertRules.elide.rule(score: 0.95, confidence: 0.9)?.name == "critical_anomaly")
    #expect(AlertRules.elide.rule(score: 0.95, confidence: 0.75)?.name == "high_anomaly")
    #expect(AlertRules.elide.rule(score: 0.5, confidence: 0.6)?.name == "medium_anomaly")
    #expect(AlertRules.elide.rule(score: 0.5, confidence: 0.59) == nil)
  }

  @Test func `of equally severe rules the first of the table wins`() {
    let matching = AlertRules.elideSecurity.matching(score: 0.95, confidence: 0.9).map(\.name)
    #expect(
      matching == [
        "critical_anomaly", "security_critical", "high_anomaly", "security_high", "medium_anomaly",
      ])
  }

  @Test func `scenarios add their own rules`() {
    #expect(AlertRules.elideIoT.rule(score: 0.85, confidence: 0.7)?.name == "iot_critical")
    #expect(AlertRules.elideBusiness.rule(score: 0.65, confidence: 0.6)?.name == "business_high")
  }
}

struct NexoraBandsTests {
  @Test func `bands start where Nexora's do`() {
    #expect([0.71, 0.7].map { Bands.nexoraVerdict($0) } == ["anomaly", "ordinary"])
    #expect(
      [0.9, 0.7, 0.5, 0.4].map { Bands.nexoraPriority($0) } == ["high", "medium", "low", "none"])
    #expect(
      [0.9, 0.8, 0.6, 0.5].map { Bands.nexoraRiskLevel($0) } == [
        "critical", "high", "medium", "low",
      ])
    #expect([0.81, 0.8, 0.6].map { Bands.nexoraSeverity($0) } == ["high", "medium", "low"])
    #expect(
      [0.9, 0.8, 0.6, 0.4, 0.3].map { Bands.nexoraUrgency($0) }
        == ["immediate", "urgent", "moderate", "low", "informational"])
  }

  @Test func `only confident anomalies are critical`() {
    #expect(NexoraRisk(score: 0.95, confidence: 0.8, isAnomaly: true).level == "critical")
    #expect(NexoraRisk(score: 0.95, confidence: 0.7, isAnomaly: true).value == 0.8)
    #expect(NexoraRisk(score: 0.95, confidence: 0.9, isAnomaly: false).level == "minimal")
  }
}
