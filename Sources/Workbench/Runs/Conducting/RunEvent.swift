import Artifacts
import Formats
import Machine
import Trials

/// What a run tells of its progress, in the order in which it happens.
public enum RunEvent: Sendable, Equatable {
  /// The data are read and the trials planned; some of them are finished already.
  case planned(folder: String, trials: Int, finished: Int)
  /// More trials follow from what the planned ones found: pipelines that are kept or timed, fitted again.
  case more(trials: Int)
  case started(trial: String, worker: Int)
  /// A trial has a record; `metric` is what the spec selects by, if it has a value.
  case finished(trial: String, detector: String, dataset: String, failed: Bool, metric: Double?)
  /// A worker was lost with its trial, which is tried again or given up.
  case lost(trial: String, reason: String, isFinal: Bool)
  case phase(String)
  /// What the data show to be better said otherwise.
  case hint(String)
}

extension RunEvent {
  /// What an executor tells of a trial.
  init(_ event: ExecutionEvent, of trial: PlannedTrial) {
    func finished(failed: Bool, _ metric: Double?) -> RunEvent {
      .finished(
        trial: trial.id, detector: trial.identity.detector, dataset: trial.identity.dataset,
        failed: failed, metric: metric)
    }
    self =
      switch event {
      case .started(let worker): .started(trial: trial.id, worker: worker)
      case .lostOnce(let reason): .lost(trial: trial.id, reason: reason, isFinal: false)
      case .ended(.found(let metric)): finished(failed: false, metric)
      case .ended(.failed): finished(failed: true, nil)
      case .ended(.lost(let reasons)):
        .lost(trial: trial.id, reason: reasons.last ?? "", isFinal: true)
      }
  }
}

extension ExecutionEvent {
  /// Leaves in the folder of the run why a trial was given up; others have left records themselves.
  func record(of id: String, in folder: RunFolder) throws(FileError) {
    guard case .ended(.lost(let reasons)) = self else { return }
    let record = TimingRecord(id: id, status: .lost, lost: reasons)
    try folder.write(record, durably: false)
  }
}
