import Artifacts
import Formats
import Machine
import Numerics
import Specs
import Vocabulary

extension PythonModel {
  /// Learns and scores in one process, which runs in the worker's process group, so that a limit that ends the
  /// worker ends it too.
  func scores(of preparation: Preparation, seed: Int, in place: TrialPlace) throws -> SourcedScores
  {
    let folder = place.scratch
    try FileSystem.remove(folder)
    Leftovers.note(folder)
    try FileSystem.makeFolder(folder)
    defer { try? FileSystem.remove(folder) }
    if let sha256, sha256 != PythonScript.sha256 {
      throw OutsideError.changed("the script for Python")
    }
    let isTransductive = preparation.isTransductive
    let scoresTraining = isTransductive || preparation.validation.rows == 0
    let parts: [(name: String, rows: Matrix<Float>)] = [
      ("training", scoresTraining ? preparation.train : Matrix(rows: 0, columns: 0)),
      ("validation", preparation.validation),
      ("test", isTransductive ? Matrix(rows: 0, columns: 0) : preparation.test),
    ].filter { $0.rows.rows > 0 }
    try preparation.train.write(npy: Paths.join(folder, "learned.npy"))
    for part in parts { try part.rows.write(npy: Paths.join(folder, "\(part.name).npy")) }

    let working = Stopwatch()
    try run(parts.map(\.name), seed: seed, in: folder, by: place.python)
    let seconds = working.seconds
    func scores(_ name: String) throws -> Scores {
      guard let part = parts.first(where: { $0.name == name }) else { return Scores([]) }
      let file = Paths.join(folder, "\(name)-scores.npy")
      guard FileSystem.exists(file) else { throw OutsideError.noScoresOf(model) }
      return try Scores(
        outside: FileSystem.read(file), called: "the scores of \(model)", rows: part.rows.rows)
    }
    let training = try scores("training")
    return SourcedScores(
      scores: TrialScores(
        training: training, validation: try scores("validation"),
        test: isTransductive ? training : try scores("test")),
      fitSeconds: seconds,
      notes: [
        "the scores are those of \(model) of \(package.rawValue): there is no pipeline to time or export; "
          + "learning and scoring are timed as one"
      ])
  }

  private func run(_ parts: [String], seed: Int, in folder: String, by python: Python) throws {
    let words = ["trial", package.rawValue, version ?? "", call.text()] + parts
    let outcome = try python.run(
      words, variables: ["ASSAY_MODEL": folder, "ASSAY_SEED": "\(seed)"], sharesGroup: true)
    switch outcome.status {
    case .exited(code: 0): return
    case .exited:
      throw OutsideError.python(
        model, outcome.status, lastLine: Python.lastLine(outcome.errors))
    case .killed:  // an event of this machine, which another attempt may not meet
      throw FileError(.refused, "\(model) of \(package.rawValue)", "\(outcome.status)")
    }
  }
}
