public import Machine
public import Vocabulary

/// The format in which models' weights are exchanged: a JSON header, then the numbers.
///
/// It is read more strictly than others read it: each byte of the data belongs to exactly one tensor,
/// and no name is there twice.
public enum SafeTensors {
  private static let headerLimit = 100 << 20
  private static let metadata = "__metadata__"

  /// The weights in the file at `path`.
  public static func read(_ path: String) throws(FileError) -> Weights {
    let file = try MappedFile(path)
    return try weights(file.span, path: path)
  }

  /// The weights in `bytes`: tensors by name, and as settings what the metadata say.
  public static func weights(
    _ bytes: borrowing Span<UInt8>, path: String = "safetensors"
  ) throws(FileError) -> Weights {
    guard let size = bytes.word(0, as: UInt64.self), size <= headerLimit,
      Int(size) <= bytes.count - 8
    else { throw FileError(.malformed, path, "is no safetensors file, or was cut off") }
    let start = 8 + Int(size)
    let header = JSONReader(
      try JSON(parsing: bytes.extracting(8..<start), name: path), name: path)
    var weights = Weights()
    var entries: [Entry] = []
    for (name, value) in try header.members() {
      if name == metadata {
        for (key, text) in try value.members() { weights.settings[key] = try text.text() }
      } else {
        entries.append(try Entry(name, value))
      }
    }
    let data = bytes.extracting(start..<bytes.count)
    try checkCover(entries, data.count, path)
    for entry in entries { weights.tensors[entry.name] = entry.tensor(data) }
    return weights
  }

  /// Sees to it that the tensors lie side by side and are all of the data.
  private static func checkCover(
    _ entries: [Entry], _ count: Int, _ path: String
  ) throws(FileError) {
    var end = 0
    let inOrder = entries.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }
    for entry in inOrder {
      guard entry.begin == end else {
        let what = entry.begin < end ? "overlaps another" : "leaves a gap before it"
        throw FileError(.malformed, path, "tensor '\(entry.name)' \(what)")
      }
      end = entry.end
    }
    guard end == count else {
      throw FileError(
        .malformed, path, "its tensors take \(end) bytes, but it has \(count) after the header")
    }
  }

  /// The bytes of a file that holds `weights`; equal weights give equal bytes.
  public static func bytes(of weights: Weights) -> [UInt8] {
    let names = weights.tensors.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let tensors = names.compactMap { name in weights.tensors[name].map { (name, $0) } }
    // Wide numbers first, so that all of them are aligned in memory.
    let inOrder = [8, 4, 1].flatMap { size in tensors.filter { $0.1.values.size == size } }
    var header = JSON.Object()
    var data: [UInt8] = []
    for (name, tensor) in inOrder {
      precondition(name != metadata, "no tensor can be called '\(name)'")
      let begin = data.count
      tensor.values.appendBytes(to: &data)
      header[name] = [
        "dtype": .text(tensor.values.safeName), "shape": JSON(tensor.shape),
        "data_offsets": [.integer(begin), .integer(data.count)],
      ]
    }
    if !weights.settings.isEmpty {
      header[metadata] = .object(weights.settings.map { (key: $0.key, value: JSON.text($0.value)) })
    }
    var text = JSON.object(header).bytes()
    text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.append(word: UInt64(text.count))
    return bytes + text + data
  }
}
