import Testing

@testable import Numerics

/// Bytes that are the test's.
@safe
private final class Owned: SharedBytes, @unchecked Sendable {
  private let words: UnsafeMutableBufferPointer<Float>

  init(_ words: [Float]) {
    unsafe self.words = .allocate(capacity: words.count)
    _ = unsafe self.words.initialize(from: words)
  }

  deinit { unsafe words.deallocate() }

  var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let bytes = unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(words))
      return unsafe _overrideLifetime(bytes, borrowing: self)
    }
  }
}

struct SharedBytesTests {
  @Test func `a matrix stays in the memory of its owner until it is changed`() throws {
    let owner = Owned([9, 1, 2, 3, 4, 5, 6])
    let matrix = try #require(Matrix<Float>(rows: 2, columns: 3, sharing: owner, from: 4))
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    var changed = matrix
    changed[1, 0] = 7
    #expect(changed.elements == [1, 2, 3, 7, 5, 6])
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    var alone = try #require(Matrix<Float>(rows: 1, columns: 2, sharing: owner, from: 0))
    alone[0, 0] = 8
    #expect(alone.elements == [8, 1])
    #expect(try #require(Matrix<Float>(rows: 1, columns: 1, sharing: owner, from: 0))[0, 0] == 9)
  }

  @Test func `bytes that are too few or lie askew make no matrix`() {
    let owner = Owned([1, 2, 3, 4])
    #expect(Matrix<Float>(rows: 2, columns: 2, sharing: owner, from: 4) == nil)
    #expect(Matrix<Float>(rows: 1, columns: 1, sharing: owner, from: 2) == nil)
    #expect(Matrix<Float>(rows: 1, columns: 1, sharing: owner, from: -4) == nil)
    #expect(Matrix<Float>(rows: .max, columns: 4, sharing: owner, from: 0) == nil)
    #expect(Matrix<Float>(rows: 0, columns: 4, sharing: owner, from: 16)?.rows == 0)
  }
}
