public import Vocabulary

/// Rows of a file that follow each other; what they hold is worked out by whoever asks, on any thread.
public struct RowBlock: Sendable {
  /// The number that each of the rows has in the file, from 0.
  public let numbers: [Int]
  /// What cannot be a row at all, where such records are passed over.
  public let refused: [RefusedRow]
  private let places: Range<Int>
  /// The rows at some places of the block.
  private let make: @Sendable (Range<Int>) throws(DatasetError) -> Rows

  /// The cells of the rows at some places of the block, as a file has them.
  typealias Making = @Sendable (Range<Int>) throws(DatasetError) -> RawTable

  init(
    numbers: [Int], refused: [RefusedRow] = [], _ settings: ReadingSettings,
    make: @escaping Making
  ) {
    self.numbers = numbers
    self.refused = refused
    self.make = { rows throws(DatasetError) in
      var assembly = try Assembly(try make(rows), settings)
      let (table, beside) = try assembly.parts()
      return Rows(table: table, ids: beside.ids, times: beside.times, groups: nil, standings: nil)
    }
    places = 0..<numbers.count
  }

  /// Rows of a data set from `first` on.
  init(_ count: Int, of dataset: Dataset, from first: Int) {
    numbers = Array(first..<(first + count))
    refused = []
    make = { rows in
      let part = dataset.gathering(rows: rows.map { first + $0 })
      return Rows(
        table: part.table, ids: part.ids, times: part.times, groups: part.groups?.codes,
        standings: part.standings)
    }
    places = 0..<count
  }

  private init(_ block: RowBlock, _ rows: Range<Int>) {
    numbers = Array(block.numbers[rows])
    refused = []
    make = block.make
    places =
      (block.places.lowerBound + rows.lowerBound)..<(block.places.lowerBound + rows.upperBound)
  }

  public var count: Int { numbers.count }

  /// Some of the rows.
  public subscript(rows: Range<Int>) -> RowBlock { RowBlock(self, rows) }

  /// The rows as the settings want them, or what is wrong with the first that is not so.
  public func read() throws(DatasetError) -> Rows { try make(places) }

  /// Rows, and what names them.
  public struct Rows: Sendable {
    public let table: Table
    public let ids: [String]?
    /// In milliseconds since 1970.
    public let times: [Int64]?
    /// To whom each belongs; `nil` where that is not asked for.
    public let groups: [Int32]?
    /// What is known of each whatever its score; `nil` where nothing is.
    public let standings: [String]?
  }
}

/// A record that cannot be a row.
public struct RefusedRow: Sendable, Equatable {
  /// The number that it would have, from 0.
  public let number: Int
  public let error: DatasetError
}
