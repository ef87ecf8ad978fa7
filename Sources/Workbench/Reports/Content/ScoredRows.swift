import Artifacts
import Machine
import Vocabulary

/// The test rows of a trial with their scores, as the run has kept them.
struct ScoredRows: Sendable {
  let scores: Scores
  private let rows: KnownRows
  private let areLabelsShown: Bool

  /// - Returns: `nil` where the run keeps no scores.
  init?(of record: TrialRecord, in folder: RunFolder) throws(FileError) {
    guard let findings = record.findings, let scores = try folder.readScores(of: record)?.test,
      let rows = try folder.readRows(of: record)?.test, rows.count == scores.count
    else { return nil }
    self.init(
      scores, rows,
      // What is known of sealed rows is no part of the findings, and is not shown.
      areLabelsShown: findings.test.unlabelled < findings.test.rows)
  }

  init(_ scores: Scores, _ rows: KnownRows, areLabelsShown: Bool) {
    self.scores = scores
    self.rows = rows
    self.areLabelsShown = areLabelsShown
  }

  /// The rows with the highest scores, the highest first, those of equal scores in the order of the data.
  var strangest: [StrangeRow] {
    scores.highest(StrangeRow.most).map { place in
      StrangeRow(
        place: rows.numbers[place],
        time: rows.times.map { WallTime(milliseconds: $0[place]) },
        score: scores[place], label: label(place))
    }
  }

  /// When rows alarm; `nil` where the time of rows is not known.
  func alarms(above threshold: Double) -> AlarmTimes? {
    rows.times.flatMap { times in
      AlarmTimes(
        times.indices.map { place in
          (time: times[place], isAlarm: scores[place] > threshold, label: label(place))
        })
    }
  }

  private func label(_ place: Int) -> Label { areLabelsShown ? rows.labels[place] : .unknown }
}
