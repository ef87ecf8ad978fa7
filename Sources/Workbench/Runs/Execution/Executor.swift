import Artifacts
import Synchronization
import Trials

/// A trial that somebody is to carry out.
struct Order: Sendable, Equatable {
  let trial: PlannedTrial
  /// The kept scores that are to be judged; where there are none, the trial is fitted.
  let judging: KeptScores?
  /// Whether other workers may need the same rows, so that they are left where all can map them.
  var sharesRows: Bool

  init(_ trial: PlannedTrial, judging: KeptScores? = nil, sharesRows: Bool = false) {
    self.trial = trial
    self.judging = judging
    self.sharesRows = sharesRows
  }
}

/// Where the scores of an earlier trial lie.
struct KeptScores: Sendable, Equatable {
  let folder: RunFolder
  let trial: String
}

/// How a trial ended, as who ordered it sees it; what was found stands in its record.
enum TrialEnding: Sendable, Equatable {
  /// It has a record that says what was found; the metric is the one that the spec selects by.
  case found(metric: Double?)
  /// It has a record that says why nothing was.
  case failed
  /// It has no record: crashed, killed, or over a limit, each time that it was tried.
  case lost(reasons: [String])
}

/// Carries out trials somewhere: in processes here, on a cluster. It never sees a detector.
protocol Executor: Sendable {
  /// Carries out `orders` and tells how each ended, once; of what was stopped, nothing.
  ///
  /// - Parameter tell: Is called from any thread.
  func run(
    _ orders: [Order], isStopped: @escaping @Sendable () -> Bool,
    tell: @escaping @Sendable (Order, ExecutionEvent) -> Void
  ) throws
}

/// What an executor tells of a trial.
enum ExecutionEvent: Sendable, Equatable {
  case started(worker: Int)
  /// It was lost, and is tried again.
  case lostOnce(reason: String)
  case ended(TrialEnding)
}

/// Tries what another executor has lost once more, and then gives it up.
struct SecondTry<Base: Executor>: Executor {
  private let base: Base

  init(_ base: Base) { self.base = base }

  func run(
    _ orders: [Order], isStopped: @escaping @Sendable () -> Bool,
    tell: @escaping @Sendable (Order, ExecutionEvent) -> Void
  ) throws {
    let lost = Lost()
    try base.run(orders, isStopped: isStopped) { order, event in
      guard case .ended(.lost(let reasons)) = event else { return tell(order, event) }
      lost.add(order, reasons)
      tell(order, .lostOnce(reason: reasons.joined(separator: "; ")))
    }
    let again = lost.all
    guard !again.isEmpty, !isStopped() else { return }
    let first = Dictionary(uniqueKeysWithValues: again.map { ($0.order.trial.id, $0.reasons) })
    try base.run(again.map(\.order), isStopped: isStopped) { order, event in
      guard case .ended(.lost(let reasons)) = event else { return tell(order, event) }
      tell(order, .ended(.lost(reasons: (first[order.trial.id] ?? []) + reasons)))
    }
  }

  /// What was lost, in the order in which it was.
  private final class Lost: Sendable {
    private let entries = Mutex<[(order: Order, reasons: [String])]>([])

    var all: [(order: Order, reasons: [String])] { entries.withLock { $0 } }

    func add(_ order: Order, _ reasons: [String]) {
      entries.withLock { $0.append((order, reasons)) }
    }
  }
}
