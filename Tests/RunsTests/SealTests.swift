import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Trials
import Vocabulary

@testable import Runs

/// What was written is what is read: one changed byte of a run is found and named.
struct SealTests {
  private func run() throws -> MadeRun {
    try MadeRun(
      "detectors: [ecod]", on: [MadeData("d", validation: "+-", test: "+-")],
      [
        MadeTrial("e", "ecod").found(
          validation: ["average_precision": 0.5], test: ["average_precision": 1], scores: [2, 1])
      ])
  }

  private func damage(_ path: String, _ what: String) -> FileError {
    FileError(
      .malformed, path,
      "is damaged: \(what) (its SHA-256 differs); 'assay run' of the same spec computes it again")
  }

  @Test(arguments: ["run.json", "trials/e.json"])
  func `a changed value of a record is found, another layout is none`(name: String) throws {
    let run = try run()
    let path = Paths.join(run.folder.path, name)
    func read() throws {
      if name == "run.json" {
        _ = try run.folder.readRun()
      } else {
        _ = try run.folder.readTrial("e")
      }
    }
    let text = try FileSystem.readText(path)
    try FileSystem.write(text.replacing("\n", with: "\n "), to: path)
    #expect(throws: Never.self) { try read() }
    let changed = text.replacing("\"ecod\"", with: "\"hbos\"")
    #expect(changed != text)
    try FileSystem.write(changed, to: path)
    #expect(throws: damage(path, "its content is not what was written")) { try read() }
  }

  @Test func `a file that is not the one which the trial left is found by its record`() throws {
    let run = try run()
    let record = try run.folder.readTrial("e")
    try run.folder.write(record)  // seals what lies beside it by now
    #expect(run.folder.soundness(of: "e") == .sound)
    #expect(try run.folder.unsealedTrials() == 0)
    let scores = run.folder.scores("e")
    var bytes = try FileSystem.read(scores)
    bytes[bytes.count - 1] ^= 1
    try FileSystem.write(bytes, to: scores)
    #expect(
      run.folder.soundness(of: "e")
        == .damaged([damage(scores, "it is not the file that trial e left")]))
    #expect(throws: FileError.self) { try run.folder.readScores(of: record) }
  }

  @Test func `each file that belongs to a trial is sealed`() throws {
    let run = try run()
    let record = try run.folder.readTrial("e")
    let named = TrialRecord(
      id: "e", rows: run.trial("e").rows, trial: record.trial, outcome: record.outcome)
    let folder = run.folder
    let files = [
      folder.scores("e"), folder.trainingScores("e"), folder.curve("e"),
      folder.split(run.trial("e").rows),
    ]
    for file in files { try FileSystem.write("what \(file) holds", to: file) }
    try folder.write(named)
    #expect(folder.soundness(of: "e") == .sound)
    for file in files {
      let text = try FileSystem.readText(file)
      try FileSystem.write(text + ".", to: file)
      #expect(
        folder.soundness(of: "e")
          == .damaged([damage(file, "it is not the file that trial e left")]))
      try FileSystem.write(text, to: file)
    }
    // Scores that are gone are no damage; the rows are, which all that is said of scores rests on, and the curve.
    try FileSystem.remove(files[0])
    #expect(folder.soundness(of: "e") == .sound)
    for file in files[2...] { try FileSystem.remove(file) }
    #expect(
      folder.soundness(of: "e")
        == .damaged(
          files[2...].map {
            FileError(.missing, $0, "is gone; 'assay run' of the same spec computes it again")
          }))
  }

  @Test func `a timing that cannot be read is damage like another, which a new run mends`() throws {
    let run = try run()
    try FileSystem.write("{\"seconds\": ", to: run.folder.timing("e"))
    guard case .damaged(let damages) = run.folder.soundness(of: "e") else {
      return #expect(Bool(false), "a damaged timing passed")
    }
    #expect(damages.count == 1 && damages[0].path == run.folder.timing("e"))
  }

  @Test func `a record that is gone is told with what to do`() throws {
    let run = try run()
    try FileSystem.remove(run.folder.trial("e"))
    #expect(
      throws: FileError(
        .missing, run.folder.trial("e"), "is gone; 'assay run' of the same spec computes it again")
    ) { try run.folder.readTrial("e") }
  }

  @Test func `a truncated record says what to do, and is not taken for one without a seal`() throws
  {
    let run = try run()
    let text = try FileSystem.readText(run.folder.run)
    try FileSystem.write(String(text.prefix(1)), to: run.folder.run)
    #expect(!run.folder.isUnsealed)
    let message = #expect(throws: FileError.self) { try run.folder.readRun() }?.message
    #expect(message?.hasSuffix("; 'assay run' of the same spec computes it again") == true)
  }

  @Test func `turned labels of a division are found`() throws {
    let run = try run()
    let record = try run.folder.readTrial("e")
    let named = TrialRecord(
      id: "e", rows: run.trial("e").rows, trial: record.trial, outcome: record.outcome)
    try run.folder.write(named)
    let split = run.folder.split(run.trial("e").rows)
    let rows = try SplitRows(readFrom: split)
    let turned = KnownRows(
      numbers: rows.test.numbers,
      labels: Labels(rows.test.labels.values.map { $0 == .anomaly ? .ordinary : .anomaly }))
    try FileSystem.write(
      SplitRows(train: rows.train, validation: rows.validation, test: turned).bytes, to: split)
    #expect(throws: damage(split, "it is not the file that trial e left")) {
      try run.folder.readRows(of: named)
    }
  }

  @Test func `a record that is older than seals is read as it is`() throws {
    let run = try run()
    let record = try run.folder.readTrial("e")
    try FileSystem.write(record.json.bytes(.indented), to: run.folder.trial("e"))
    try FileSystem.write(run.record.json.bytes(.indented), to: run.folder.run)
    #expect(run.folder.soundness(of: "e") == .unsealed)
    #expect(try run.folder.unsealedTrials() == 1)
    #expect(run.folder.isUnsealed)
    #expect(try run.folder.readTrial("e") == record)
  }

  @Test func `a run goes on by computing again what is damaged, and nothing else`() throws {
    let (sweep, worker) = try SmallSweep.scripted(
      "detectors: [{ knn: { neighbors: [1, 3] } }, ecod]\ncontrols: false")
    try sweep.perform()
    let trial = try sweep.trial("ecod")
    let record = try sweep.folder.readTrial(trial.id)
    try sweep.folder.write(record)
    let path = try sweep.folder.trial(trial.id)
    let text = try FileSystem.readText(path)
    try FileSystem.write(text.replacing("\"seed\": 1", with: "\"seed\": 2"), to: path)
    #expect(
      try sweep.preview.steps.map(\.words) == ["keep", "keep", "run: damaged: \(trial.id).json"])
    let orders = try worker.orders.count
    let events = try sweep.perform().events
    let told = damage(path, "its content is not what was written").description
    #expect(events.first == "phase \(told)")
    #expect(try worker.orders.dropFirst(orders) == [trial.id])
    #expect(try sweep.folder.readTrial(trial.id) == record)
  }

  @Test func `a run that did not come to its end says so, and one at work says that`() throws {
    let run = try run()
    func message() throws -> String? {
      #expect(throws: FileError.self) { try run.folder.readSummary() }?.message
    }
    #expect(
      try message()
        == "is not there: the run did not come to its end; the same 'assay run' goes on from there")
    let lock = try #require(try FileLock.attempt(run.folder.lock))
    #expect(try message() == "is not there yet: the run is still at work")
    withExtendedLifetime(lock) {}
  }

  @Test func `a damaged summary is made again`() throws {
    let (sweep, _) = try SmallSweep.scripted("detectors: [ecod]\ncontrols: false")
    try sweep.perform()
    let path = try sweep.folder.summary
    let text = try FileSystem.readText(path)
    try FileSystem.write(text.replacing("ecod", with: "hbos"), to: path)
    #expect(throws: damage(path, "its content is not what was written")) {
      try sweep.folder.readSummary()
    }
    try sweep.perform()
    #expect(try FileSystem.readText(path) == text)
  }

  @Test func `a record that is no JSON is refused where it ends to be`() throws {
    let run = try run()
    let path = Paths.join(run.folder.path, "run.json")
    try FileSystem.write("{\n  \"name\": ?\n}", to: path)
    let error = #expect(throws: FileError.self) { try run.folder.readRun() }
    #expect(error?.line == 2 && error?.column == 11)
  }
}
