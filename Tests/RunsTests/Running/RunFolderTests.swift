import Artifacts
import Machine
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What a run finds in its folder, and what it leaves there.
struct RunFolderTests {
  @Test func `what a killed process left half-written is removed first`() throws {
    let (sweep, _) = try SmallSweep.scripted("detectors: [ecod]\ncontrols: false")
    let folder = try sweep.madeFolder()
    let leftovers = [
      Paths.join(folder.path, "trials/.a.json.1.part"), folder.trial("empty"),
      Paths.join(folder.prepared("p"), "train.npy"),
    ]
    try FileSystem.makeFolder(folder.prepared("p"))
    for (path, text) in zip(leftovers, ["{", "", "x"]) { try FileSystem.write(text, to: path) }
    try FileSystem.write("mine", to: Paths.join(folder.path, "notes.txt"))
    try sweep.perform()
    #expect(leftovers.filter(FileSystem.exists) == [])
    #expect(FileSystem.exists(Paths.join(folder.path, "notes.txt")))
  }

  @Test func `fitted pipelines go when no phase needs them any more`() throws {
    let (sweep, _) = try SmallSweep.scripted("detectors: [ecod]\ncontrols: false")
    let folder = try sweep.madeFolder()
    try FileSystem.write("x", to: folder.fitted("some"))
    try sweep.perform()
    #expect(!FileSystem.exists(Paths.folder(of: folder.fitted("some"))))
    try FileSystem.makeFolder(Paths.folder(of: folder.fitted("some")))
    try sweep.perform()
    #expect(!FileSystem.exists(Paths.folder(of: folder.fitted("some"))))
  }

  @Test func `of a damaged trial its record goes and what is damaged, and the rest stays`() throws {
    let (sweep, _) = try SmallSweep.scripted("detectors: [ecod]\ncontrols: false")
    let folder = try sweep.madeFolder()
    let trial = try sweep.trial("ecod")
    let files = [folder.trial(trial.id), folder.scores(trial.id), folder.curve(trial.id)]
    for file in files { try FileSystem.write("x", to: file) }
    try folder.discard(trial, [FileError(.malformed, folder.scores(trial.id), "is damaged")])
    #expect(files.map(FileSystem.exists) == [false, false, true])
  }

  @Test func `two runs do not work in one folder`() throws {
    let (sweep, worker) = try SmallSweep.scripted("detectors: [ecod]\ncontrols: false")
    let folder = try sweep.madeFolder()
    let lock = try #require(try FileLock.attempt(folder.lock))
    #expect(throws: RunError.busy(folder: folder.path)) { try sweep.perform() }
    #expect(try worker.orders == [])
    withExtendedLifetime(lock) {}
  }
}
