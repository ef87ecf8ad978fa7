import Synchronization

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Keeps what a run or a driver tells, from whichever thread, a line an event.
final class EventLines: Sendable {
  private let heard = Mutex<[String]>([])

  var all: [String] { heard.withLock { $0 } }

  func hear(_ event: RunEvent) { heard.withLock { $0.append(Self.line(event)) } }

  private static func line(_ event: RunEvent) -> String {
    switch event {
    case .planned(_, let trials, let finished): "\(trials) planned, \(finished) finished"
    case .more(let trials): "\(trials) more"
    case .started(let trial, let worker): "\(trial) starts on \(worker)"
    case .finished(let trial, _, _, true, _): "\(trial) failed"
    case .finished(let trial, _, _, false, let metric):
      "\(trial) found " + (metric.map { "\($0)" } ?? "nothing")
    case .lost(let trial, let reason, let isFinal):
      "\(trial) is \(isFinal ? "given up" : "lost"): \(reason)"
    case .phase(let name): "phase \(name)"
    case .hint(let text): "hint \(text)"
    }
  }
}
