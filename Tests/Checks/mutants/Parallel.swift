import Dispatch
import Synchronization

/// What `work` makes of each value, in order, some at a time; it is told which of the jobs it is done by.
func parallel<Value: Sendable, Result: Sendable>(
  _ values: [Value], jobs: Int, _ work: @Sendable (Value, _ job: Int) throws -> Result
) throws -> [Result] {
  let next = Mutex(0)
  let results = Mutex([Int: Swift.Result<Result, any Error>]())
  DispatchQueue.concurrentPerform(iterations: jobs) { job in
    while true {
      let place = next.withLock {
        $0 += 1
        return $0 - 1
      }
      guard place < values.count else { return }
      let result = Swift.Result { try work(values[place], job) }
      if case .failure = result { next.withLock { $0 = values.count } }
      results.withLock { $0[place] = result }
    }
  }
  let all = results.withLock { $0 }
  for result in all.values { _ = try result.get() }
  return try values.indices.map { try all[$0]!.get() }
}
