public import Formats
public import Machine
public import Vocabulary

extension NPZ {
  /// All arrays by their names, refused where together they take more than one alone may.
  public func tensors() throws(FileError) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    var room = ZipArchive.usualLimit
    for name in names {
      tensors[name] = try tensor(name, limit: room)
      room -= size(of: name) ?? 0
    }
    return tensors
  }

  /// The bytes of an NPZ file of named arrays, in the order of their names.
  public static func bytes(named tensors: [String: Tensor]) throws(FileError) -> [UInt8] {
    try bytes(of: tensors.sorted { $0.key < $1.key }.map { (name: $0.key, tensor: $0.value) })
  }
}
