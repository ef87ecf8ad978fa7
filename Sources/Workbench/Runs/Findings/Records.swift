import Artifacts
import Machine
import Specs
import Trials
import Vocabulary

/// What the trials of a run came to, in the order of the plan.
struct Records: Sendable {
  let folder: RunFolder
  /// Trials that measured something, with what they measured.
  let ok: [FinishedTrial]
  let failed: [TrialRecord]
  /// Trials without a record, each with the reasons of its lost attempts.
  let lost: [(trial: PlannedTrial, reasons: [String])]

  init(_ trials: [PlannedTrial], in folder: RunFolder) throws(FileError) {
    self.folder = folder
    var (ok, failed): ([FinishedTrial], [TrialRecord]) = ([], [])
    var lost: [(trial: PlannedTrial, reasons: [String])] = []
    for trial in trials {
      guard FileSystem.exists(folder.trial(trial.id)) else {
        lost.append((trial, try folder.readTiming(trial.id)?.lost ?? []))
        continue
      }
      let record = try folder.readFinished(trial)
      if let findings = record.findings {
        ok.append(FinishedTrial(trial: trial, findings: findings))
      } else {
        failed.append(record)
      }
    }
    (self.ok, self.failed, self.lost) = (ok, failed, lost)
  }

  /// The trials that learned from all their training rows: those that count at the end.
  var whole: [FinishedTrial] { ok.filter { $0.identity.learningShare == 1 } }

  /// The scores of the test rows of a trial, or `nil` where scores are not kept.
  func testScores(of finished: FinishedTrial) throws(FileError) -> Scores? {
    try folder.readScores(of: folder.readTrial(finished.trial.id))?.test
  }

  /// The labels of the test rows of a trial, or `nil` where they are not kept.
  func testLabels(of finished: FinishedTrial) throws(FileError) -> Labels? {
    let file = folder.split(finished.trial.rows)
    guard FileSystem.exists(file) else { return nil }
    try folder.check(file, of: finished.trial.id)
    return try SplitRows(readFrom: file).test.labels
  }
}

/// A trial of the plan, and what it found.
struct FinishedTrial: Sendable, Equatable {
  let trial: PlannedTrial
  let findings: TrialFindings

  var identity: TrialIdentity { trial.identity }

  /// The setting that was tried, without seed and fold.
  var candidate: Candidate { trial.candidate }
}

extension Selection {
  /// The best of some trials by what is selected by, ties to the earlier one; `nil` if none of them has a
  /// value.
  func best(of trials: [FinishedTrial]) -> FinishedTrial? {
    var best: (trial: FinishedTrial, value: Double)?
    for trial in trials {
      guard let value = value(of: trial.findings), value > best?.value ?? -.infinity else {
        continue
      }
      best = (trial, value)
    }
    return best?.trial
  }
}

extension Experiment {
  /// The trials whose pipelines are exported.
  func exported(among trials: [FinishedTrial]) -> [FinishedTrial] {
    let candidates = trials.filter { !$0.identity.isControl }
    let datasets = candidates.map(\.identity.dataset).uniqued()
    func bestEach(_ keep: (FinishedTrial) -> Bool) -> [FinishedTrial] {
      datasets.compactMap { dataset in
        selection.best(of: candidates.filter { $0.identity.dataset == dataset && keep($0) })
      }
    }
    switch export {
    case .none: return []
    case .best: return bestEach { _ in true }
    case .all: return candidates
    case .bestOf(let names):
      return names.flatMap { name in bestEach { $0.identity.detector == name } }
    }
  }
}

extension RunFolder {
  /// The record of a trial of the plan. Workers leave whole ones; if something else has damaged it, its
  /// reader learns what to do.
  fileprivate func readFinished(_ trial: PlannedTrial) throws(FileError) -> TrialRecord {
    do { return try readTrial(trial.id) } catch {
      throw FileError(
        .malformed, self.trial(trial.id),
        "this record cannot be used (\(error.message)); without the file, its trial runs again")
    }
  }
}
