import Artifacts
import Formats
import Machine
import Specs
import Vocabulary

extension OutsideScores {
  func scores(of preparation: Preparation, in place: TrialPlace) throws -> SourcedScores {
    let bytes = try FileSystem.read(DataLoader.found(path, place.searchFolders))
    if let sha256, SHA256.hex(of: bytes) != sha256 { throw OutsideError.changed(path) }
    let all = try Scores(outside: bytes, called: "'\(path)'", rows: preparation.total)
    let rows = preparation.rows
    return SourcedScores(
      scores: TrialScores(
        training: all.gathering(rows.train.numbers),
        validation: all.gathering(rows.validation.numbers), test: all.gathering(rows.test.numbers)),
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
