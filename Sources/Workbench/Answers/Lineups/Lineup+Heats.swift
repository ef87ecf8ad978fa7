import Artifacts
import Evaluation
import Machine
import Specs
import Trials
import Vocabulary

/// The scores of some entrants on the rows that choose and on those that measure, occasion by occasion.
struct LineupScores: Sendable {
  let entrants: [Entrant]
  let occasions: [Occasion]
  /// Empty where there are no validation rows.
  let choosing: [Heat]
  let test: [Heat]

  /// - Returns: `nil` where a run keeps no scores, or entrants did not see the same rows.
  init?(
    of entrants: [Entrant], on occasions: [Occasion], in folder: RunFolder,
    for questions: Questions
  ) throws(FileError) {
    var (choosing, test): ([Heat], [Heat]) = ([], [])
    for occasion in occasions {
      let trials = entrants.compactMap { $0.trial(on: occasion) }
      guard trials.count == entrants.count,
        let heats = try Self.heats(of: trials, seed: occasion.seed, in: folder, for: questions)
      else { return nil }
      choosing += heats.choosing.map { [$0] } ?? []
      test.append(heats.test)
    }
    self.entrants = entrants
    self.occasions = occasions
    (self.choosing, self.test) = (choosing, test)
  }

  private static func heats(
    of trials: [FinishedTrial], seed: Int, in folder: RunFolder, for questions: Questions
  ) throws(FileError) -> (choosing: Heat?, test: Heat)? {
    var rows: SplitRows?
    var read: Set<String> = []
    var scores: [TrialScores] = []
    for trial in trials {
      let record = try folder.readTrial(trial.trial.id)
      guard let own = try folder.readScores(of: record) else { return nil }
      scores.append(own)
      guard read.insert(trial.trial.rows).inserted else { continue }
      try folder.check(folder.split(trial.trial.rows), of: trial.trial.id)
      guard let seen = try folder.readRows(of: record).map(questions.shown) else { return nil }
      if let rows, rows.validation != seen.validation || rows.test != seen.test { return nil }
      rows = seen
    }
    guard let rows else { return nil }
    let choosing = ValidationRoles(of: rows.validation, by: questions.validation).choosing
    return (
      rows.validation.count == 0
        ? nil
        : Heat(
          rows.validation.gathering(choosing), seed: seed,
          scores: scores.map { $0.validation.gathering(choosing) }),
      Heat(rows.test, seed: seed, scores: scores.map(\.test))
    )
  }
}

extension Heat {
  init(_ rows: KnownRows, seed: Int, scores: [Scores]) {
    self.init(
      rows: rows.numbers, labels: rows.labels, groups: rows.groups, seed: seed, scores: scores)
  }
}
