import Vocabulary
import Wording

/// The values of a label, a code a row and each value once, in the order in which they first appear.
struct LabelValues {
  private(set) var codes: [Int32]
  private(set) var values: [String] = []
  /// How many rows have each value, where there is one code a value rather than one a row.
  private var counted: [Int]?

  /// Values of which only the number of rows is known, in the order in which they first appear; each
  /// stands for one row.
  init(counted: [(word: String, rows: Int)]) {
    self.init(words: counted.map(\.word))
    self.counted = counted.map(\.rows)
  }

  /// The cells of a column, as words.
  init(_ column: Column) {
    switch column.values {
    case .category(let codes, let levels): self.init(codes: codes, levels: levels)
    case .number(let numbers): self.init(numbers)
    case .text(let texts): self.init(words: texts)
    case .time(let moments): self.init(words: moments.map { $0.map(Moment.text) })
    }
  }

  init(words: [String?]) {
    var places: [String: Int32] = [:]
    var values: [String] = []
    codes = words.map { word in
      guard let word else { return -1 }
      return Self.code(word, in: &places) { values.append(word) }
    }
    self.values = values
  }

  private init(_ numbers: [Double]) {
    var places: [Double: Int32] = [:]
    var values: [String] = []
    codes = numbers.map { number in
      guard !number.isNaN else { return -1 }
      return Self.code(number, in: &places) { values.append(Figures.plain(number)) }
    }
    self.values = values
  }

  /// Keeps only the levels that rows have.
  private init(codes: [Int32], levels: [String]) {
    var places: [Int32: Int32] = [:]
    var values: [String] = []
    self.codes = codes.map { code in
      guard code >= 0 else { return -1 }
      return Self.code(code, in: &places) { values.append(levels[Int(code)]) }
    }
    self.values = values
  }

  private static func code<Value: Hashable>(
    _ value: Value, in places: inout [Value: Int32], new: () -> Void
  ) -> Int32 {
    if let place = places[value] { return place }
    let place = Int32(places.count)
    places[value] = place
    new()
    return place
  }

  /// The value of each row.
  var words: [String?] { codes.map { $0 < 0 ? nil : values[Int($0)] } }

  /// How many rows have each value.
  var counts: [Int] {
    if let counted { return counted }
    return codes.reduce(into: [Int](repeating: 0, count: values.count)) { counts, code in
      if code >= 0 { counts[Int(code)] += 1 }
    }
  }

  /// The values with how often each occurs, as a complaint lists them.
  var summary: String {
    let counts = counts
    let shown = values.indices.prefix(5).map {
      "'\(values[$0])' in \(Figures.grouped(counts[$0])) \(counts[$0] == 1 ? "row" : "rows")"
    }
    let rest = values.count > 5 ? ["and \(Figures.grouped(values.count - 5)) more"] : []
    return (shown + rest).joined(separator: ", ")
  }
}
