import EventKit
import Features
import Testing
import Vocabulary

@testable import Systems

struct StrictEndpointTests {
  typealias Features = ExpenseFlowFeatures

  @Test func `what is asked of an endpoint that is treated strictly is critical, and stands apart`()
    throws
  {
    let request = #""endpoint": "/api/admin/users", "endpointSensitivity": "LOW""#
    let lines = [
      FlowLines.request(request),
      FlowLines.request(#""endpoint": "/api/admin""#, at: FlowLines.time + 1),
      FlowLines.request("", at: FlowLines.time + 2),
      FlowLines.request(#""endpoint": "/export""#, at: FlowLines.time + 3),
    ]
    let recording = try FlowFile(lines.joined(separator: "\n")).recording()
    let strict = try Features(strictEndpoints: ["/api/admin/*", "/export"]).rows(of: recording)
    let place = try #require(
      FittedExpenseFlowFeatures.names.firstIndex(of: "endpoint_sensitivity"))
    func value(_ rows: Dataset, _ row: Int) -> Double? { rows.table.columns[place].numbers?[row] }
    #expect((0..<4).map { value(strict, $0) } == [1, 0, 0, 1])
    #expect(strict.standings == ["sensitive", "usual", "usual", "sensitive"])
    let usual = try Features().rows(of: recording)
    #expect(
      (0..<4).map { value(usual, $0) } == [0, 0, 0, 0] && usual.standings == nil)
    #expect(
      try PastLaw(features: Features(scoreAt: .request, strictEndpoints: ["/a*"])).breaches(
        on: WorkedExample.recording()) == [])
  }
}
