import Dispatch
import Foundation

/// Does something again and again, on a thread of its own, until it is stopped.
final class Ticker: Sendable {
  private let isStopped = DispatchSemaphore(value: 0)

  init(every seconds: Double, _ tick: @escaping @Sendable () -> Void) {
    let isStopped = isStopped
    let thread = Thread {
      while isStopped.wait(timeout: .now() + seconds) == .timedOut { tick() }
    }
    thread.name = "shows progress"
    thread.stackSize = 1 << 19
    thread.start()
  }

  func stop() { isStopped.signal() }
}
