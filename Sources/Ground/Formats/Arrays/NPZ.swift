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
    let bytes = try archive.read("\(name).npy", limit: limit)
    return try NPY.tensor(bytes.span, path: "\(path)/\(name).npy")
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
