import Artifacts
import Formats
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// The open trials of a run as a file, for an engine that hands ranges of them to machines of its own.
struct WrittenPlanTests {
  private func read(_ sweep: SmallSweep) throws -> WrittenPlan {
    try WrittenPlan(readFrom: sweep.writePlan().path)
  }

  @Test func `a plan is written as one line of JSON and read back as it was`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    let (path, count) = try sweep.writePlan()
    let trial = try sweep.trials[0]
    #expect(path == (try sweep.folder.plan))
    #expect(count == 1)
    #expect(
      try FileSystem.readText(path)
        == #"{"format":2,"setup":{"folder":"\#(try sweep.folder.path)","models":false,"#
        + #""platform":"p","scores":true,"search":["\#(sweep.home)"]},"#
        + #""trials":[{"judges":null,"shares":false,"trial":\#(trial.json.text())}]}"#)
    let plan = try read(sweep)
    #expect(plan.orders == [Order(trial)])
    #expect(plan == (try sweep.written()))
  }

  @Test(arguments: [
    ("", true, false), ("latency: { calls: 10 }", true, true), ("export: best", false, true),
  ])
  func `a plan says what workers are to keep`(rest: String, scores: Bool, models: Bool) throws {
    let sweep = try SmallSweep("detectors: [ecod]\n\(rest)")
    sweep.options.keepsScores = scores
    let setup = try read(sweep).setup
    #expect(setup.keepsScores == scores)
    #expect(setup.keepsModels == models)
  }

  @Test func `a plan lists the trials without a record, in the order of the plan`() throws {
    let sweep = try SmallSweep("detectors: [{ knn: { neighbors: [1, 2, 3] } }]")
    sweep.options.keepsScores = false
    _ = try sweep.madeFolder()
    try sweep.keep(sweep.trial("knn 2"), validation: 0.5)
    try sweep.keep(sweep.trial("constant"), validation: 0.5)
    #expect(
      try read(sweep).orders.map(\.trial.name) == [
        "knn 1", "knn 3", "random", "distance-to-mean", "largest-z",
      ])
  }

  @Test func `a plan of a halving search lists the round that comes next`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: [1, 2, 3, 4] } }]
      controls: false
      search: { halving: { keep: 0.5, rounds: 3 } }
      """)
    sweep.options.keepsScores = false
    // Over both rounds the mean of 3 would be ahead, 0.65 against 0.6.
    let found = [[0.3, 0.1, 0.5, 0.2], [0.9, 0.8], [0.5]]
    let tried = [
      ["knn 1 on 0.25", "knn 2 on 0.25", "knn 3 on 0.25", "knn 4 on 0.25"],
      ["knn 1 on 0.5", "knn 3 on 0.5"], ["knn 1 on 1.0"],
    ]
    for (values, lines) in zip(found, tried) {
      let trials = try read(sweep).orders.map(\.trial)
      #expect(trials.map { "\($0.name) on \($0.learns)" } == lines)
      for (trial, value) in zip(trials, values) { try sweep.keep(trial, validation: value) }
    }
    #expect(try read(sweep).orders == [])
  }

  @Test func `a run with nothing left to do has an empty plan`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    sweep.options.keepsScores = false
    _ = try sweep.madeFolder()
    try sweep.keep(sweep.trials[0], validation: 0.5)
    #expect(try sweep.writePlan().trials == 0)
    #expect(try read(sweep).orders == [])
  }

  @Test func `a plan of a newer Assay is refused`() throws {
    let sweep = try SmallSweep("detectors: [ecod]")
    let path = try sweep.writePlan().path
    let text = try FileSystem.readText(path)
    try FileSystem.write("{\"format\":3" + text.dropFirst("{\"format\":2".count), to: path)
    let error = #expect(throws: FileError.self) { try WrittenPlan(readFrom: path) }
    #expect(error?.description == "\(path): format: is a plan of a newer Assay")
  }
}
