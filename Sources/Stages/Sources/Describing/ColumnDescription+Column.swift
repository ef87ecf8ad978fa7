import Vocabulary

extension ColumnDescription {
  /// Describes a column in one pass and a sort.
  init(_ column: Column) {
    switch column.values {
    case .number(let numbers): self.init(column.name, .number, numbers: numbers)
    case .time(let moments):
      self.init(
        column.name, .time, numbers: moments.map { $0.map(Double.init) ?? .nan })
    case .category(let codes, let levels):
      self.init(column.name, .category, words: codes.map { $0 < 0 ? nil : levels[Int($0)] })
    case .text(let texts): self.init(column.name, .text, words: texts)
    }
  }

  private init(_ name: String, _ type: ColumnType, numbers: [Double]) {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    self.name = name
    self.type = type
    missing = numbers.count - sorted.count
    distinct = sorted.isEmpty ? 0 : 1 + zip(sorted, sorted.dropFirst()).count { $0 != $1 }
    range = sorted.first.flatMap { first in sorted.last.map { first...$0 } }
    mostFrequent = nil
    mostFrequentRows = nil
    distinctBounds = nil
    guard type == .number else {
      mean = .undefined(reason: "moments have no mean")
      return
    }
    mean =
      sorted.isEmpty
      ? .undefined(reason: "no row has a value") : .number(Self.mean(sorted))
  }

  private init(_ name: String, _ type: ColumnType, words: [String?]) {
    let values = LabelValues(words: words)
    let counts = values.counts
    self.name = name
    self.type = type
    missing = words.count { $0 == nil }
    distinct = values.values.count
    range = nil
    mostFrequentRows = nil
    distinctBounds = nil
    mean = .undefined(reason: "words have no mean")
    mostFrequent = counts.max().flatMap { most in
      most > 1 || counts.count == 1 ? counts.firstIndex(of: most).map { values.values[$0] } : nil
    }
  }

  private static func mean(_ numbers: [Double]) -> Double {
    var sum = CarriedSum()
    for number in numbers { sum.add(number) }
    return sum.value / Double(numbers.count)
  }
}
