import Formats
import Sources
import Vocabulary
import Wording

/// A field of the lines that a system writes: what it is called, what it may hold, and whether it must be there.
struct LineField: Sendable {
  let name: String
  let content: Content
  let isRequired: Bool
  /// Words that stand there where nothing is known.
  let unknown: Set<String>

  init(
    _ name: String, _ content: Content, isRequired: Bool = false, unknown: Set<String> = []
  ) {
    self.name = name
    self.content = content
    self.isRequired = isRequired
    self.unknown = unknown
  }

  /// What a field may hold.
  enum Content: Sendable {
    /// A name or another text that nobody looks into; it may be a hash, or a number.
    case text
    case number(ClosedRange<Double> = -(.greatestFiniteMagnitude)...(.greatestFiniteMagnitude))
    case flag
    /// One of some words; some may be written otherwise.
    case word([String], reading: [String: String] = [:])
    /// A moment as text with its offset, or in milliseconds since 1970.
    case moment
    /// A day as text, `2019-06-30`, whatever time may follow it.
    case date
    /// Several of a sort; in CSV they stand in one cell, `;` between them.
    indirect case list(Content)
    /// Fields of its own, of which some are known and others may stand beside them.
    case record([LineField])
    /// One of two sorts.
    indirect case either(Content, Content)
  }
}

extension LineField.Content {
  /// The cell as the field means it, a moment as milliseconds; `nil` where it cannot hold that.
  ///
  /// - Parameter isTyped: Whether the line says what sort of thing a cell is; else it is a text.
  func read(_ cell: Cell, isTyped: Bool) -> Cell? {
    switch self {
    case .text: return cell.word.map(Cell.text)
    case .number(let range):
      guard let number = isTyped ? cell.number : cell.spelledNumber, range.contains(number) else {
        return nil
      }
      return .number(number)
    case .flag:
      if case .flag = cell { return cell }
      return isTyped ? nil : cell.word.flatMap { Self.flags[$0] }
    case .word(let words, let reading):
      guard let word = cell.word.map({ reading[$0] ?? $0 }), words.contains(word) else {
        return nil
      }
      return .text(word)
    case .moment: return Self.moment(cell, isTyped: isTyped).map { .integer(Int($0)) }
    case .date: return cell.word.flatMap { Self.day(of: $0) }.map(Cell.text)
    case .list(let content):
      guard let cells = isTyped ? cell.elements : cell.parts else { return nil }
      let read = cells.compactMap { content.read($0, isTyped: isTyped) }
      return read.count == cells.count ? .list(read) : nil
    case .record(let fields):
      guard case .fields(let members) = cell else { return nil }
      return Self.record(members, fields, isTyped: isTyped).map(Cell.fields)
    case .either(let one, let other):
      return one.read(cell, isTyped: isTyped) ?? other.read(cell, isTyped: isTyped)
    }
  }

  /// What it may hold, as it ends the sentence "wanted …".
  var wanted: String {
    switch self {
    case .text: "a text"
    case .number(let range):
      range.upperBound == .greatestFiniteMagnitude
        ? range.lowerBound == -.greatestFiniteMagnitude
          ? "a number" : "a number, \(Figures.plain(range.lowerBound)) or above"
        : "a number from \(Figures.plain(range.lowerBound)) to \(Figures.plain(range.upperBound))"
    case .flag: "true or false"
    case .word(let words, _): "one of \(words.joined(separator: ", "))"
    case .moment: "a moment of 1973 to 2100 with its offset from UTC, or in milliseconds since 1970"
    case .date: "a day such as 2019-06-30"
    case .list(let content): "a list, each \(content.wanted)"
    case .record(let fields):
      "an object with \(Phrase.listed(fields.map { "'\($0.name)', \($0.content.wanted)" }))"
    case .either(let one, let other): "\(one.wanted), or \(other.wanted)"
    }
  }

  /// The members of a record as its fields mean them; `nil` where one cannot be, or is missing and must not be.
  private static func record(
    _ members: EventFields, _ fields: [LineField], isTyped: Bool
  ) -> EventFields? {
    var read: [(name: String, cell: Cell)] = []
    for (name, cell) in zip(members.names, members.cells) {
      guard let field = fields.first(where: { $0.name == name }) else {
        read.append((name, cell))
        continue
      }
      guard let cell = field.content.read(cell, isTyped: isTyped) else { return nil }
      read.append((name, cell))
    }
    let isWhole = fields.allSatisfy { field in
      !field.isRequired || members.names.contains(field.name)
    }
    return isWhole ? EventFields(read) : nil
  }

  /// The day that a text begins with.
  private static func day(of text: String) -> String? {
    let day = text.prefix(10)
    guard day.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil, text.dropFirst(10).first != "-",
      Moment.milliseconds(withOffset: "\(day)T00:00:00Z") != nil
    else { return nil }
    return String(day)
  }

  private static let flags: [String: Cell] = [
    "true": .flag(true), "false": .flag(false), "1": .flag(true), "0": .flag(false),
  ]

  /// The years in which recordings are plausible; all moments before them are below 10¹¹ milliseconds.
  static let plausible: Range<Int64> = 100_000_000_000..<4_102_444_800_000

  private static func moment(_ cell: Cell, isTyped: Bool) -> Int64? {
    let moment: Int64? =
      switch cell {
      case .integer(let milliseconds): Int64(milliseconds)
      case .text(let text):
        (isTyped ? nil : Int64(text)) ?? Moment.milliseconds(withOffset: text)
      case .number, .flag, .list, .fields, .missing: nil
      }
    return moment.flatMap { plausible.contains($0) ? $0 : nil }
  }
}

extension Cell {
  /// The number that a text spells.
  fileprivate var spelledNumber: Double? {
    word.flatMap { Double(ascii: Array($0.utf8).span) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The finite number that the cell is or spells.
  var readNumber: Double? { number.flatMap { $0.isFinite ? $0 : nil } ?? spelledNumber }

  fileprivate var elements: [Cell]? { if case .list(let cells) = self { cells } else { nil } }

  /// The texts that semicolons part.
  fileprivate var parts: [Cell]? {
    word?.split(separator: ";", omittingEmptySubsequences: false).map { .text(String($0)) }
  }

  /// What stands in the cell, as it ends the sentence "found …".
  var shown: String {
    switch self {
    case .integer(let value): "\(value)"
    case .number(let value): Figures.plain(value)
    case .flag(let flag): "\(flag)"
    case .text(let text): "'\(text.count > 40 ? text.prefix(39) + "…" : text)'"
    case .list: "a list"
    case .fields: "an object"
    case .missing: "nothing"
    }
  }
}
