import Artifacts
import Files
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

struct RecordsTests {
  @Test func `a damaged record is refused with what to do about it`() throws {
    let path = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(path) }
    let folder = RunFolder(path)
    try folder.make()
    let identity = TrialIdentity(
      dataset: "d", split: ["all": [:]], features: ["scale": "none"], detector: "lof",
      settings: [:], seed: 1, isControl: false)
    let trial = PlannedTrial(id: "0123", identity: identity, dataset: 0, split: "s")
    #expect(try Records([trial], in: folder).lost.count == 1)
    try FileSystem.write("", to: folder.trial("0123"))
    #expect {
      try Records([trial], in: folder)
    } throws: { "\($0)".contains("0123.json: this record cannot be used") }
  }
}
