import Datasets
import Files
import Vocabulary

/// A file of scores that were made elsewhere: one number for each row of the data set, in its order.
struct ScoreFile: Sendable {
  private let path: String
  /// What its bytes hash to, once a run has looked.
  private let hash: String?

  init(_ settings: Settings) {
    path = settings.text("file")
    hash = settings.optional("sha256") { $0.text($1) }
  }

  func scores(of preparation: Preparation, in place: TrialPlace) throws -> SourcedScores {
    let bytes = try FileSystem.read(DataLoader.found(path, place.searchFolders))
    if let hash, SHA256.hex(of: bytes) != hash { throw OutsideError.changed(path) }
    let all = try Scores(outside: bytes, called: "'\(path)'", rows: preparation.total)
    return SourcedScores(
      parts: ScoredParts(
        training: all.gathering(preparation.train.numbers),
        validation: all.gathering(preparation.validation.numbers),
        test: all.gathering(preparation.test.numbers), preparation: preparation),
      notes: ["the scores are those of '\(path)': there is no pipeline to time or export"])
  }
}

extension Scores {
  /// The scores in an NPY file that another program wrote: one finite number for each of `rows` rows.
  init(outside bytes: [UInt8], called name: String, rows: Int) throws(OutsideError) {
    let values: [Double]
    do throws(FileError) { values = try NPY.tensor(bytes.span, path: name).doubles } catch {
      throw .unreadable(error)
    }
    guard values.count == rows else { throw .count(name, found: values.count, wanted: rows) }
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(name, row: row, value: values[row])
    }
    self.init(values)
  }
}

extension Experiment {
  /// The experiment with the hash of every file of scores among its settings, so that runs and trials
  /// are others when the file is another.
  func sealed(searchFolders: [String]) throws -> Experiment {
    var members = settings.members
    members["detectors"] = .list(
      try settings.list("detectors").map { entry in
        let choice = Choice(entry)
        guard choice.name == "scores", !choice.settings.has("sha256") else { return entry }
        let path = try DataLoader.found(choice.settings.text("file"), searchFolders)
        var own = choice.settings.members
        own["sha256"] = .text(SHA256.hex(of: try FileSystem.read(path)))
        return Choice(choice.name, Settings(own)).json
      })
    return Experiment(Settings(members))
  }
}
