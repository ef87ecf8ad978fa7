import Bare
import Numerics

/// `bench limits`: what one thread of this machine can do at most, as JSON.
enum Limits {
  static func run() {
    let numbers = [Int64](repeating: 1, count: 1 << 25)
    var all: Int64 = 0
    let reading = Timing { unsafe all ^= bare_reading(numbers, Int64(numbers.count)) }
    let bytes = Double(numbers.count * 8) / reading.seconds(on: 1)
    print(
      "{\"bytes_per_second\": \(bytes), \"operations_per_second\": \(operations(of: 1)), \"checked\": \(all)}"
    )
  }

  /// Operations a second of `threads` threads that do nothing but fused multiply-adds.
  static func operations(of threads: Int) -> Double {
    let rounds: Int64 = 4_000_000
    let seconds = Timing {
      _ = Workers.map(threads) { _ in
        var sum: Float = 0
        return unsafe bare_fused_operations(rounds, &sum) + Double(sum) * 0
      }
    }.seconds(on: threads)
    var sum: Float = 0
    return unsafe bare_fused_operations(rounds, &sum) * Double(threads) / seconds
  }
}
