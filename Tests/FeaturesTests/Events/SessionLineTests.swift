import EventKit
import Testing
import Vocabulary

@testable import Features

/// What a line says of a session.
struct SessionLineTests {
  @Test func `a request is named by how and what it asks`() {
    let line = SessionLine(SessionLines.request("s", at: 0, asking: "/api/reports"))
    #expect(line.request?.name == "GET /api/reports")
    #expect(line.request?.length == 99)
    #expect(line.request?.sensitivity == 0.67)
  }

  @Test(arguments: [(-9, true), (-8, true), (-7, false), (3, false)])
  func `a signal warns from a loss of eight points of trust on`(impact: Int, warns: Bool) {
    let line = SessionLine(
      SessionLines.line("signal", "s", at: 0, ["trustImpact": .integer(impact)]))
    guard case .other(let isWarning) = line.content else {
      Issue.record("a signal is neither a request nor the end")
      return
    }
    #expect(isWarning == warns)
    #expect(line.request == nil)
  }
}
