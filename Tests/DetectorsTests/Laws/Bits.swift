import Numerics
import Synchronization
import Vocabulary

extension Scores {
  /// The scores as they lie in memory, so that `==` sees the last bit and NaN equals itself.
  var bits: [UInt64] { values.map(\.bitPattern) }
}

extension Weights {
  /// The tensors' names, shapes and numbers as they lie in memory.
  var tensorBits: [String: [UInt64]] {
    tensors.mapValues { tensor in
      let shape = tensor.shape.map { UInt64($0) }
      return switch tensor.values {
      case .float(let values): shape + values.map { UInt64($0.bitPattern) }
      case .double(let values): shape + values.map(\.bitPattern)
      case .int32(let values): shape + values.map { UInt64(UInt32(bitPattern: $0)) }
      case .int64(let values): shape + values.map { UInt64(bitPattern: $0) }
      case .byte(let values): shape + values.map(UInt64.init)
      }
    }
  }
}

private let workersInUse = Mutex(())

/// Runs `body` with `count` workers, alone among the tests that set their number.
func withWorkers<Answer: Sendable>(
  _ count: Int, _ body: () throws -> Answer
) rethrows -> Answer {
  try workersInUse.withLock { _ in
    let before = Workers.count
    Workers.count = count
    defer { Workers.count = before }
    return try body()
  }
}
