public import Machine
public import Vocabulary

/// NumPy's format for several arrays by name: a ZIP archive of NPY files.
public final class NPZ: Sendable {
  private let archive: ZipArchive

  public init(_ path: String) throws(FileError) { archive = try ZipArchive(path) }

  public var path: String { archive.path }

  /// The names of its arrays, in the order of their bytes.
  public var names: [String] {
    archive.names.filter { $0.hasSuffix(".npy") }.map { String($0.dropLast(4)) }
  }

  /// The array called `name`, refused where it takes more than `limit` bytes.
  public func tensor(_ name: String, limit: Int = ZipArchive.usualLimit) throws(FileError) -> Tensor
  {
    guard archive.size(of: "\(name).npy") != nil else {
      throw FileError(
        .missing, path, "has no array '\(name)'; there are \(names.joined(separator: ", "))")
    }
    try checkHead(of: name)
    let bytes = try archive.read("\(name).npy", limit: limit)
    return try NPY.tensor(bytes.span, path: "\(path)/\(name).npy")
  }

  /// How many bytes an array says to take; `nil` if there is none of the name.
  public func size(of name: String) -> Int? { archive.size(of: "\(name).npy") }

  /// Refuses an array whose header does not promise as many numbers as the archive says that there are, before
  /// more of it than the header is unpacked.
  private func checkHead(of name: String) throws(FileError) {
    let head = try archive.head(of: "\(name).npy", count: NPYHeader.usualLimit)
    _ = try NPYHeader(head.span, path: "\(path)/\(name).npy", size: size(of: name))
  }

  /// The bytes of an NPZ file; equal arrays in equal order give equal bytes.
  public static func bytes(
    of tensors: [(name: String, tensor: Tensor)], isPacked: Bool = true
  ) throws(FileError) -> [UInt8] {
    var archive = ZipWriter()
    for (name, tensor) in tensors {
      try archive.add("\(name).npy", NPY.bytes(of: tensor), isPacked: isPacked)
    }
    return archive.finished()
  }
}
