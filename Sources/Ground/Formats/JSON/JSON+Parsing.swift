public import Machine

extension JSON {
  /// How deep lists and objects may stand in each other.
  public static let depthLimit = 200

  /// Reads one document, strictly by RFC 8259; a key that appears twice in an object is refused.
  ///
  /// Integers that fit 64 bits stay exact. `name` is what errors call the bytes.
  public init(parsing bytes: borrowing Span<UInt8>, name: String = "JSON") throws(FileError) {
    var parser = JSONParser(bytes)
    do {
      self = try parser.document()
    } catch {
      throw parser.located(error, name)
    }
  }

  public init(parsing bytes: [UInt8], name: String = "JSON") throws(FileError) {
    try self.init(parsing: bytes.span, name: name)
  }

  public init(parsing text: String, name: String = "JSON") throws(FileError) {
    try self.init(parsing: Array(text.utf8), name: name)
  }

  /// Reads the document in the file at `path`, refused where it is longer than any that Assay writes.
  public static func read(_ path: String) throws(FileError) -> JSON {
    try JSON(parsing: FileSystem.read(path, limit: 1 << 30), name: path)
  }
}

/// What is wrong at a byte of a document.
private struct JSONFault: Error {
  let offset: Int
  let message: String
}

private struct JSONParser: ~Escapable {
  private let bytes: Span<UInt8>
  private var position = 0

  @_lifetime(copy bytes)
  init(_ bytes: borrowing Span<UInt8>) { self.bytes = copy bytes }

  mutating func document() throws(JSONFault) -> JSON {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw fault("wanted nothing after the document") }
    return value
  }

  /// The fault with line and column, found only now that they are needed.
  func located(_ fault: JSONFault, _ name: String) -> FileError {
    var line = 1
    var column = 1
    for offset in 0..<min(fault.offset, bytes.count) {
      if bytes[offset] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return FileError(.malformed, name, line: line, column: column, fault.message)
  }

  private func fault(_ message: String) -> JSONFault {
    JSONFault(offset: position, message: "\(message), found \(found)")
  }

  private var found: String {
    guard let byte = peek else { return "the end" }
    return 0x21...0x7E ~= byte
      ? "'\(Character(UnicodeScalar(byte)))'" : "byte 0x" + String(byte, radix: 16)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  @_lifetime(self: copy self)
  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  @_lifetime(self: copy self)
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  @_lifetime(self: copy self)
  private mutating func value(depth: Int) throws(JSONFault) -> JSON {
    guard depth <= JSON.depthLimit else {
      throw fault("wanted no more than \(JSON.depthLimit) levels")
    }
    switch peek {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"): return try number()
    case let byte? where 0x30...0x39 ~= byte: return try number()
    default: throw fault("wanted a value")
    }
  }

  @_lifetime(self: copy self)
  private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
    for byte in word.utf8 {
      guard peek == byte else { throw fault("wanted '\(word)'") }
      position += 1
    }
    return value
  }

  @_lifetime(self: copy self)
  private mutating func list(_ depth: Int) throws(JSONFault) -> JSON {
    position += 1
    skipSpace()
    var values: [JSON] = []
    if take("]") { return .list(values) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .list(values) }
      guard take(",") else { throw fault("wanted ',' or ']'") }
      skipSpace()
    }
  }

  @_lifetime(self: copy self)
  private mutating func object(_ depth: Int) throws(JSONFault) -> JSON {
    let start = position
    position += 1
    skipSpace()
    if take("}") { return .object(JSON.Object()) }
    var members: [JSON.Object.Member] = []
    while true {
      guard peek == UInt8(ascii: "\"") else { throw fault("wanted a key in double quotes") }
      let key = try text()
      skipSpace()
      guard take(":") else { throw fault("wanted ':'") }
      skipSpace()
      members.append((key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { break }
      guard take(",") else { throw fault("wanted ',' or '}'") }
      skipSpace()
    }
    var repeated: String?
    let object = JSON.Object(members, repeated: &repeated)
    if let repeated {
      throw JSONFault(offset: start, message: "the key '\(repeated)' appears twice in this object")
    }
    return .object(object)
  }

  // MARK: Numbers

  @_lifetime(self: copy self)
  private mutating func number() throws(JSONFault) -> JSON {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    var isInteger = true
    if take(".") {
      isInteger = false
      try digits()
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    // No integer is -0, and its sign is part of what was said.
    let isNegativeZero =
      position == start + 2 && bytes[start] == UInt8(ascii: "-")
      && bytes[start + 1] == UInt8(ascii: "0")
    if isInteger, !isNegativeZero, let value = integer(from: start) { return .integer(value) }
    guard let value = Double(ascii: bytes.extracting(start..<position)), value.isFinite else {
      throw JSONFault(offset: start, message: "this number is larger than a Double can be")
    }
    return .number(value)
  }

  @_lifetime(self: copy self)
  private mutating func digits() throws(JSONFault) {
    let start = position
    while position < bytes.count, 0x30...0x39 ~= bytes[position] { position += 1 }
    guard position > start else { throw fault("wanted a digit") }
  }

  private func integer(from start: Int) -> Int? {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var value = 0
    for index in (isNegative ? start + 1 : start)..<position {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let digit = Int(bytes[index] - 0x30)
      let (sum, overflow) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !tooLarge, !overflow else { return nil }
      value = sum
    }
    return value
  }

  // MARK: Texts

  @_lifetime(self: copy self)
  private mutating func text() throws(JSONFault) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return try decoded(bytes.extracting(start..<(position - 1)), from: start)
      case UInt8(ascii: "\\"): return try escapedText(from: start)
      case 0..<0x20: throw fault("wanted a control character to be escaped")
      default: position += 1
      }
    }
    throw fault("wanted '\"' at the end of the text")
  }

  private func decoded(_ part: borrowing Span<UInt8>, from start: Int) throws(JSONFault) -> String {
    do {
      return String(copying: try UTF8Span(validating: copy part))
    } catch {
      throw JSONFault(offset: start, message: "this text is not UTF-8")
    }
  }

  /// A text with escapes: the plain bytes so far, then all that follows, unescaped.
  @_lifetime(self: copy self)
  private mutating func escapedText(from start: Int) throws(JSONFault) -> String {
    var plain: [UInt8] = []
    for index in start..<position { plain.append(bytes[index]) }
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try decoded(plain.span, from: start)
      case UInt8(ascii: "\\"):
        position += 1
        plain.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw fault("wanted a control character to be escaped")
      default:
        plain.append(byte)
        position += 1
      }
    }
    throw fault("wanted '\"' at the end of the text")
  }

  @_lifetime(self: copy self)
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = position
    guard let byte = peek else { throw fault("wanted an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, take("\\"), take("u") else { break }
      let low = try hexUnit()
      guard 0xDC00..<0xE000 ~= low else { break }
      let scalar = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
      guard let scalar = Unicode.Scalar(scalar) else { break }
      return scalar
    default: break
    }
    throw JSONFault(offset: start - 1, message: "this is no escape that JSON knows")
  }

  @_lifetime(self: copy self)
  private mutating func hexUnit() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else { throw fault("wanted four hexadecimal digits") }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
