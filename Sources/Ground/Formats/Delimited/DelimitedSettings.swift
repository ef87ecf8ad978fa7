/// How cells of a text are told apart: by RFC 4180, with any one byte as delimiter.
public struct DelimitedSettings: Sendable, Equatable {
  /// Between cells: a comma, a semicolon, a tab…
  public var delimiter: UInt8
  /// Around cells that hold delimiters, line breaks or (doubled) quotes; `nil` if a quote is a
  /// character like any other.
  public var quote: UInt8?
  /// Columns whose cells are all kept as words, numbers too.
  public var wordColumns: Set<Int> = []
  /// Whether a record that cannot be read is told and passed over; else it ends the reading.
  public var sparesRecords = false

  /// - Precondition: The delimiter is no line break, no quote and nothing that a number is made of.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    wordColumns: Set<Int> = [], sparesRecords: Bool = false
  ) {
    precondition(
      delimiter != quote && !"\r\n+-.0123456789eE".utf8.contains(delimiter),
      "\(delimiter) cannot stand between cells")
    self.delimiter = delimiter
    self.quote = quote
    self.wordColumns = wordColumns
    self.sparesRecords = sparesRecords
  }
}
