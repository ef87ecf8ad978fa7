import Artifacts
import Dispatch
import Foundation
import Machine
import Specs
import Trials

/// Carries out trials in worker processes of this machine, so many at once.
final class LocalProcesses: Executor {
  private let folder: RunFolder
  private let jobs: Int
  private let worker: [String]
  private let setup: TrialMessages.Setup
  private let limits: Limits

  /// - Parameter worker: The program that trials run in, with the words that make it a worker.
  init(
    _ setup: TrialMessages.Setup, jobs: Int, worker: [String], limits: Limits
  ) {
    folder = setup.folder
    self.jobs = jobs
    self.worker = worker
    self.setup = setup
    self.limits = limits
  }

  func run(
    _ orders: [Order], isStopped: @escaping @Sendable () -> Bool,
    tell: @escaping @Sendable (Order, ExecutionEvent) -> Void
  ) throws {
    guard !orders.isEmpty else { return }
    Leftovers.note(folder.allPrepared)
    let jobs = min(jobs, orders.count)
    let queue = OrderQueue(orders, jobs: jobs)
    let isDone = DispatchSemaphore(value: 0)
    for index in 0..<jobs {
      let thread = Thread { [self] in
        serve(index, queue, isStopped, tell)
        isDone.signal()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    for _ in 0..<jobs { isDone.wait() }
    try folder.removePrepared()
    if let failure = queue.failure { throw failure }
  }

  /// Takes trials from the queue, one after another, and has one process run them.
  private func serve(
    _ index: Int, _ queue: OrderQueue, _ isStopped: @Sendable () -> Bool,
    _ tell: @Sendable (Order, ExecutionEvent) -> Void
  ) {
    var process: WorkerProcess?
    while !isStopped(), let order = queue.take() {
      tell(order, .started(worker: index))
      do {
        let running = try process ?? WorkerProcess(worker, setup)
        let ending = running.run(order, limits: limits, abandon: isStopped)
        switch ending {
        case .ended(let ending):
          process = running
          tell(order, .ended(ending))
        case .lost(let reason):
          process = nil
          // Who asks a run to end often ends its workers too, a moment before the run hears of it.
          Thread.sleep(forTimeInterval: 0.05)
          if isStopped() { return }
          tell(order, .ended(.lost(reasons: [reason])))
        case .abandoned: return
        }
        if let unused = queue.release(order) { try FileSystem.remove(folder.prepared(unused)) }
      } catch {
        queue.fail(error)
      }
    }
  }
}
