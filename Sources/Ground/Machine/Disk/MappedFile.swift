import Foundation

/// The bytes of a file as memory, read from the disk as they are needed and shared between processes.
///
/// The file must not be shortened meanwhile; Assay replaces files by renaming and never shortens one.
@safe
public final class MappedFile: @unchecked Sendable {
  public let path: String
  private let base: UnsafeRawPointer?
  public let count: Int

  public init(_ path: String) throws(FileError) {
    let descriptor = try Descriptor.regular(path)
    let status = try descriptor.status()
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(.notRegular, path, "cannot be mapped: it is no regular file")
    }
    self.path = path
    count = Int(status.st_size)
    guard count > 0 else {
      unsafe base = nil
      return
    }
    let mapped = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor.number, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
      throw .lastCall(path, "map it")
    }
    unsafe base = UnsafeRawPointer(mapped)
  }

  deinit {
    if let base = unsafe base {
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    }
  }

  /// All bytes of the file, as long as this is alive.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let buffer = unsafe UnsafeRawBufferPointer(start: base, count: count)
      return unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
    }
  }

  /// All bytes of the file, as long as this is alive.
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let buffer = unsafe UnsafeRawBufferPointer(start: base, count: count)
      let span = unsafe Span<UInt8>(_unsafeBytes: buffer)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// A copy of the bytes in `range`.
  public func copy(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count) bytes")
    return unsafe Array(UnsafeRawBufferPointer(start: base, count: count)[range])
  }

  /// Tells the system that the file will be read once, from beginning to end.
  public func expectSequentialReading() {
    if let base = unsafe base {
      _ = unsafe madvise(UnsafeMutableRawPointer(mutating: base), count, MADV_SEQUENTIAL)
    }
  }
}
