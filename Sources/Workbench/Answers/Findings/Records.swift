public import Artifacts
public import Machine
public import Trials
import Vocabulary

/// What the trials of a run came to, in the order of the plan.
public struct Records: Sendable {
  public let folder: RunFolder
  /// Trials that measured something, with what they measured.
  public let ok: [FinishedTrial]
  public let failed: [TrialRecord]
  /// Trials without a record, each with the reasons of its lost attempts.
  public let lost: [(trial: PlannedTrial, reasons: [String])]

  public init(_ trials: [PlannedTrial], in folder: RunFolder) throws(FileError) {
    self.folder = folder
    var (ok, failed): ([FinishedTrial], [TrialRecord]) = ([], [])
    var lost: [(trial: PlannedTrial, reasons: [String])] = []
    let work = Work("reading trials", of: trials.count, .things("trials"))
    defer { work.end() }
    for trial in trials {
      defer { work.advance() }
      guard FileSystem.exists(folder.trial(trial.id)) else {
        lost.append((trial, try folder.readTiming(trial.id)?.lost ?? []))
        continue
      }
      let record = try folder.readTrial(trial.id)
      if let findings = record.findings {
        ok.append(FinishedTrial(trial: trial, findings: findings))
      } else {
        failed.append(record)
      }
    }
    (self.ok, self.failed, self.lost) = (ok, failed, lost)
  }

  /// The trials that learned from all their training rows: those that count at the end.
  public var whole: [FinishedTrial] { ok.filter { $0.identity.learningShare == 1 } }
}

/// A trial of the plan, and what it found.
public struct FinishedTrial: Sendable, Equatable {
  public let trial: PlannedTrial
  public let findings: TrialFindings

  public init(trial: PlannedTrial, findings: TrialFindings) {
    self.trial = trial
    self.findings = findings
  }

  public var identity: TrialIdentity { trial.identity }

  /// The setting that was tried, without seed and fold.
  public var candidate: Candidate { trial.candidate }
}
