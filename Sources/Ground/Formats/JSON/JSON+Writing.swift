extension JSON {
  /// How a document is laid out; the content is the same.
  public enum Layout: Sendable {
    /// All in one line without a space.
    case compact
    /// A member or element a line, two spaces a level, with a line break at the end.
    case indented
  }

  /// The document as text.
  ///
  /// - Precondition: No number in it is NaN or infinite.
  public func text(_ layout: Layout = .compact) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }

  /// The document as UTF-8.
  ///
  /// - Precondition: No number in it is NaN or infinite.
  public func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(isIndented: layout == .indented)
    writer.write(self, depth: 0)
    if layout == .indented { writer.bytes.append(UInt8(ascii: "\n")) }
    return writer.bytes
  }
}

extension JSON: CustomStringConvertible {
  public var description: String { text() }
}

/// The bytes of a document while it is written.
private struct JSONWriter {
  var bytes: [UInt8] = []
  let isIndented: Bool

  mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(value.description)
    case .number(let value):
      precondition(value.isFinite, "\(value) cannot be written as JSON")
      append(value.description)
    case .text(let value): write(quoted: value)
    case .list(let values):
      write(values.indices, depth, "[", "]") { writer, index in
        writer.write(values[index], depth: depth + 1)
      }
    case .object(let members):
      write(members.indices, depth, "{", "}") { writer, index in
        writer.write(quoted: members.keys[index])
        writer.append(writer.isIndented ? ": " : ":")
        writer.write(members.values[index], depth: depth + 1)
      }
    }
  }

  private mutating func write(
    _ indices: Range<Int>, _ depth: Int, _ opening: StaticString, _ closing: StaticString,
    element: (inout JSONWriter, Int) -> Void
  ) {
    append(opening.description)
    for index in indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(depth + 1)
      element(&self, index)
    }
    if !indices.isEmpty { breakLine(depth) }
    append(closing.description)
  }

  private mutating func breakLine(_ depth: Int) {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
