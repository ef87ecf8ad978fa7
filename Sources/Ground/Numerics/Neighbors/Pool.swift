import Synchronization

/// Things that are made when needed and used again by whoever comes next.
final class Pool<Thing: Sendable>: Sendable {
  private let idle = Mutex<[Thing]>([])
  private let make: @Sendable () -> Thing

  init(_ make: @escaping @Sendable () -> Thing) { self.make = make }

  func borrow<Answer>(_ body: (Thing) -> Answer) -> Answer {
    let thing = idle.withLock { $0.popLast() } ?? make()
    defer { idle.withLock { $0.append(thing) } }
    return body(thing)
  }
}
