public import Vocabulary

/// Rows of a file that follow each other; what they hold is worked out by whoever asks, on any thread.
public struct RowBlock: Sendable {
  /// The number that each of the rows has in the file, from 0.
  public let numbers: [Int]
  /// What cannot be a row at all, where such records are passed over.
  public let refused: [RefusedRow]
  private let places: Range<Int>
  private let settings: ReadingSettings
  private let make: Making

  /// The cells of the rows at some places of the block.
  typealias Making = @Sendable (Range<Int>) throws(DatasetError) -> RawTable

  init(
    numbers: [Int], refused: [RefusedRow] = [], _ settings: ReadingSettings,
    make: @escaping Making
  ) {
    self.numbers = numbers
    self.refused = refused
    self.settings = settings
    self.make = make
    places = 0..<numbers.count
  }

  private init(_ block: RowBlock, _ rows: Range<Int>) {
    numbers = Array(block.numbers[rows])
    refused = []
    settings = block.settings
    make = block.make
    places =
      (block.places.lowerBound + rows.lowerBound)..<(block.places.lowerBound + rows.upperBound)
  }

  public var count: Int { numbers.count }

  /// Some of the rows.
  public subscript(rows: Range<Int>) -> RowBlock { RowBlock(self, rows) }

  /// The rows as the settings want them, or what is wrong with the first that is not so.
  public func read() throws(DatasetError) -> Rows {
    var assembly = try Assembly(try make(places), settings)
    let (table, beside) = try assembly.parts()
    return Rows(table: table, ids: beside.ids, times: beside.times)
  }

  /// Rows, and what names them.
  public struct Rows: Sendable {
    public let table: Table
    public let ids: [String]?
    /// In milliseconds since 1970.
    public let times: [Int64]?
  }
}

/// A record that cannot be a row.
public struct RefusedRow: Sendable, Equatable {
  /// The number that it would have, from 0.
  public let number: Int
  public let error: DatasetError
}
