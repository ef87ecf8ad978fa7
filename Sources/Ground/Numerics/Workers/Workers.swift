import Dispatch
import Foundation
import Synchronization

/// The threads of this process, over which rows are spread.
///
/// Work is cut into blocks of a size that the caller states and that never depends on the number of
/// workers; each block computes its own answer, and the answers come back in order. So the number of
/// workers changes how long a thing takes and nothing else.
public enum Workers {
  private static let limit = Atomic<Int>(0)

  /// How many blocks run at once. At first the processors of this machine.
  public static var count: Int {
    get {
      let limit = limit.load(ordering: .relaxed)
      return limit > 0 ? limit : ProcessInfo.processInfo.activeProcessorCount
    }
    set {
      precondition(newValue > 0, "work needs at least one worker")
      limit.store(newValue, ordering: .relaxed)
    }
  }

  /// Answers `work` for each block of `size` numbers of `0..<total` (the last may be shorter), in order.
  public static func map<Answer: Sendable>(
    _ total: Int, inBlocksOf size: Int, _ work: @Sendable (Range<Int>) -> Answer
  ) -> [Answer] {
    precondition(size > 0, "a block holds at least one row")
    let blocks = (total + size - 1) / size
    return map(blocks) { work(($0 * size)..<min(($0 + 1) * size, total)) }
  }

  /// Answers `work` for each of `0..<count`, in order; each may run beside the others.
  public static func map<Answer: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Answer
  ) -> [Answer] {
    let workers = min(self.count, count)
    guard workers > 1 else { return (0..<count).map(work) }
    let answers = Slots<Answer>(count)
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        answers.fill(index, with: work(index))
      }
    }
    return answers.taken()
  }
}

/// Places for answers, each filled exactly once by whichever thread has it.
@safe
private final class Slots<Answer>: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Answer>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    unsafe base = .allocate(capacity: count)
  }

  func fill(_ index: Int, with answer: Answer) {
    unsafe (base + index).initialize(to: answer)
  }

  func taken() -> [Answer] {
    let all = unsafe Array(UnsafeBufferPointer(start: base, count: count))
    unsafe base.deinitialize(count: count)
    return all
  }

  deinit { unsafe base.deallocate() }
}
