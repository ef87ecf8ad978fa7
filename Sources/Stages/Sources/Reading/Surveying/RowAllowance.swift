public import Numerics

/// How many rows may stand in memory at once where a file is only looked at; of more, some are drawn.
public struct RowAllowance: Sendable {
  private let rows: Int
  /// How many bytes the rows may take while they are read and looked at, roughly.
  private let bytes: Int
  let seed: Seed

  public static let standard = RowAllowance(rows: 1_000_000, bytes: 384 << 20)

  public init(rows: Int, bytes: Int = 384 << 20, seed: Seed = Seed(1)) {
    self.rows = rows
    self.bytes = bytes
    self.seed = seed
  }

  /// The same with another seed to draw rows with.
  public func with(seed: Seed) -> RowAllowance {
    RowAllowance(rows: rows, bytes: bytes, seed: seed)
  }

  /// Whether all rows of a text of so many bytes may be read, whatever they hold: a cell has two bytes at
  /// least, and takes at most 96.
  func surelyHolds(textOf size: Int) -> Bool { size <= 2 * rows && 48 * size <= bytes }

  /// How many rows may be read that take so many bytes each.
  func rows(ofBytes each: Double) -> Int { max(1, min(rows, Int(Double(bytes) / max(each, 1)))) }
}
