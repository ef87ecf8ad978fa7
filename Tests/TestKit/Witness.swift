public import Machine
import Synchronization

/// Somebody who looks on and remembers what was done.
public final class Witness: Onlooker {
  private let state = Mutex<(works: [Work], events: [String])>(([], []))

  public init() {}

  /// What was begun, in that order.
  public var works: [Work] { state.withLock(\.works) }
  /// How each began and ended, in a line.
  public var events: [String] { state.withLock(\.events) }

  public func begins(_ work: Work) {
    let total = work.total.map { " of \($0)" } ?? ""
    state.withLock {
      $0.works.append(work)
      $0.events.append("\(work.title) begins at \(work.done)\(total)")
    }
  }

  public func ends(_ work: Work) {
    state.withLock { $0.events.append("\(work.title) ends at \(work.done)") }
  }
}
