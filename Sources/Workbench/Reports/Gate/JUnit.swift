public import Artifacts
import Vocabulary
import Wording

/// What a gate said, as continuous integration reads tests: a suite a rule, a case a setting.
///
/// What cannot be decided is an error, so that nothing reads it as passed; where that was chosen, it is skipped.
public enum JUnit {
  /// - Parameters:
  ///   - time: When it was said, by RFC 3339 without an offset.
  ///   - host: Where.
  public static func text(of gate: GateRecord, at time: String, on host: String) -> String {
    let suites = gate.findings.map(\.rule).uniqued().enumerated().map { place, rule in
      suite(rule, place, gate, at: time, on: host)
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      \(suites.joined(separator: "\n"))
      </testsuites>

      """
  }

  private static func suite(
    _ rule: String, _ place: Int, _ gate: GateRecord, at time: String, on host: String
  ) -> String {
    let findings = gate.findings.filter { $0.rule == rule }
    let kinds = findings.map { kind(of: $0, in: gate) }
    func count(_ kind: Kind) -> Int { kinds.count { $0 == kind } }
    return """
      <testsuite id="\(place)" package="assay.gate" name="\(escaped(rule))" timestamp="\(time)" \
      hostname="\(escaped(host))" tests="\(findings.count)" failures="\(count(.failure))" \
      errors="\(count(.error))" skipped="\(count(.skipped))" time="0">
      <properties/>
      \(zip(findings, kinds).map(testCase).joined(separator: "\n"))
      <system-out/>
      <system-err/>
      </testsuite>
      """
  }

  private enum Kind: String { case passed, failure, error, skipped }

  private static func kind(of finding: GateRecord.Finding, in gate: GateRecord) -> Kind {
    switch (finding.answer, gate.undecidedCounts) {
    case (.pass, _): .passed
    case (.fail, _), (.undecided, .fail?): .failure
    case (.undecided, .pass?): .skipped
    case (.undecided, _): .error
    }
  }

  private static func testCase(_ finding: GateRecord.Finding, _ kind: Kind) -> String {
    let start =
      "<testcase classname=\"\(escaped(finding.rule))\" name=\"\(escaped(finding.setting))\" time=\"0\""
    let message = escaped(finding.sentence)
    switch kind {
    case .passed: return start + "/>"
    case .skipped: return "\(start)><skipped/></testcase>"
    case .failure, .error:
      return
        "\(start)><\(kind.rawValue) type=\"\(finding.answer.rawValue)\" message=\"\(message)\">"
        + "\(message)</\(kind.rawValue)></testcase>"
    }
  }

  private static func escaped(_ text: String) -> String { HTML.escaped(text) }
}
