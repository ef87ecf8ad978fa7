import Vocabulary

/// What all rows of a file say together, while only some of them stand in memory.
struct TableSurvey {
  struct Column {
    let survey: ColumnSurvey
    let type: ColumnType
  }

  let rows: Int
  /// The names of the columns, in the order in which they are met.
  let names: [String]
  let columns: [String: Column]
  /// Rows by the cells that a detector may see.
  let rowHashes: DistinctSketch
  /// The same where a column called 'y' turns out to be no label.
  let rowHashesWithY: DistinctSketch?

  /// The columns of drawn rows, with those that none of them has.
  func completed(_ drawn: [Vocabulary.Column], rows: Int) -> [Vocabulary.Column] {
    let known = Dictionary(uniqueKeysWithValues: drawn.map { ($0.name, $0) })
    return names.map { name in
      known[name] ?? Vocabulary.Column(name, columns[name]?.type ?? .number, missing: rows)
    }
  }

  /// The different values of a column of words, or of one that may hold labels, with their rows; `nil`
  /// where there are too many.
  func values(of name: String) -> [(word: String, rows: Int)]? { columns[name]?.survey.values.all }
}

/// A survey while the pieces come in.
struct SurveyGathering {
  private let settings: ReadingSettings
  private let known: [String: ColumnBuilder.Expectation]
  private let spent: Set<String>
  private(set) var columns: [ColumnSurvey] = []
  private(set) var rows = 0
  private(set) var rowHashes = DistinctSketch(capacity: Self.followedRows)
  private(set) var rowHashesWithY: DistinctSketch?

  private static let followedRows = 1 << 20
  /// How many values of all columns together are followed, and how many of one at most.
  private static let followedValues = (all: 1 << 21, each: 1 << 17)

  init(_ settings: ReadingSettings, _ known: [String: ColumnBuilder.Expectation]) {
    self.settings = settings
    self.known = known
    spent = Set(settings.roles + settings.ignore)
  }

  mutating func append(_ piece: RowPiece) {
    while columns.count < piece.columns.count {
      let name = piece.columns[columns.count].name
      columns.append(
        ColumnSurvey(
          name, known[name] ?? .nothing, countsNumbers: mayBeLabel(name),
          capacity: min(
            Self.followedValues.each, max(1 << 10, Self.followedValues.all / piece.columns.count)),
          missingBefore: rows))
      if isAmbiguous(name), rowHashesWithY == nil { rowHashesWithY = rowHashes }
    }
    for (place, column) in piece.columns.enumerated() {
      var cells = column
      if settings.infinite == .missing { cells.dropInfinite() }
      columns[place].append(cells, piece.lines, settings.missingWords)
    }
    for hash in piece.hashes(of: isFeature) { rowHashes.add(hash) }
    if rowHashesWithY != nil {
      for hash in piece.hashes(of: { isFeature($0) || isAmbiguous($0) }) {
        rowHashesWithY?.add(hash)
      }
    }
    rows += piece.rows
  }

  /// Whether a column is the label by its name, or could be.
  private func mayBeLabel(_ name: String) -> Bool {
    settings.label == .conventional && LabelSettings.usualNames.contains(name.lowercased())
      && !spent.contains(name) && settings.use?.contains(name) != true
  }

  /// Whether only its values say that the column is the label.
  private func isAmbiguous(_ name: String) -> Bool {
    mayBeLabel(name) && name.lowercased() == "y" && settings.use == nil
  }

  private func isFeature(_ name: String) -> Bool {
    !spent.contains(name) && !mayBeLabel(name) && settings.use?.contains(name) != false
  }
}

extension Column {
  /// A column in which no row has a value.
  fileprivate init(_ name: String, _ type: ColumnType, missing rows: Int) {
    switch type {
    case .number: self.init(name, numbers: Array(repeating: .nan, count: rows))
    case .category:
      self.init(name, .category(codes: Array(repeating: -1, count: rows), levels: []))
    case .time: self.init(name, .time(Array(repeating: nil, count: rows)))
    case .text: self.init(name, .text(Array(repeating: nil, count: rows)))
    }
  }
}
