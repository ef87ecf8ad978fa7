public import Machine
public import Vocabulary

/// The matrices in a MATLAB file of version 5 (to 7.2) or 7.3, by name.
///
/// Numbers come as Doubles in row-major order. What is no plain matrix (cells, structures, texts,
/// sparse and complex matrices) is named, and refused when asked for.
public struct MatlabFile: Sendable {
  public let path: String
  private let matrices: [String: Tensor]
  private let others: [String: String]

  /// Reads the file at `path`, refused where its matrices take more than `limit` bytes.
  public init(_ path: String, limit: Int = 1 << 34) throws(FileError) {
    self.path = path
    let file = try MappedFile(path)
    let bytes = file.span
    let variables: [MatlabVariable]
    if bytes.count >= 128, bytes.copy(0..<10) == Array("MATLAB 7.3".utf8) {
      variables = try MatlabHierarchicalFile(path).variables(limit: limit, fileSize: bytes.count)
    } else {
      var reader = try MatlabReader(bytes, path: path, limit: limit)
      variables = try reader.variables()
    }
    var matrices: [String: Tensor] = [:]
    var others: [String: String] = [:]
    for variable in variables {
      switch variable.content {
      case .matrix(let tensor): matrices[variable.name] = tensor
      case .other(let kind): others[variable.name] = kind
      }
    }
    self.matrices = matrices
    self.others = others
  }

  /// The names of its matrices, in the order of their bytes.
  public var names: [String] {
    matrices.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The matrix called `name`.
  public func tensor(_ name: String) throws(FileError) -> Tensor {
    if let tensor = matrices[name] { return tensor }
    if let kind = others[name] {
      throw FileError(.unsupported, path, "'\(name)' is \(kind); only plain matrices are read")
    }
    let there = names.isEmpty ? "there is none" : "there are \(names.joined(separator: ", "))"
    throw FileError(.missing, path, "has no matrix '\(name)'; \(there)")
  }
}
