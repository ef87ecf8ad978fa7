/// A source file with mutants in it, each switched off.
struct PlantedFile {
  let text: SourceText
  /// Where each mutant stands in the new text; inner ones after those around them.
  private(set) var places: [(number: Int, range: Range<Int>)] = []

  init(_ source: SourceText, _ mutants: [(number: Int, mutation: Mutation)]) {
    var writer = Writer(
      source: source, waiting: mutants.sorted { Self.stands($0.mutation, outside: $1.mutation) })
    writer.write(upTo: source.bytes.count)
    text = SourceText(writer.written)
    places = writer.places
  }

  /// The mutants that an error at a place can be blamed on: the innermost around it, else those of its line,
  /// else the nearest.
  func blamed(line: Int, column: Int) -> [Int] {
    let offset = text.offset(line: line, column: column)
    if let around = places.last(where: { $0.range.contains(offset) }) { return [around.number] }
    let beside = places.filter {
      text.line(at: $0.range.lowerBound) <= line && line <= text.line(at: $0.range.upperBound)
    }
    if !beside.isEmpty { return beside.map(\.number) }
    let nearest = places.min {
      abs($0.range.lowerBound - offset) < abs($1.range.lowerBound - offset)
    }
    return nearest.map { [$0.number] } ?? []
  }

  private static func stands(_ one: Mutation, outside other: Mutation) -> Bool {
    if one.range.lowerBound != other.range.lowerBound {
      return one.range.lowerBound < other.range.lowerBound
    }
    if one.isInsertion != other.isInsertion { return one.isInsertion }
    if one.range.upperBound != other.range.upperBound {
      return one.range.upperBound > other.range.upperBound
    }
    return one.form.isStatement && !other.form.isStatement
  }
}

extension Mutation {
  fileprivate var isInsertion: Bool { range.isEmpty }
}

extension Mutation.Form {
  fileprivate var isStatement: Bool {
    switch self {
    case .skipped, .left: true
    case .replaced, .negated, .always, .never: false
    }
  }
}

/// Writes a file from the front, mutants within mutants.
private struct Writer {
  let source: SourceText
  var waiting: [(number: Int, mutation: Mutation)]
  var written: [UInt8] = []
  var places: [(number: Int, range: Range<Int>)] = []
  private var place = 0

  init(source: SourceText, waiting: [(number: Int, mutation: Mutation)]) {
    self.source = source
    self.waiting = waiting.reversed()
  }

  mutating func write(upTo end: Int) {
    while let next = waiting.last, next.mutation.range.lowerBound < end {
      waiting.removeLast()
      written += source.bytes[place..<next.mutation.range.lowerBound]
      place = next.mutation.range.lowerBound
      write(next.number, next.mutation)
    }
    written += source.bytes[place..<end]
    place = end
  }

  private mutating func write(_ number: Int, _ mutation: Mutation) {
    let mark = "\u{0}"
    let parts = mutation.source(number: number, around: mark).split(
      separator: mark, omittingEmptySubsequences: false)
    let start = written.count
    let index = places.count
    places.append((number, start..<start))
    written += Array(parts[0].utf8)
    if !mutation.range.isEmpty { write(upTo: mutation.range.upperBound) }
    written += Array(parts[1].utf8)
    places[index].range = start..<written.count
  }
}
