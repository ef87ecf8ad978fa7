import COpenBLAS
import Synchronization

/// Room for the inner products of two blocks of rows, and for the hits in one row of them.
@safe
final class Scratch: @unchecked Sendable {
  private let size: Int
  private let room: AlignedBuffer<Float>
  let hits: UnsafeMutablePointer<Int32>

  init(size: Int) {
    self.size = size
    room = AlignedBuffer(uninitialized: size * size)
    unsafe hits = .allocate(capacity: size + 16)
  }

  deinit { unsafe hits.deallocate() }

  /// Fills the room with the inner products of rows of `left` and rows of `right`.
  func multiply(
    _ left: Matrix<Float>, _ leftRows: Range<Int>, _ right: Matrix<Float>, _ rightRows: Range<Int>
  ) {
    precondition(leftRows.count <= size && rightRows.count <= size, "too many rows for the room")
    BLAS.hold()
    unsafe cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(leftRows.count), Int32(rightRows.count),
      Int32(left.columns), 1, left.base + leftRows.lowerBound * left.stride, left.leading,
      right.base + rightRows.lowerBound * right.stride, right.leading, 0, room.base, Int32(size))
  }

  /// The inner products of one row of the left block.
  func products(of row: Int, _ count: Int) -> UnsafePointer<Float> {
    unsafe UnsafePointer(room.base + row * size)
  }
}

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
