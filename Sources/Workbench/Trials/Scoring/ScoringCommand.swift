import Artifacts
import Foundation
import Machine
import Numerics
import Specs
import Vocabulary

/// It runs in the worker's process group, so that a limit that ends the worker ends it too.
extension OutsideCommand {
  /// Each part is scored by a call of its own, so that no row can tell the program of another part.
  func scores(of preparation: Preparation, seed: Int, in place: TrialPlace) throws -> SourcedScores
  {
    let calls = Calls(folder: place.scratch, seed: seed)
    try calls.begin()
    defer { calls.end() }
    let fitting = Stopwatch()
    if let fit { try calls.run(fit, called: "fit", on: preparation.train) }
    let fitSeconds = fitting.seconds

    let scoring = Stopwatch()
    let isTransductive = preparation.isTransductive
    let validation = try calls.scores(score, of: preparation.validation)
    let training =
      isTransductive || preparation.validation.rows == 0
      ? try calls.scores(score, of: preparation.train) : Scores([])
    let test = isTransductive ? training : try calls.scores(score, of: preparation.test)
    return SourcedScores(
      scores: TrialScores(training: training, validation: validation, test: test),
      fitSeconds: fitSeconds, scoreSeconds: scoring.seconds,
      notes: ["the scores are those of a command: there is no pipeline to time or export"])
  }
}

/// The calls of one trial, which share a folder.
private struct Calls {
  let folder: String
  let seed: Int

  private var rows: String { Paths.join(folder, "rows.npy") }
  private var model: String { Paths.join(folder, "model") }
  private var output: String { Paths.join(folder, "scores.npy") }

  /// Makes the folder; what a lost attempt left in it is removed.
  func begin() throws {
    try FileSystem.remove(folder)
    Leftovers.note(folder)
    try FileSystem.makeFolder(model)
  }

  func end() { try? FileSystem.remove(folder) }

  /// The scores that `command` gives to rows; none for none.
  func scores(_ command: String, of matrix: Matrix<Float>) throws -> Scores {
    guard matrix.rows > 0 else { return Scores([]) }
    try FileSystem.remove(output)
    try run(command, called: "score", on: matrix)
    guard FileSystem.exists(output) else { throw OutsideError.noScores }
    return try Scores(
      outside: FileSystem.read(output), called: "the file at ASSAY_SCORES", rows: matrix.rows)
  }

  /// Runs `command` to its end; what it prints is not kept.
  func run(_ command: String, called name: String, on matrix: Matrix<Float>) throws {
    try matrix.write(npy: rows)
    var environment = ProcessInfo.processInfo.environment
    environment["ASSAY_ROWS"] = rows
    environment["ASSAY_MODEL"] = model
    environment["ASSAY_SCORES"] = output
    environment["ASSAY_SEED"] = "\(seed)"
    let outcome = try ChildProcess.run(
      "sh", ["-c", command], environment: environment, sharesGroup: true)
    switch outcome.status {
    case .exited(code: 0): return
    case .exited:
      throw OutsideError.ended(name, outcome.status, lastLine: Python.lastLine(outcome.errors))
    case .killed:  // an event of this machine, which another attempt may not meet
      throw FileError(.refused, "'\(name)' of the command", "\(outcome.status)")
    }
  }
}
