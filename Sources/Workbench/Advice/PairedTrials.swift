import Artifacts
import Evaluation
import Machine
import Vocabulary

/// The trials of two candidates, seed by seed and fold by fold: the scores of both on the same test rows.
struct PairedTrials {
  /// One for each seed and fold that both have, or why there is none.
  let heats: Result<[Heat], Unpaired>

  /// Why two candidates cannot be compared.
  struct Unpaired: Error {
    let sentence: String
  }

  init(
    _ one: [String], in old: RunFolder, _ other: [String], in new: RunFolder
  ) throws(FileError) {
    let (before, after) = (try Self.records(one, in: old), try Self.records(other, in: new))
    var heats: [Heat] = []
    for (first, second) in Self.pairs(before, after) {
      switch try Self.heat(first, in: old, second, in: new) {
      case .success(let heat): heats.append(heat)
      case .failure(let reason):
        self.heats = .failure(reason)
        return
      }
    }
    self.heats =
      heats.isEmpty
      ? .failure(Unpaired(sentence: "they have no seed and fold in common")) : .success(heats)
  }

  /// Trials of the same seed and fold; where there are none, of the same place among the seeds.
  private static func pairs(
    _ one: [TrialRecord], _ other: [TrialRecord]
  ) -> [(TrialRecord, TrialRecord)] {
    let same = one.compactMap { first in
      other.first { $0.trial.seed == first.trial.seed && $0.trial.fold == first.trial.fold }
        .map { (first, $0) }
    }
    return same.isEmpty && one.count == other.count ? Array(zip(one, other)) : same
  }

  private static func records(
    _ trials: [String], in folder: RunFolder
  ) throws(FileError) -> [TrialRecord] {
    var records: [TrialRecord] = []
    for trial in trials { records.append(try folder.readTrial(trial)) }
    return records
  }

  private static func heat(
    _ before: TrialRecord, in old: RunFolder, _ after: TrialRecord, in new: RunFolder
  ) throws(FileError) -> Result<Heat, Unpaired> {
    guard let one = try old.readScores(of: before), let other = try new.readScores(of: after),
      let a = try old.readRows(of: before)?.test, let b = try new.readRows(of: after)?.test
    else { return .failure(Unpaired(sentence: "the scores of one of them were not kept")) }
    guard a.numbers == b.numbers, a.labels == b.labels else {
      return .failure(Unpaired(sentence: "they were measured on different rows"))
    }
    return .success(
      Heat(
        rows: a.numbers, labels: a.labels, groups: a.groups, seed: before.trial.seed,
        scores: [one.test, other.test]))
  }
}
