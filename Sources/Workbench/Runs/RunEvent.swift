import Artifacts

/// What a run tells of its progress, in the order in which it happens.
public enum RunEvent: Sendable, Equatable {
  /// The data are read and the trials planned; some of them are finished already.
  case planned(folder: String, trials: Int, finished: Int)
  case started(trial: String, worker: Int)
  /// A trial has a record; `metric` is what the spec selects by, if it has a value.
  case finished(trial: String, detector: String, dataset: String, failed: Bool, metric: Double?)
  /// A worker was lost with its trial, which is tried again or given up.
  case lost(trial: String, reason: String, isFinal: Bool)
  case phase(String)
}

extension RunEvent {
  static func finished(_ trial: PlannedTrial, failed: Bool, metric: Double?) -> RunEvent {
    .finished(
      trial: trial.id, detector: trial.identity.detector, dataset: trial.identity.dataset,
      failed: failed, metric: metric)
  }
}
