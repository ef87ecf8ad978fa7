import Artifacts
import Machine
import RunKit
import Testing

/// What the trials of a run came to.
struct RecordsTests {
  private let data = [MadeData(validation: "+-", test: "++--")]

  @Test func `a damaged record is refused with what to do about it`() throws {
    let run = try MadeRun("detectors: [ecod]", on: data, [MadeTrial("e", "ecod").lost()])
    #expect(try run.outcomes().lost == ["e": []])
    try FileSystem.write("", to: run.folder.trial("e"))
    #expect {
      try run.outcomes()
    } throws: { error in
      let file = run.folder.trial("e")
      return "\(error)"
        == "\(file):1:1: wanted a value, found the end; 'assay run' of the same spec computes it again"
    }
  }

  @Test func `what has a record found something or failed, and what has none was lost`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod, pca]\nseeds: [1, 2]", on: data,
      [
        MadeTrial("p2", "pca", seed: 2).failed("no"), MadeTrial("p1", "pca").failed("none"),
        MadeTrial("c1", "copod").lost("it was killed", "it took longer than 1 s"),
        MadeTrial("c2", "copod", seed: 2).lost(), MadeTrial("e2", "ecod", seed: 2).found(),
        MadeTrial("e1", "ecod").found(),
      ])
    let outcomes = try run.outcomes()
    #expect(outcomes.found == ["e1", "e2"])
    #expect(outcomes.failed == ["p1", "p2"])
    #expect(outcomes.lost == ["c1": ["it was killed", "it took longer than 1 s"], "c2": []])
  }

  @Test func `a trial without a record and without a timing was lost for no known reason`() throws {
    let run = try MadeRun("detectors: [ecod]", on: data, [MadeTrial("e", "ecod").lost("killed")])
    try FileSystem.remove(run.folder.timing("e"))
    #expect(try run.outcomes().lost == ["e": []])
  }

  @Test func `only trials that learned from all training rows count at the end`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod, pca]", on: data,
      [
        MadeTrial("e", "ecod").found(), MadeTrial("c", "copod").learningFrom(share: 0.5).found(),
        MadeTrial("p", "pca").learningFrom(share: 1).found(),
      ])
    #expect(try run.counting() == ["e", "p"])
  }
}
