import Machine
import YAML

/// The words behind a command's name, held against its declaration.
struct Words {
  private let declaration: Declaration
  private var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Sorts `words` into operands and options; refuses what `declaration` does not have.
  init(_ words: [String], for declaration: Declaration) throws(UsageError) {
    self.declaration = declaration
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        try take(option: word, from: &rest)
      }
    }
    try checkCount()
    try checkOptions()
    try checkWritten()
  }

  /// Refuses a file to write that stands in the place of one that is read, or of another that is written.
  private func checkWritten() throws(UsageError) {
    func place(_ file: String) -> String { FileSystem.realPath(file) ?? file }
    var taken: [String: String] = [:]
    for operand in operands where FileSystem.kind(of: operand) == .file {
      taken[place(operand)] = "what is read"
    }
    for option in declaration.options where !option.isWritten && option.value == "FILE" {
      for file in values[option.name] ?? [] where FileSystem.kind(of: file) == .file {
        taken[place(file)] = "'\(option.name)'"
      }
    }
    for option in declaration.options where option.isWritten {
      for file in values[option.name] ?? [] where FileSystem.kind(of: file) != .other {
        if let other = taken.updateValue("'\(option.name)'", forKey: place(file)) {
          throw .other(
            "'\(option.name) \(file)' would stand in the place of \(other); name another file")
        }
      }
    }
  }

  /// Refuses options that exclude each other.
  private func checkOptions() throws(UsageError) {
    for group in declaration.exclusive {
      let given = group.filter { values[$0] != nil }
      if given.count > 1 { throw .excluding(given[0], given[1]) }
    }
  }

  private mutating func take(
    option word: String, from rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = declaration.options.first(where: { $0.name == name }) else {
      let known = declaration.options.map(\.name)
      throw UsageError.unknownOption(name, known: known, command: declaration.name)
    }
    guard let value = option.value else {
      guard parts.count == 1 else { throw .flagWithValue(name) }
      values[name, default: []].append("")
      return
    }
    guard let given = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw .missingValue(name, value)
    }
    guard !given.isEmpty else { throw .missingValue(name, value) }
    guard option.choices.isEmpty || option.choices.contains(given) else {
      throw .wrongChoice(name, given, choices: option.choices)
    }
    guard option.repeats || values[name] == nil else { throw .repeated(name) }
    values[name, default: []].append(given)
  }

  private func checkCount() throws(UsageError) {
    var least = 0
    var most: Int? = 0
    for operand in declaration.operands {
      switch operand.count {
      case .one:
        least += 1
        most = most.map { $0 + 1 }
      case .optional: most = most.map { $0 + 1 }
      case .any: most = nil
      case .atLeast(let count):
        least += count
        most = nil
      }
    }
    if operands.count < least {
      let names = declaration.operands.flatMap { operand -> [String] in
        if case .atLeast(let count) = operand.count {
          return Array(repeating: operand.name, count: count)
        }
        return [operand.name]
      }
      throw .missingOperand(names[operands.count], usage: declaration.usage)
    }
    if let most, operands.count > most {
      throw .surplus(operands[most], usage: declaration.usage)
    }
  }

  /// The operand at `place`, counted from 0, if it was given.
  func operand(_ place: Int) -> String? { place < operands.count ? operands[place] : nil }

  /// The operands from `place` on.
  func operands(from place: Int) -> [String] { Array(operands.dropFirst(place)) }

  /// An operand that the declaration demands, so that it is there.
  func required(_ place: Int) -> String { operands[place] }

  func flag(_ name: String) -> Bool { values[name] != nil }

  func value(_ name: String) -> String? { values[name]?.last }

  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The value of an option as a whole number in `range`.
  func whole(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .wrongNumber(
        name, text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The value of an option as a number in `range`.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw .wrongNumber(name, text, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// What there is of one sort, where a person begins to type it.
  enum List: String, CaseIterable {
    case files, runs, data, specs, topics
  }
}
