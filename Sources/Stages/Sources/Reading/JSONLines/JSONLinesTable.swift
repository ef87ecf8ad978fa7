import Formats
import Machine
import Numerics
import Vocabulary
import Wording

/// Reads JSON objects, one a line, as columns: a member of a member is called `outer.inner`, an element
/// of a list `outer.0`; what an object does not have is missing.
struct JSONLinesTable {
  let source: TextSource
  let settings: ReadingSettings
  /// The only members that become columns; all where nothing is said.
  var only: Set<String>?
  private static let pieceRows = 1 << 14

  /// All rows, or as many of them as the settings allow, chosen by chance among all.
  func read() throws(DatasetError) -> RawTable {
    try read(sample(), settings.expectations)
  }

  func read(
    _ sample: SampledRows?, _ known: [String: ColumnBuilder.Expectation]
  ) throws(DatasetError) -> RawTable {
    var known = known
    while true {
      let (builders, lines, rows) = try build(known, sample)
      guard rows > 0 else { throw .emptyFile(source.path) }
      var columns: [Column] = []
      var isWhole = true
      for builder in builders {
        switch builder.finished(settings.missingWords) {
        case .column(let column): columns.append(column)
        case .words:
          known[builder.name] = .words
          isWhole = false
        case .misfit(let row, let word, let wanted):
          throw .misfit(
            word, builder.name, wanted, file: source.path, line: lines.line(of: row))
        }
      }
      if isWhole {
        return RawTable(
          origin: source.path, columns: columns, rows: rows, sampled: sample, lines: lines)
      }
    }
  }

  private func sample() throws(DatasetError) -> SampledRows? {
    guard let limit = settings.limit else { return nil }
    return try telling { () throws(FileError) in
      var lines = LineSource(try source.open())
      var total = 0
      while try lines.next() != nil { total += 1 }
      return SampledRows(limit, of: total)
    }
  }

  private func build(
    _ known: [String: ColumnBuilder.Expectation], _ sample: SampledRows?
  ) throws(DatasetError) -> ([ColumnBuilder], LineMap, Int) {
    var table = Members(known: known, only: only)
    try telling { () throws(FileError) in
      var lines = LineSource(try source.open())
      var seen = 0
      var chosen = (sample?.places ?? [])[...]
      while let line = try lines.next() {
        defer { seen += 1 }
        if sample != nil {
          guard chosen.first == seen else { continue }
          chosen.removeFirst()
        }
        try table.add(line, number: lines.line, file: source.path)
      }
    }
    return (table.finished(), table.lines, table.rows)
  }
}

extension JSONLinesTable: SurveyableTable {
  func forEachPiece(
    _ known: [String: ColumnBuilder.Expectation], _ take: (RowPiece) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var table = Members(known: known, only: only)
    var lines = LineSource(try telling { () throws(FileError) in try source.open() })
    while true {
      try telling { () throws(FileError) in
        while table.rows < Self.pieceRows, let line = try lines.next() {
          try table.add(line, number: lines.line, file: source.path)
        }
      }
      guard table.rows > 0 else { return }
      try take(table.takePiece())
    }
  }
}

/// The columns of objects while they come in.
struct Members {
  private let known: [String: ColumnBuilder.Expectation]
  private let only: Set<String>?
  private var builders: [ColumnBuilder] = []
  private(set) var lines = LineMap()
  private(set) var rows = 0
  private var places: [String: Int] = [:]

  init(known: [String: ColumnBuilder.Expectation], only: Set<String>?) {
    self.known = known
    self.only = only
  }

  mutating func add(_ line: ArraySlice<UInt8>, number: Int, file: String) throws(FileError) {
    let bytes = Array(line)
    if let fault = EncodingFault(in: bytes.span) {
      throw FileError(
        .malformed, file, line: number, column: fault.offset + 1, fault.message)
    }
    let json: JSON
    do throws(FileError) { json = try JSON(parsing: bytes, name: file) } catch {
      throw FileError(error.kind, file, line: number, column: error.column, error.message)
    }
    guard json.members != nil else {
      throw FileError(.malformed, file, line: number, "wanted an object such as {\"x\": 1}")
    }
    var cells: [(name: String, value: JSON)] = []
    Self.flatten(json, "", &cells)
    if let only { cells.removeAll { !only.contains($0.name) } }
    if cells.contains(where: { places[$0.name] == nil }) {
      for name in MemberOrder.names(bytes) + cells.map(\.name)
      where places[name] == nil && cells.contains(where: { $0.name == name }) {
        places[name] = builders.count
        builders.append(ColumnBuilder(name, known[name] ?? .nothing))
      }
    }
    lines.add(row: rows, line: number)
    for (name, value) in cells {
      guard let place = places[name] else { continue }
      builders[place].pad(to: rows)
      guard builders[place].rows == rows else {
        throw FileError(.malformed, file, line: number, "two members are called '\(name)'")
      }
      guard !value.hasLostDigits || builders[place].expectation.isNumeric else {
        throw FileError(
          .malformed, file, line: number,
          "'\(name)' is a whole number of more than 64 bits, of which digits would be lost; write it as a text"
        )
      }
      builders[place].append(value)
    }
    rows += 1
  }

  /// The rows so far as a piece, after which others follow in the same columns.
  mutating func takePiece() -> RowPiece {
    let piece = RowPiece(columns: finished(), rows: rows, lines: lines)
    builders = builders.map { ColumnBuilder($0.name, $0.expectation) }
    lines = LineMap()
    rows = 0
    return piece
  }

  /// The columns, all as long as there are rows.
  func finished() -> [ColumnBuilder] {
    builders.map { builder in
      var builder = builder
      builder.pad(to: rows)
      return builder
    }
  }

  private static func flatten(
    _ json: JSON, _ name: String, _ cells: inout [(name: String, value: JSON)]
  ) {
    func path(_ part: String) -> String { name.isEmpty ? part : "\(name).\(part)" }
    switch json {
    case .object(let members): for (key, value) in members { flatten(value, path(key), &cells) }
    case .list(let values):
      for (index, value) in values.enumerated() { flatten(value, path(String(index)), &cells) }
    default: cells.append((name, json))
    }
  }
}

extension JSON {
  /// Whether it was a whole number too large for one, so that others of the same first digits equal it.
  fileprivate var hasLostDigits: Bool {
    if case .number(let value) = self {
      abs(value) >= 0x1p63 && value == value.rounded()
    } else {
      false
    }
  }
}

extension ColumnBuilder {
  /// A column in which no row has a value.
  init(_ name: String, _ expectation: Expectation, missing rows: Int) {
    self.init(name, expectation)
    pad(to: rows)
  }

  /// Adds missing cells up to `count` rows.
  fileprivate mutating func pad(to count: Int) {
    while rows < count { appendMissing() }
  }

  fileprivate mutating func append(_ value: JSON) {
    switch value {
    case .null, .list, .object: appendMissing()
    case .bool(let value): append(word: value ? "true" : "false")
    case .text(let text): append(word: text)
    case .integer(let whole):
      // As a word with all its digits: an id may be larger than a Double tells apart.
      if expectation.isNumeric { append(number: Double(whole)) } else { append(word: "\(whole)") }
    case .number(let number):
      if expectation.isNumeric {
        append(number: number)
      } else {
        append(word: Figures.plain(number))
      }
    }
  }
}
