import Numerics
import Vocabulary
import Wording

/// What all cells of a column say together, gathered piece by piece in a bounded state.
struct ColumnSurvey {
  /// A cell that a reader may have to be told of.
  struct Place: Equatable {
    let row: Int
    let line: Int
  }

  let name: String
  /// Whether numbers are counted as words are, since they may be labels.
  private let countsNumbers: Bool
  private var tally: ColumnTally
  private(set) var rows = 0
  private var empty = 0
  private var words = 0
  private var wordBytes = 0
  /// Words in quotes that stand for nothing among numbers and moments.
  private var blanks: Set<String> = []
  private var blankRows = 0
  private(set) var firstMissing: Place?
  private(set) var firstInfinite: Place?
  private var numbers = NumberSurvey()
  private var moments = NumberSurvey()
  /// The first word that is no moment.
  private var noMoment: (line: Int, word: String)?
  private var distinctNumbers: DistinctSketch
  private var distinctWords: DistinctSketch
  private var distinctMoments: DistinctSketch
  private(set) var values: FrequentWords

  init(
    _ name: String, _ known: ColumnBuilder.Expectation, countsNumbers: Bool, capacity: Int,
    missingBefore rows: Int = 0
  ) {
    self.name = name
    self.countsNumbers = countsNumbers
    tally = ColumnTally(name, known)
    self.rows = rows
    empty = rows
    if rows > 0 { firstMissing = Place(row: 0, line: 1) }
    distinctNumbers = DistinctSketch(capacity: capacity)
    distinctWords = distinctNumbers
    distinctMoments = distinctNumbers
    values = FrequentWords(capacity: 8192)
  }

  /// Takes the cells of a piece of which all rows are there.
  mutating func append(_ cells: ColumnBuilder, _ lines: LineMap, _ missingWords: Set<String>) {
    tally.append(cells, missingWords) { lines.line(of: $0) }
    let isBlank = cells.levels.map { missingWords.contains($0.trimmingBlanks) }
    noteFirsts(cells, lines, isBlank)
    empty += cells.missing
    words += cells.words.count
    for number in cells.numbers where !number.isNaN {
      numbers.append(number)
      distinctNumbers.add(mix(CellHash(number).value))
    }
    if countsNumbers { count(cells.numbers) }
    append(words: cells, lines, isBlank)
    rows += cells.rows
  }

  private mutating func append(words cells: ColumnBuilder, _ lines: LineMap, _ isBlank: [Bool]) {
    let times = cells.levels.map { Moment.milliseconds($0.trimmingBlanks).map(Double.init) }
    let hashes = cells.levels.map { CellHash($0).value }
    var counts = [Int](repeating: 0, count: cells.levels.count)
    for (row, level) in cells.words {
      counts[Int(level)] += 1
      distinctWords.add(hashes[Int(level)])
      if isBlank[Int(level)] {
        blankRows += 1
      } else if let time = times[Int(level)] {
        moments.append(time)
        distinctMoments.add(mix(CellHash(time).value))
      } else if noMoment == nil {
        noMoment = (lines.line(of: row), cells.levels[Int(level)])
      }
    }
    for (level, count) in zip(cells.levels, counts) {
      values.add(level, times: count)
      wordBytes += level.utf8.count * count
    }
  }

  private mutating func count(_ numbers: [Double]) {
    var counts: [Double: Int] = [:]
    var order: [Double] = []
    for number in numbers where !number.isNaN {
      if counts.updateValue((counts[number] ?? 0) + 1, forKey: number) == nil {
        order.append(number)
      }
    }
    for number in order { values.add(Figures.plain(number), times: counts[number] ?? 0) }
  }

  private mutating func noteFirsts(_ cells: ColumnBuilder, _ lines: LineMap, _ isBlank: [Bool]) {
    func place(_ row: Int) -> Place { Place(row: rows + row, line: lines.line(of: row)) }
    if firstInfinite == nil {
      firstInfinite = cells.numbers.firstIndex(where: \.isInfinite).map(place)
    }
    guard firstMissing == nil, cells.missing > 0 || isBlank.contains(true) else { return }
    let present = Set(cells.words.lazy.filter { !isBlank[Int($0.level)] }.map(\.row))
    firstMissing = cells.numbers.indices
      .first { cells.numbers[$0].isNaN && !present.contains($0) }.map(place)
  }

  /// What the column is now known to hold, or that its numbers have to be read again, as words.
  func type(_ file: String) throws(DatasetError) -> ColumnType? {
    switch try tally.expectation(file) {
    case .exactly(.time):
      if let noMoment {
        throw .misfit(
          noMoment.word, name, "a moment as in RFC 3339", file: file, line: noMoment.line)
      }
      return .time
    case .exactly(let type): return type
    case .words where tally.readsNumbers && numbers.count > 0: return nil
    case .words, .nothing:
      guard noMoment != nil else { return .time }
      let distinct = distinctWords.distinct.value
      return ColumnType.isCategory(distinct: distinct, rows: words) ? .category : .text
    }
  }

  /// How many bytes the column takes for each row while it is read and looked at.
  func bytesPerRow(as type: ColumnType) -> Double {
    switch type {
    case .number, .time: 24
    case .category: 48
    case .text: 96 + Double(wordBytes) / Double(max(rows, 1))
    }
  }

  /// How many rows have no value, in a column of such a type.
  func missing(as type: ColumnType) -> Int {
    switch type {
    case .number, .time: empty + blankRows
    case .category, .text: empty
    }
  }

  func distinct(as type: ColumnType) -> EstimatedCount {
    switch type {
    case .number: distinctNumbers.distinct
    case .time: distinctMoments.distinct
    case .category, .text: distinctWords.distinct
    }
  }

  /// The numbers of the column, or its moments in milliseconds since 1970.
  func numbers(as type: ColumnType) -> NumberSurvey? {
    switch type {
    case .number: numbers
    case .time: moments
    case .category, .text: nil
    }
  }
}
