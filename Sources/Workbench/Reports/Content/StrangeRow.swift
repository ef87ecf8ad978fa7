import Artifacts
import Machine
import Vocabulary

/// A test row that scores high, as somebody looks for it.
struct StrangeRow: Sendable, Equatable {
  /// Its place in the data set, from 0.
  let place: Int
  let time: WallTime?
  let score: Double
  let label: Label

  /// More are neither read nor seen.
  static let most = 200

  /// The test rows of a trial with the highest scores, the highest first, those of equal scores in the order of the
  /// data; none where the run keeps no scores.
  static func highest(of record: TrialRecord, in folder: RunFolder) throws(FileError)
    -> [StrangeRow]
  {
    guard let findings = record.findings,
      let scores = try folder.readScores(of: record)?.test,
      let rows = try folder.readRows(of: record)?.test, rows.count == scores.count
    else { return [] }
    // What is known of sealed rows is no part of the findings, and is not shown.
    let areLabelsShown = findings.test.unlabelled < findings.test.rows
    return scores.highest(most).map { place in
      StrangeRow(
        place: rows.numbers[place],
        time: rows.times.map { WallTime(milliseconds: $0[place]) },
        score: scores[place], label: areLabelsShown ? rows.labels[place] : .unknown)
    }
  }
}
