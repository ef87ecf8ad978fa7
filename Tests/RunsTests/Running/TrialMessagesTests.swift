import Artifacts
import Formats
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What driver and worker say to each other: these very lines.
struct TrialMessagesTests {
  @Test func `a worker is first told what all its trials have in common`() throws {
    let line =
      #"{"folder":"reports/a/1","models":true,"platform":"p","scores":false,"search":[".","b"]}"#
    let setup = try MessageLine(line).setup
    #expect(setup.json.text() == line)
    #expect(setup.folder.path == "reports/a/1")
    #expect(setup.searchFolders == [".", "b"])
    #expect(!setup.keepsScores)
    #expect(setup.keepsModels)
    #expect(setup.platform == "p")
  }

  private static let trial =
    #"{"dataset":2,"id":"0123","rows":"4567","scores":"89ab","trial":{"control":true,"dataset":"d","#
    + #""detector":"lof","features":{"scale":"none"},"seed":7,"settings":{"neighbors":5},"#
    + #""split":{"fold":1,"holdout":{"test":0.5}}}}"#

  @Test func `an order is a trial and whether its rows are shared`() throws {
    let line = #"{"judges":null,"shares":true,"trial":\#(Self.trial)}"#
    let order = try MessageLine(line).order
    #expect(TrialMessages.json(of: order).text() == line)
    #expect(order.judging == nil)
    #expect(order.sharesRows)
    #expect(order.trial.id == "0123")
    #expect(order.trial.scores == "89ab")
    #expect(order.trial.dataset == 2)
    #expect(order.trial.rows == "4567")
    #expect(order.trial.identity.dataset == "d")
    #expect(order.trial.identity.split == ["holdout": ["test": 0.5], "fold": 1])
    #expect(order.trial.identity.features == ["scale": "none"])
    #expect(order.trial.identity.detector == "lof")
    #expect(order.trial.identity.settings == ["neighbors": 5])
    #expect(order.trial.identity.seed == 7)
    #expect(order.trial.identity.isControl)
  }

  @Test func `an order may be to judge scores that another run has`() throws {
    let line =
      #"{"judges":{"folder":"reports/a/1","trial":"cdef"},"shares":false,"trial":\#(Self.trial)}"#
    let order = try MessageLine(line).order
    #expect(TrialMessages.json(of: order).text() == line)
    #expect(order.judging == KeptScores(folder: RunFolder("reports/a/1"), trial: "cdef"))
  }

  @Test(arguments: [
    (#"{"id":"a","metric":0.5,"status":"ok"}"#, MessageLine.Outcome.found(metric: 0.5)),
    (#"{"id":"a","metric":null,"status":"ok"}"#, .found(metric: nil)),
    (#"{"id":"a","status":"failed"}"#, .failed),
    (#"{"id":"a","reason":"no \"disk\"","status":"lost"}"#, .lost(reasons: [#"no "disk""#])),
  ])
  func `an answer is that something was found, that nothing was, or that it was lost`(
    line: String, outcome: MessageLine.Outcome
  ) throws {
    let answer = try MessageLine(line).answer
    #expect(answer.id == "a")
    #expect(answer.outcome == outcome)
    #expect(answer.json.text() == line)
  }

  @Test func `an answer of another kind is refused`() throws {
    let error = #expect(throws: FileError.self) {
      try MessageLine(#"{"id":"a","status":"well"}"#).answer
    }
    #expect(error?.description == "line: status: wanted ok, failed or lost")
  }
}
