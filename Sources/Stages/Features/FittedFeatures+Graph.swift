public import Graphs
public import Vocabulary

extension FittedFeatures {
  /// How the features of a row are made, as in a graph: what a row brings, and the numbers that models see.
  ///
  /// A row of numbers alone brings them all in one table, `X`; otherwise each column by itself, under its name.
  public func graph() throws(GraphError) -> (inputs: [Graph.Input], row: Numbers) {
    let encoded = wordColumns.isEmpty ? numbers() : try columnByColumn()
    let shifts = Numbers.constant(scales.map(\.shift))
    let row = ((encoded.numbers - shifts) / .constant(scales.map(\.scale))).rounded
    return (encoded.inputs, row)
  }

  /// The rows of a table as the graph takes them; `nil` where a column is not there.
  public func graphRows(of table: Table) -> [[Graph.Value]]? {
    let columns = columns.compactMap { table.column(named: $0) }
    guard columns.count == inputs.count else { return nil }
    let isTable = wordColumns.isEmpty
    return (0..<table.rows).map { row in
      isTable
        ? [.numbers(columns.map { $0.numbers?[row] ?? .nan })]
        : columns.map { $0.graphValue(row) }
    }
  }

  private typealias Encoded = (inputs: [Graph.Input], numbers: Numbers)

  /// All columns as one table, filled at once.
  private func numbers() -> Encoded {
    let table = Numbers(input: 0, width: inputs.count)
    let fills = inputs.map { $0.encoder.fill ?? .nan }
    let missing = table.isMissing
    let filled = fills.allSatisfy(\.isNaN) ? table : missing.choosing(.constant(fills), else: table)
    let places = inputs.enumerated().flatMap { column, input in
      input.kept.map { $0 == 0 ? column : inputs.count + column }
    }
    let all = places.contains { $0 >= inputs.count } ? .joined([filled, missing.numbers]) : filled
    return ([Graph.Input("X", .numbers(inputs.count))], all.picked(places))
  }

  private func columnByColumn() throws(GraphError) -> Encoded {
    var numbers: [Numbers] = []
    for (place, input) in inputs.enumerated() {
      numbers.append(try input.encoder.graph(input: place, of: input.column).picked(input.kept))
    }
    let inputs = inputs.map { input in
      Graph.Input(input.column, input.encoder.takesWords ? .word : .numbers(1))
    }
    return (inputs, .joined(numbers))
  }
}

extension ColumnEncoder {
  /// What stands where a number is missing.
  fileprivate var fill: Double? {
    if case .number(let fill, _) = self { fill } else { nil }
  }

  fileprivate var takesWords: Bool {
    if case .number = self { false } else { true }
  }

  /// The numbers that the column becomes, of the input at a place.
  fileprivate func graph(input: Int, of column: String) throws(GraphError) -> Numbers {
    switch self {
    case .number(let fill, let indicator):
      let number = Numbers(input: input, width: 1)
      let missing = number.isMissing
      let filled = fill.map { missing.choosing(.constant($0), else: number) } ?? number
      return indicator ? .joined([filled, missing.numbers]) : filled
    case .oneHot(let words):
      return Self.columns(words.count, Word(input: input).number(in: words))
    case .pooled(let words):
      return Self.columns(words.count + 1, Word(input: input).number(in: words))
    case .ordinal(let words):
      return Word(input: input).place(in: words)
        .entries(of: words.indices.map(Double.init) + [Double(words.count), -1])
    case .frequency(let words, let shares):
      return Word(input: input).place(in: words).entries(of: shares + [0, 0])
    case .hashing:
      throw GraphError(
        "column '\(column)' is chosen by a hash of its word, which only Assay computes")
    }
  }

  /// A column for each of the first numbers from 0 on: 1 where it is that.
  private static func columns(_ count: Int, _ number: Numbers) -> Numbers {
    number.isEqual(to: .constant((0..<count).map(Double.init))).numbers
  }
}

extension Word {
  /// The place of the word; unseen is the one behind the last, missing the next.
  fileprivate func place(in words: [String]) -> Places {
    place(in: words, unseen: words.count, missing: words.count + 1)
  }

  fileprivate func number(in words: [String]) -> Numbers {
    place(in: words).entries(of: (0..<(words.count + 2)).map(Double.init))
  }
}

extension Column {
  /// The number or the word of a row.
  fileprivate func graphValue(_ row: Int) -> Graph.Value {
    if let numbers { .numbers([numbers[row]]) } else { .word(words?[row] ?? "") }
  }
}
