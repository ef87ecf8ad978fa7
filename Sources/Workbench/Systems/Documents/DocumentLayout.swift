import Formats
import Machine

/// In which order the members of a document stand, so that a loader that keeps it writes the same bytes again.
indirect enum DocumentLayout: Sendable {
  /// A value that is no object, or a list of such.
  case value
  case object([(key: String, layout: DocumentLayout)])
  case list(DocumentLayout)
  /// A layout that holds itself.
  case again(@Sendable () -> DocumentLayout)

  /// Members that are no objects.
  static func values(_ keys: String...) -> DocumentLayout {
    .object(keys.map { (key: $0, layout: .value) })
  }

  /// The document as bytes, each object with its members in their order and numbers as JavaScript writes them.
  ///
  /// - Precondition: the document has no other members, and no number that is not finite.
  func bytes(of json: JSON) -> [UInt8] {
    var text = ""
    write(json, to: &text)
    return Array(text.utf8)
  }

  private func write(_ json: JSON, to text: inout String) {
    switch (self, json) {
    case (.again(let layout), _): layout().write(json, to: &text)
    case (.object(let keys), .object(let members)):
      let known = keys.compactMap { key in members[key.key].map { (key, $0) } }
      precondition(known.count == members.count, "a member of \(members.map(\.key)) has no place")
      text += "{"
      for (place, (key, value)) in known.enumerated() {
        text += (place > 0 ? "," : "") + JSON.text(key.key).text() + ":"
        key.layout.write(value, to: &text)
      }
      text += "}"
    case (_, .list(let values)):
      text += "["
      for (place, value) in values.enumerated() {
        if place > 0 { text += "," }
        element.write(value, to: &text)
      }
      text += "]"
    case (_, .number(let number)): text += JavaScriptNumber.text(number)
    case (_, .null), (_, .bool), (_, .integer), (_, .text), (_, .object): text += json.text()
    }
  }

  private var element: DocumentLayout { if case .list(let layout) = self { layout } else { self } }

  /// Refuses members that have no place in the document.
  func check(_ reader: JSONReader) throws(FileError) {
    switch self {
    case .value: return
    case .again(let layout): try layout().check(reader)
    case .list(let layout): for element in try reader.list() { try layout.check(element) }
    case .object(let keys):
      guard !reader.value.isNull else { return }
      try reader.check(keys: Set(keys.map(\.key)))
      for (key, layout) in keys {
        if let member = try reader.optional(key) { try layout.check(member) }
      }
    }
  }
}

/// Numbers as JavaScript writes them.
enum JavaScriptNumber {
  /// The shortest text that reads back to the same bits, in the form of ECMAScript.
  ///
  /// - Precondition: `number` is finite.
  static func text(_ number: Double) -> String {
    precondition(number.isFinite, "\(number) cannot stand in a document")
    guard number != 0 else { return "0" }
    let (digits, point) = decimal(number.magnitude)
    let sign = number < 0 ? "-" : ""
    let zeros = { (count: Int) in String(repeating: "0", count: count) }
    switch point {
    case digits.count...21: return sign + digits + zeros(point - digits.count)
    case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0: return sign + "0." + zeros(-point) + digits
    default:
      let exponent = point - 1
      return sign + digits.prefix(1) + (digits.count > 1 ? "." + digits.dropFirst() : "") + "e"
        + (exponent < 0 ? "-" : "+") + "\(exponent.magnitude)"
    }
  }

  /// The shortest digits of a number above 0, without zeros at either end, and how many of them stand before the
  /// point.
  private static func decimal(_ number: Double) -> (digits: String, point: Int) {
    let parts = number.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".")
    let (whole, rest) = (halves[0], halves.count > 1 ? halves[1] : "")
    let all = whole + rest
    let leading = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    return (String(digits), whole.count - leading + exponent)
  }
}
