public import Numerics
public import Vocabulary

/// What the training rows taught of the columns: a table goes in, the rows that models see come out.
public struct FittedFeatures: Sendable, Equatable {
  /// What each number of a row is called.
  public let names: [String]
  /// The columns that were left out, and why.
  public let dropped: [DroppedColumn]
  let inputs: [Input]
  /// The scale of each feature.
  public let scales: [ColumnScale]

  /// One column of the table that features are made from.
  struct Input: Sendable, Equatable {
    let column: String
    let encoder: ColumnEncoder
    /// Which of the encoder's columns are kept: those that vary in the training rows.
    let kept: [Int]
  }

  init(inputs: [Input], scales: [ColumnScale], dropped: [DroppedColumn]) {
    self.inputs = inputs
    self.scales = scales
    self.dropped = dropped
    names = inputs.flatMap { input in
      let all = input.encoder.names(of: input.column)
      return input.kept.map { all[$0] }
    }
  }

  /// The columns of a table that are read, in the order in which they are read.
  public var columns: [String] { inputs.map(\.column) }

  /// Those of the columns that are read as words; the others are read as numbers.
  public var wordColumns: Set<String> {
    Set(
      inputs.filter { input in
        if case .number = input.encoder { false } else { true }
      }.map(\.column))
  }

  /// The columns of numbers in which one may be missing.
  public var columnsWithGaps: Set<String> {
    Set(
      inputs.filter { input in
        if case .number(let fill, _) = input.encoder { fill != nil } else { false }
      }.map(\.column))
  }

  /// What stands in each feature where its number is missing; `nil` for those that need one, and for all of words.
  public var fills: [Double?] {
    inputs.flatMap { input -> [Double?] in
      if case .number(let fill, false) = input.encoder { return input.kept.map { _ in fill } }
      return input.kept.map { _ in nil }
    }
  }

  /// Refuses a column of numbers where the training words had not one among them: none could be known.
  public func checkWords(of table: Table) throws(FeatureError) {
    for input in inputs {
      guard let known = input.encoder.words, let column = table.column(named: input.column),
        let found = column.words?.compactMap(\.self), !found.isEmpty
      else { continue }
      if found.allSatisfy({ Double($0) != nil }), known.allSatisfy({ Double($0) == nil }) {
        throw .wrongType(column: input.column, found: "numbers", wanted: "words")
      }
    }
  }

  /// The rows that models see: encoded, scaled in `Double`, and rounded once to `Float`.
  ///
  /// - Parameter hidden: Columns that are not looked at: what they become is 0 after scaling.
  /// - Complexity: O(rows × features).
  public func rows(
    of table: Table, hiding hidden: Set<String> = []
  ) throws(FeatureError) -> Matrix<Float> {
    var columns: [[Double]] = []
    columns.reserveCapacity(names.count)
    for input in inputs {
      guard !hidden.contains(input.column) else {
        for _ in input.kept { columns.append([]) }
        continue
      }
      guard let column = table.column(named: input.column) else {
        throw .noColumn(input.column, have: table.columns.map(\.name))
      }
      let encoded = try input.encoder.encode(column)
      for place in input.kept { columns.append(encoded[place]) }
      for place in input.kept {
        if let row = encoded[place].firstIndex(where: \.isNaN) {
          throw .missingNumber(
            column: input.column, row: row, count: encoded[place].count(where: \.isNaN))
        }
      }
    }
    return try rows(table.rows, of: columns)
  }

  private func rows(_ count: Int, of columns: [[Double]]) throws(FeatureError) -> Matrix<Float> {
    var rows = Matrix<Float>(rows: count, columns: columns.count)
    for row in 0..<count {
      var place = rows.mutableRow(row)
      for feature in columns.indices where !columns[feature].isEmpty {
        let value = Float(scales[feature].apply(columns[feature][row]))
        guard value.isFinite else { throw .notFinite(column: names[feature], row: row) }
        place[feature] = value
      }
    }
    return rows
  }
}

extension FittedFeatures {
  /// The places of the features that are made from the named columns of a table.
  public func places(of columns: Set<String>) -> [Int] {
    var places: [Int] = []
    var start = 0
    for input in inputs {
      if columns.contains(input.column) { places += start..<(start + input.kept.count) }
      start += input.kept.count
    }
    return places
  }
}
