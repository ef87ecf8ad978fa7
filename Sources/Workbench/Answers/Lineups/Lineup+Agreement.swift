import Artifacts
import Evaluation
import Machine
import Specs
import Trials
import Vocabulary

extension Lineup {
  /// The share of the test rows that are compared, one in so many, and the fewest that are.
  private static let shareOfTop = 100
  private static let fewestOfTop = 10

  /// How far the best setting of each detector, and its refits, find the same rows strange.
  ///
  /// - Returns: `nil` where labels are known, scores are not kept, or there is nothing to compare.
  func agreement(
    by selection: Selection, in folder: RunFolder
  ) throws(FileError) -> SummaryRecord.Agreement? {
    guard let occasion = occasions.first, let counts = entrants.first?.trials[0].findings.test,
      counts.unlabelled == counts.rows, counts.rows >= 2 * Self.fewestOfTop
    else { return nil }
    let top = max(Self.fewestOfTop, counts.rows / Self.shareOfTop)
    var opinions: [(entrant: Entrant, trial: String, scores: Scores, refits: Double?)] = []
    for detector in competitors.map(\.candidate.detector).uniqued() {
      let own = competitors.filter { $0.candidate.detector == detector }
      guard let entrant = own.best(by: selection) ?? own.first,
        let trial = entrant.trial(on: occasion)?.trial.id
      else { return nil }
      let refits = try Self.refits(of: entrant, as: trial, in: folder)
      guard let scores = refits.first, scores.count == counts.rows else { return nil }
      opinions.append((entrant, trial, scores, TopStability.meanJaccard(of: refits, top: top)))
    }
    guard opinions.count > 1 || opinions.contains(where: { $0.refits != nil }) else { return nil }
    return SummaryRecord.Agreement(
      dataset: dataset, rows: counts.rows, top: top,
      opinions: opinions.map { one in
        SummaryRecord.Opinion(
          detector: one.entrant.name, trial: one.trial,
          shared: opinions.map { other in
            TopStability.meanJaccard(of: [one.scores, other.scores], top: top) ?? 0
          }, refits: one.refits)
      })
  }

  /// The scores of the test rows by a trial, and by those of its candidate that have the same test rows.
  private static func refits(
    of entrant: Entrant, as trial: String, in folder: RunFolder
  ) throws(FileError) -> [Scores] {
    let record = try folder.readTrial(trial)
    guard let scores = try folder.readScores(of: record)?.test,
      let rows = try folder.readRows(of: record)?.test.numbers
    else { return [] }
    var refits = [scores]
    for other in entrant.trials where other.trial.id != trial {
      let record = try folder.readTrial(other.trial.id)
      guard try folder.readRows(of: record)?.test.numbers == rows,
        let again = try folder.readScores(of: record)?.test
      else { continue }
      refits.append(again)
    }
    return refits
  }
}
