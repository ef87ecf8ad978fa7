import Artifacts
import Dispatch
import Files
import Foundation
import Synchronization

/// Hands trials to worker processes until each has a record or is given up.
final class Driver: Sendable {
  private let folder: RunFolder
  private let options: RunOptions
  private let setup: TrialMessages.Setup
  private let limits: TrialLimits
  private let tell: @Sendable (RunEvent) -> Void
  private let queue: Mutex<Queue>

  /// The trials that nobody has taken yet, how many still need each prepared split, and what made the
  /// driver itself stop.
  private struct Queue {
    var waiting: ArraySlice<PlannedTrial> = []
    var users: [String: Int] = [:]
    /// The prepared splits that several workers may need.
    let shared: Set<String>
    var failure: (any Error)?

    init(_ trials: [PlannedTrial], jobs: Int) {
      waiting = trials[...]
      for trial in trials { users[trial.preparation, default: 0] += 1 }
      shared = jobs > 1 ? Set(users.filter { $0.value > 1 }.keys) : []
    }

    mutating func take() -> TrialMessages.Order? {
      waiting.popFirst().map {
        TrialMessages.Order($0, sharesRows: shared.contains($0.preparation))
      }
    }
  }

  init(
    _ folder: RunFolder, _ options: RunOptions, _ setup: TrialMessages.Setup, limits: TrialLimits,
    tell: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.folder = folder
    self.options = options
    self.setup = setup
    self.limits = limits
    self.tell = tell
    queue = Mutex(Queue([], jobs: 1))
  }

  /// Whether somebody asked the run to end.
  private var isInterrupted: Bool { Interruption.count > 0 }

  /// Runs `trials`; returns early when the run is interrupted.
  func run(_ trials: [PlannedTrial]) throws {
    guard !trials.isEmpty else { return }
    let jobs = min(options.jobs, trials.count)
    queue.withLock { $0 = Queue(trials, jobs: jobs) }
    let isDone = DispatchSemaphore(value: 0)
    for index in 0..<jobs {
      let thread = Thread { [self] in
        serve(index)
        isDone.signal()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    for _ in 0..<jobs { isDone.wait() }
    try folder.removePrepared()
    if let failure = queue.withLock({ $0.failure }) { throw failure }
  }

  /// Takes trials from the queue, one after another, and has one process run them.
  private func serve(_ index: Int) {
    var worker: WorkerProcess?
    while !isInterrupted, let order = queue.withLock({ $0.take() }) {
      do {
        try run(order, on: &worker, index)
        try release(order.trial.preparation)
      } catch {
        queue.withLock {
          $0.failure = $0.failure ?? error
          $0.waiting = []
        }
      }
    }
  }

  private func tellEnd(of trial: PlannedTrial, failed: Bool, _ metric: Double?) {
    tell(
      .finished(
        trial: trial.id, detector: trial.identity.detector, dataset: trial.identity.dataset,
        failed: failed, metric: metric))
  }

  /// Removes a prepared split after the last trial that sees it; who has it mapped keeps it.
  private func release(_ preparation: String) throws {
    let isLast = queue.withLock { queue in
      queue.users[preparation, default: 1] -= 1
      return queue.users[preparation] == 0 && queue.shared.contains(preparation)
    }
    if isLast { try FileSystem.remove(folder.prepared(preparation)) }
  }

  /// Runs a trial, once more at once if its worker is lost, and then gives it up.
  private func run(
    _ order: TrialMessages.Order, on worker: inout WorkerProcess?, _ index: Int
  ) throws {
    let trial = order.trial
    tell(.started(trial: trial.id, worker: index))
    var reasons: [String] = []
    for isLast in [false, true] {
      let process = try worker ?? WorkerProcess(options.worker, setup)
      worker = process
      switch process.run(order, limits: limits, abandon: { isInterrupted }) {
      case .finished(let metric): return tellEnd(of: trial, failed: false, metric)
      case .failed: return tellEnd(of: trial, failed: true, nil)
      case .abandoned:
        worker = nil
        return
      case .lost(let reason):
        worker = nil
        if isInterrupted { return }
        reasons.append(reason)
        tell(.lost(trial: trial.id, reason: reason, isFinal: isLast))
      }
    }
    let record = TimingRecord(id: trial.id, status: .lost, lost: reasons)
    try FileSystem.write(
      record.json.bytes(.indented), to: folder.timing(trial.id), durably: false)
  }
}
