import Machine

extension Inflater {
  /// No deflated byte becomes more bytes than this; a larger promise is a lie.
  static let greatestRatio = 1032

  /// Unpacks all of `packed`, which must give at most `limit` bytes.
  ///
  /// Memory grows with what really comes out, whatever is promised.
  static func unpacked(
    _ packed: borrowing Span<UInt8>, _ format: Format, limit: Int, path: String
  ) throws(FileError) -> [UInt8] {
    let result: Result<[UInt8], FileError> = unsafe packed.withUnsafeBufferPointer { packed in
      Result { () throws(FileError) in
        try unsafe all(packed, format, limit, path)
      }
    }
    return try result.get()
  }

  /// The first `count` bytes that `packed` gives.
  static func beginning(
    _ packed: borrowing Span<UInt8>, _ format: Format, count: Int, path: String
  ) throws(FileError) -> [UInt8] {
    let result: Result<[UInt8], FileError> = unsafe packed.withUnsafeBufferPointer { packed in
      Result { () throws(FileError) in
        let inflater = try explained(path) { () throws(Fault) in try Inflater(format) }
        var position = 0
        var isEnd = false
        return try unsafe inflater.piece(packed, count, path, &position, &isEnd)
      }
    }
    return try result.get()
  }

  private static func all(
    _ packed: UnsafeBufferPointer<UInt8>, _ format: Format, _ limit: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    let inflater = try explained(path) { () throws(Fault) in try Inflater(format) }
    let work = Work("unpacking \(Paths.name(of: path))", of: packed.count, .bytes)
    defer { work.end() }
    var bytes: [UInt8] = []
    var position = 0
    var isEnd = false
    while !isEnd {
      let rest = unsafe UnsafeBufferPointer(rebasing: packed[position...])
      let room = min(max(bytes.count, 4 * rest.count, 1 << 12), 1 << 26, limit - bytes.count + 1)
      let piece = try unsafe inflater.piece(rest, room, path, &position, &isEnd)
      if piece.isEmpty, !isEnd { throw truncated(path) }
      bytes += piece
      work.reach(position)
      guard bytes.count <= limit else { throw tooLarge(path, limit) }
    }
    return bytes
  }

  /// Up to `room` unpacked bytes.
  func piece(
    _ input: UnsafeBufferPointer<UInt8>, _ room: Int, _ path: String, _ position: inout Int,
    _ isEnd: inout Bool
  ) throws(FileError) -> [UInt8] {
    var outcome: Result<(read: Int, written: Int, isEnd: Bool), FileError>?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      let result = Result { () throws(FileError) in
        try Self.explained(path) { () throws(Fault) in try unsafe unpack(input, into: output) }
      }
      count = (try? result.get())?.written ?? 0
      outcome = result
    }
    if let outcome {
      let done = try outcome.get()
      position += done.read
      isEnd = done.isEnd
    }
    return piece
  }

  /// Does `work`; its faults become errors with the file's name.
  static func explained<Answer>(
    _ path: String, _ work: () throws(Fault) -> Answer
  ) throws(FileError) -> Answer {
    do throws(Fault) { return try work() } catch {
      switch error {
      case .corrupt: throw FileError(.malformed, path, "its packed bytes are damaged")
      case .noMemory: throw FileError(.full, path, "there is not enough memory to unpack it")
      }
    }
  }

  static func truncated(_ path: String) -> FileError {
    FileError(.malformed, path, "ends in the middle of its packed bytes; was it cut off?")
  }

  static func tooLarge(_ path: String, _ limit: Int) -> FileError {
    FileError(.tooLarge, path, "unpacks to more than \(limit) bytes, which is the limit here")
  }
}
