public import Machine
import Synchronization

/// The bytes of a gzip file, unpacked while they are read.
///
/// Several gzip files one after another are one, and zeros that fill up a block may follow them. What is cut off,
/// damaged, or followed by other bytes is refused when the reader gets there.
public final class GzipSource: ByteSource {
  public let path: String
  private let source: any ByteSource
  private let limit: Int
  private let state: Mutex<State>

  private struct State {
    let inflater: Inflater
    var packed: [UInt8] = []
    var position = 0
    var unpacked = 0
    /// Whether a member has begun and not yet ended.
    var isWithin = false
    var isDone = false
    /// Whether any member has begun.
    var hasBegun = false
  }

  /// - Parameter limit: More unpacked bytes than this are refused.
  public init(_ source: any ByteSource, limit: Int = 1 << 40) throws(FileError) {
    path = source.path
    self.source = source
    self.limit = limit
    let inflater = try Inflater.explained(source.path) { () throws(Inflater.Fault) in
      try Inflater(.gzip)
    }
    state = Mutex(State(inflater: inflater))
  }

  public func read(atMost count: Int) throws(FileError) -> [UInt8] {
    let result: Result<[UInt8], FileError> = state.withLock { state in
      do throws(FileError) { return .success(try next(count, &state)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func next(_ count: Int, _ state: inout State) throws(FileError) -> [UInt8] {
    while count > 0, !state.isDone {
      if state.position == state.packed.count {
        state.packed = try source.read(atMost: 1 << 17)
        state.position = 0
        if state.packed.isEmpty {
          if state.isWithin { throw Inflater.truncated(path) }
          state.isDone = true
          break
        }
      }
      if !state.isWithin, state.hasBegun {
        state.position =
          state.packed[state.position...].firstIndex { $0 != 0 } ?? state.packed.count
        if state.position == state.packed.count { continue }
      }
      state.hasBegun = true
      if !state.isWithin { state.inflater.reset() }
      state.isWithin = true
      let piece = try unpack(count, &state)
      state.unpacked += piece.count
      guard state.unpacked <= limit else { throw Inflater.tooLarge(path, limit) }
      if !piece.isEmpty { return piece }
    }
    return []
  }

  private func unpack(_ count: Int, _ state: inout State) throws(FileError) -> [UInt8] {
    let (packed, inflater) = (state.packed, state.inflater)
    var position = state.position
    var isEnd = false
    let result: Result<[UInt8], FileError> = unsafe packed.withUnsafeBufferPointer { packed in
      let rest = unsafe UnsafeBufferPointer(rebasing: packed[position...])
      do throws(FileError) {
        return .success(try unsafe inflater.piece(rest, count, path, &position, &isEnd))
      } catch { return .failure(error) }
    }
    let piece = try result.get()
    state.position = position
    if isEnd { state.isWithin = false }
    return piece
  }
}

/// Opens files for reading from the beginning.
public enum Source {
  /// The bytes of `source`, unpacked if they are a gzip file's.
  public static func open(_ source: any ByteSource) throws(FileError) -> any ByteSource {
    var head: [UInt8] = []
    while head.count < 2 {
      let piece = try source.read(atMost: 2 - head.count)
      if piece.isEmpty { break }
      head += piece
    }
    let whole = MemorySource(head, path: source.path, then: source)
    return head == [0x1F, 0x8B] ? try GzipSource(whole) : whole
  }
}
