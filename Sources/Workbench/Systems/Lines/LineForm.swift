import Sources
import Vocabulary
import Wording

/// One sort of line that a system writes, and the fields that it has.
struct LineForm: Sendable {
  /// The word that `type` has in such lines.
  let name: String
  let fields: [LineField]
  /// Fields of which a line has all or none.
  let together: [[String]]
  /// What the names of fields begin with that a line may have besides, and that are taken as they are.
  let passing: [String]
  /// What stands before the number of each field of a family, as of f0, f1 and so on, which hold numbers.
  let family: String?

  init(
    _ name: String, _ fields: [LineField], together: [[String]] = [], passing: [String] = [],
    family: String? = nil
  ) {
    self.family = family
    self.name = name
    self.fields = fields
    self.together = together
    self.passing = passing
  }

  /// The fields of a line as they are meant, or what is wrong with the first that is not as it should be.
  ///
  /// - Parameter ignored: Names of fields that may be there and are not looked at.
  func read(
    _ line: RecordedLine, ignoring ignored: Set<String>
  ) throws(LineFault) -> [(name: String, cell: Cell)] {
    var read: [(name: String, cell: Cell)] = []
    for (name, cell) in zip(line.fields.names, line.fields.cells) {
      if let field = fields.first(where: { $0.name == name }) {
        if let word = cell.word, field.unknown.contains(word) { continue }
        read.append((name, try field.read(cell, isTyped: line.isTyped)))
      } else if passing.contains(where: name.hasPrefix) {
        read.append((name, cell))
      } else if place(inFamily: name) != nil {
        read.append((name, try LineField(name, .number()).read(cell, isTyped: line.isTyped)))
      } else if !ignored.contains(name) {
        throw unknown(name)
      }
    }
    let names = Set(read.map(\.name))
    try checkFamily(names)
    for field in fields where field.isRequired && !names.contains(field.name) {
      throw LineFault(field.name, found: "nothing", wanted: field.content.wanted)
    }
    for group in together where group.contains(where: names.contains) {
      guard let absent = group.first(where: { !names.contains($0) }) else { continue }
      throw LineFault(absent, found: "nothing", wanted: "\(Phrase.listed(group)) together, or none")
    }
    return read
  }

  /// The number of a field of the family; `nil` for another.
  private func place(inFamily name: String) -> Int? {
    guard let family, name.hasPrefix(family) else { return nil }
    let digits = name.dropFirst(family.count)
    return Int(digits).flatMap { "\($0)" == digits && $0 >= 0 ? $0 : nil }
  }

  /// Refuses a family in which one is missing, so that the others would stand in its place.
  private func checkFamily(_ names: Set<String>) throws(LineFault) {
    guard let family else { return }
    let count = names.count { place(inFamily: $0) != nil }
    guard let gap = (0..<count).first(where: { !names.contains("\(family)\($0)") }) else { return }
    throw LineFault(
      "\(family)\(gap)", found: "nothing, where others of its family are", wanted: "a number")
  }

  private func unknown(_ name: String) -> LineFault {
    let known = fields.map(\.name)
    return LineFault(
      name, found: "a field that no \(self.name) line has",
      wanted: "one of \(known.joined(separator: ", "))",
      advice: Spelling.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
        ?? "'ignore: [\(name)]' passes it over")
  }
}

extension LineField {
  fileprivate func read(_ cell: Cell, isTyped: Bool) throws(LineFault) -> Cell {
    guard let read = content.read(cell, isTyped: isTyped) else {
      throw LineFault(
        name, found: found(in: cell, isTyped: isTyped), wanted: content.wanted,
        advice: advice(on: cell))
    }
    return read
  }

  /// What is wrong with a cell: of a list, its first element that cannot be.
  private func found(in cell: Cell, isTyped: Bool) -> String {
    guard case .list(let content) = content, case .list(let cells) = cell,
      let place = cells.firstIndex(where: { content.read($0, isTyped: isTyped) == nil })
    else { return cell.shown }
    return "\(cells[place].shown) at place \(place) of a list"
  }

  /// What to do about a moment that was probably written in seconds.
  private func advice(on cell: Cell) -> String? {
    guard case .moment = content else { return nil }
    let number = cell.number ?? cell.word.flatMap { Double($0) }
    return number.flatMap {
      100_000_000 <= $0 && $0 < 1e11 ? "these are seconds: write milliseconds" : nil
    }
  }
}

/// What is wrong with a field of a line.
struct LineFault: Error {
  let field: String
  let found: String
  let wanted: String
  let advice: String?

  init(_ field: String, found: String, wanted: String, advice: String? = nil) {
    self.field = field
    self.found = found
    self.wanted = wanted
    self.advice = advice
  }

  /// The complaint, with the place of the line.
  func complaint(in file: String, line: Int) -> DatasetError {
    DatasetError(
      file: file, line: line, subject: "field '\(field)'", found: found, wanted: wanted,
      advice: advice)
  }
}
