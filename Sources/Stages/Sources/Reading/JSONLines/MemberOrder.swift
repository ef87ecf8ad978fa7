import Formats

/// The order in which an object names its members, which a parsed object no longer tells.
enum MemberOrder {
  /// The names of all members of the object in `bytes`, `outer.inner` for those of members, in the order
  /// of the text; the text must be sound. Elements of lists are not among them.
  static func names(_ bytes: [UInt8]) -> [String] {
    var walk = Walk(bytes: bytes)
    walk.value("")
    return walk.names
  }

  private struct Walk {
    let bytes: [UInt8]
    var position = 0
    var names: [String] = []

    mutating func value(_ name: String) {
      skipBlanks()
      switch peek() {
      case UInt8(ascii: "{"): members(name)
      case UInt8(ascii: "["):
        let start = position
        skipNested()
        if !name.isEmpty { elements(of: name, bytes[start..<position]) }
      case UInt8(ascii: "\""):
        _ = string()
        names.append(name)
      default:
        while let byte = peek(), !",}] \t\r\n".utf8.contains(byte) { position += 1 }
        names.append(name)
      }
    }

    private mutating func members(_ outer: String) {
      position += 1
      while true {
        skipBlanks()
        guard peek() == UInt8(ascii: "\"") else { break }
        let key = string()
        skipBlanks()
        position += 1  // the colon
        value(outer.isEmpty ? key : "\(outer).\(key)")
        skipBlanks()
        guard peek() == UInt8(ascii: ",") else { break }
        position += 1
      }
      position += 1
    }

    /// The elements of a list are counted by parsing it; those that are objects sort their members.
    private mutating func elements(of name: String, _ text: ArraySlice<UInt8>) {
      guard let count = (try? JSON(parsing: Array(text)))?.elements?.count else { return }
      names += (0..<count).map { "\(name).\($0)" }
    }

    private mutating func skipNested() {
      var depth = 0
      while let byte = peek() {
        if byte == UInt8(ascii: "\"") {
          _ = string()
          continue
        }
        position += 1
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        if depth == 0 { return }
      }
    }

    /// The text of the string that begins here.
    private mutating func string() -> String {
      let start = position
      position += 1
      while let byte = peek(), byte != UInt8(ascii: "\"") {
        position += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      position += 1
      return (try? JSON(parsing: Array(bytes[start..<min(position, bytes.count)])))?.string ?? ""
    }

    private mutating func skipBlanks() {
      while let byte = peek(), " \t\r\n".utf8.contains(byte) { position += 1 }
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }
  }
}
