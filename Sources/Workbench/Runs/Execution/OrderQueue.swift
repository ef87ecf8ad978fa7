import Synchronization
import Trials

/// The trials that nobody has taken yet, and how many still need each prepared division.
final class OrderQueue: Sendable {
  private struct State {
    var waiting: ArraySlice<Order>
    var users: [String: Int] = [:]
    var failure: (any Error)?
  }

  private let state: Mutex<State>
  /// The prepared divisions that several workers may need.
  private let shared: Set<String>

  init(_ orders: [Order], jobs: Int) {
    var users: [String: Int] = [:]
    for order in orders where order.judging == nil {
      users[order.trial.preparation, default: 0] += 1
    }
    shared = jobs > 1 ? Set(users.filter { $0.value > 1 }.keys) : []
    state = Mutex(State(waiting: orders[...], users: users))
  }

  var failure: (any Error)? { state.withLock { $0.failure } }

  func take() -> Order? {
    guard var order = state.withLock({ $0.waiting.popFirst() }) else { return nil }
    order.sharesRows = order.judging == nil && shared.contains(order.trial.preparation)
    return order
  }

  /// The prepared division that no order needs any more after this one; who has it mapped keeps it.
  func release(_ order: Order) -> String? {
    guard order.sharesRows else { return nil }
    let preparation = order.trial.preparation
    let left = state.withLock { state in
      state.users[preparation, default: 1] -= 1
      return state.users[preparation]
    }
    return left == 0 ? preparation : nil
  }

  /// Nobody takes more; the first failure is told.
  func fail(_ error: any Error) {
    state.withLock {
      $0.failure = $0.failure ?? error
      $0.waiting = []
    }
  }
}
