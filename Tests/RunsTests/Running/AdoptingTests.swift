import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// What is taken over from other runs, and what runs again though it has a record.
struct AdoptingTests {
  private static let three = "detectors: [{ knn: { neighbors: [1, 3] } }, ecod]\ncontrols: false"

  @Test
  func `what another run has found is taken over, byte for byte, with all that belongs to it`()
    throws
  {
    let (host, _) = try SmallSweep.scripted(Self.three, name: "first")
    try host.perform()
    let trial = try host.trial("knn 3")
    let parts: [(RunFolder) -> String] = [
      { $0.trial(trial.id) }, { $0.timing(trial.id) }, { $0.curve(trial.id) },
      { $0.scores(trial.id) }, { $0.split(trial.rows) }, { $0.fitted(trial.id) },
    ]
    for (place, part) in parts.enumerated() where place > 0 {
      let path = part(try host.folder)
      try FileSystem.makeFolder(Paths.folder(of: path))
      try FileSystem.write(
        place == 1
          ? TimingRecord(id: trial.id, status: .ok, fitSeconds: 7).json.text() : "part \(place)",
        to: path)
    }
    let (guest, worker) = try SmallSweep.scripted(
      "detectors: [{ knn: { neighbors: [3, 5] } }]\ncontrols: false\nlatency: { calls: 10 }",
      name: "second", beside: host)
    let plan = try guest.writePlan()
    #expect(plan.trials == 1)
    for part in parts {
      #expect(try FileSystem.read(part(guest.folder)) == FileSystem.read(part(host.folder)))
    }
    #expect(try worker.orders == [])
  }

  @Test func `a trial that another run has found is not run`() throws {
    let (host, _) = try SmallSweep.scripted(Self.three, name: "first")
    try host.perform()
    let (guest, worker) = try SmallSweep.scripted(
      "detectors: [{ knn: { neighbors: [3, 5] } }]\ncontrols: false", name: "second", beside: host)
    #expect(try guest.perform().events.first == "2 planned, 1 finished")
    #expect(try worker.orders == guest.ids("knn 5"))
    #expect(try guest.folder.readSummary().standings.count == 2)
  }

  @Test func `a trial of other code is not taken over`() throws {
    let (host, _) = try SmallSweep.scripted(Self.three, name: "first")
    try host.perform()
    let (guest, worker) = try SmallSweep.scripted(Self.three, name: "second", beside: host)
    guest.options.codeVersion = "d"
    try guest.hand({ _ in .init(validation: 0.1) }, to: worker)
    #expect(try guest.perform().events.first == "3 planned, 0 finished")
  }

  @Test func `a trial runs again where its scores are to be kept and were not`() throws {
    let sweep = try SmallSweep(Self.three)
    sweep.options.keepsScores = false
    _ = try sweep.madeFolder()
    for trial in try sweep.trials { try sweep.keep(trial, validation: 0.5) }
    #expect(try sweep.writePlan().trials == 0)
    sweep.options.keepsScores = true
    #expect(try sweep.writePlan().trials == 3)
    try FileSystem.write("x", to: sweep.folder.scores(sweep.trial("knn 1").id))
    #expect(try sweep.writePlan().trials == 2)
  }

  /// The phases fit again what they need themselves, and that is not every trial.
  @Test func `no trial runs again for a later phase before it is known which one that needs`()
    throws
  {
    let sweep = try SmallSweep("\(Self.three)\nlatency: { calls: 10 }")
    sweep.options.keepsScores = false
    _ = try sweep.madeFolder()
    for trial in try sweep.trials { try sweep.keep(trial, validation: 0.5) }
    #expect(try sweep.writePlan().trials == 0)
  }
}
