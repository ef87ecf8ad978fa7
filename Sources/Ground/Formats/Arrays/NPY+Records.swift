extension NPY {
  /// What stands before records of several fields in a file, each field a name and a type of NumPy's such as `<f8`.
  ///
  /// It is as long for any number of records, so that it can be put in its place when they are counted.
  public static func head(records fields: [(name: String, type: String)], rows: Int) -> [UInt8] {
    let types = fields.map { "('\($0.name)', '\($0.type)')" }.joined(separator: ", ")
    let text = "{'descr': [\(types)], 'fortran_order': False, 'shape': (\(rows),), }"
    let room = text.utf8.count - "\(rows)".utf8.count + "\(Int.max)".utf8.count
    let size = (10 + room + 64) / 64 * 64
    var bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    bytes.append(word: UInt16(size - 10))
    bytes += text.utf8
    bytes += Array(repeating: UInt8(ascii: " "), count: size - 1 - bytes.count)
    return bytes + [UInt8(ascii: "\n")]
  }
}
