import Advice
import Artifacts
import Formats
import RunKit
import Runs
import Specs
import Testing
import Trials

/// Which trials of two runs are set side by side.
struct ComparedTrialsTests {
  private let data = MadeData(validation: "+-", test: "++--")

  private func run(
    _ detectors: String, on names: [String] = ["d"], _ trials: [(MadeTrial, Double)]
  ) throws -> MadeRun {
    try MadeRun(
      "detectors: \(detectors)\nseeds: [1, 2]",
      on: names.map { MadeData($0, validation: "+-", test: "++--") },
      trials.map { trial, onValidation in
        trial.found(validation: ["average_precision": .number(onValidation)])
      }
    ).concluded()
  }

  private func histogram(_ id: String, bins: Int, seed: Int = 1) -> MadeTrial {
    MadeTrial(id, "hbos", seed: seed).of(["settings": ["bins": .integer(bins)]])
  }

  @Test
  func
    `each setting is compared with itself, with all its trials, the best of the first run first`()
    throws
  {
    let spec = "[hbos: { bins: [5, 10] }]"
    // In the first run the means are 0.375 of 5 bins and 0.5 of 10, in the second 0.75 and 0.5.
    let one = try run(
      spec,
      [
        (histogram("a5", bins: 5), 0.75), (histogram("a5-2", bins: 5, seed: 2), 0),
        (histogram("a10", bins: 10), 0.25), (histogram("a10-2", bins: 10, seed: 2), 0.75),
      ])
    let other = try run(
      spec,
      [
        (histogram("b5", bins: 5), 0.5), (histogram("b5-2", bins: 5, seed: 2), 1),
        (histogram("b10", bins: 10), 0.5), (histogram("b10-2", bins: 10, seed: 2), 0.5),
      ])
    let found = try RunComparison(one.folder, other.folder)
    #expect(found.rows.map(\.before) == [["a10", "a10-2"], ["a5", "a5-2"]])
    #expect(found.rows.map(\.after) == [["b10", "b10-2"], ["b5", "b5-2"]])
    #expect(found.notes.isEmpty)
  }

  @Test func `what only one run has is noted with the run that has it`() throws {
    let one = try run(
      "[ecod, copod]", on: ["x", "y"],
      [
        (MadeTrial("ae", "ecod", on: "x"), 0.75), (MadeTrial("ac", "copod", on: "x"), 0.5),
        (MadeTrial("aey", "ecod", on: "y"), 0.5),
      ])
    let other = try run(
      "[pca, ecod]", on: ["x", "z"],
      [
        (MadeTrial("bp", "pca", on: "x"), 0.75), (MadeTrial("be", "ecod", on: "x"), 0.5),
        (MadeTrial("bez", "ecod", on: "z"), 0.5),
      ])
    let found = try RunComparison(one.folder, other.folder)
    #expect(found.rows.map(\.before) == [["ae"]])
    #expect(found.rows.map(\.after) == [["be"]])
    #expect(
      found.notes == [
        "copod on x is only in the first run", "ecod on y is only in the first run",
        "pca on x is only in the second run", "ecod on z is only in the second run",
      ])
  }

  @Test func `rows stand in the order of the first run's standings`() throws {
    let one = try run(
      "[ecod, copod]", [(MadeTrial("ae", "ecod"), 0.25), (MadeTrial("ac", "copod"), 0.5)])
    let other = try run(
      "[ecod, copod]", [(MadeTrial("be", "ecod"), 0.75), (MadeTrial("bc", "copod"), 0.5)])
    #expect(
      try RunComparison(one.folder, other.folder).rows.map(\.detector) == ["copod", "ecod"])
  }

  @Test func `settings that differ stand by their paths, with both values`() throws {
    let one = try run("[ecod]", [(MadeTrial("a", "ecod"), 0.5)])
    let other = try MadeRun(
      "detectors: [ecod]\nseeds: [3]\noperation: { missed: 20 }\nlatency: { calls: 10 }",
      on: [data], [MadeTrial("b", "ecod", seed: 3).found()]
    ).concluded()
    let found = try RunComparison(one.folder, other.folder).settings
    #expect(found.map(\.path) == ["latency", "operation.missed", "seeds"])
    #expect(found.map { $0.before?.text() } == [nil, "10", "[1,2]"])
    #expect(
      found.map { $0.after?.text() } == [
        #"{"batch":[1,100],"calls":10,"threads":[1],"trials":"best"}"#, "20", "[3]",
      ])
    let back = try RunComparison(other.folder, one.folder).settings
    #expect(back.map { $0.before?.text() } == found.map { $0.after?.text() })
    #expect(try RunComparison(one.folder, one.folder).settings.isEmpty)
  }
}
