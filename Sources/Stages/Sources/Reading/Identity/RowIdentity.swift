import Numerics
import Vocabulary

/// A 64-bit hash of each row's cells: equal for equal rows, and for others never in practice.
///
/// Cells are taken as a fingerprint takes them: −0 is 0, all missing cells are one, and a category is
/// its word.
struct RowIdentity {
  let hashes: [UInt64]
  /// For each row the first row that equals it.
  let first: [Int]

  init(_ table: Table) {
    let columns = table.columns.map(Cells.init)
    hashes = Workers.map(table.rows, inBlocksOf: 1 << 14) { block in
      var hashes = [UInt64](repeating: 0x9e37_79b9_7f4a_7c15, count: block.count)
      for column in columns { column.add(to: &hashes, rows: block) }
      return hashes
    }.flatMap { $0 }
    var places: [UInt64: Int] = [:]
    places.reserveCapacity(table.rows)
    var first: [Int] = []
    first.reserveCapacity(table.rows)
    for (row, hash) in hashes.enumerated() {
      if let place = places[hash] {
        first.append(place)
      } else {
        places[hash] = row
        first.append(row)
      }
    }
    self.first = first
  }

  /// Whether the row repeats an earlier one.
  func isRepeated(_ row: Int) -> Bool { first[row] != row }

  /// How many rows repeat an earlier one.
  var repeats: Int { first.indices.count(where: isRepeated) }

  /// A column as words of 64 bits.
  private enum Cells: Sendable {
    case numbers([Double])
    case moments([Int64?])
    case codes([Int32], levels: [UInt64])
    case words([UInt64])

    init(_ column: Column) {
      switch column.values {
      case .number(let values): self = .numbers(values)
      case .time(let values): self = .moments(values)
      case .category(let codes, let levels):
        self = .codes(codes, levels: levels.map { CellHash($0).value })
      case .text(let texts): self = .words(texts.map { CellHash($0).value })
      }
    }

    func add(to hashes: inout [UInt64], rows: Range<Int>) {
      for (place, row) in rows.enumerated() {
        hashes[place] = mix(hashes[place] &* 0x0000_0100_0000_01b3 ^ word(row))
      }
    }

    private func word(_ row: Int) -> UInt64 {
      switch self {
      case .numbers(let values): CellHash(values[row]).value
      case .moments(let values): CellHash(values[row].map(Double.init) ?? .nan).value
      case .codes(let codes, let levels):
        codes[row] < 0 ? CellHash.missing.value : levels[Int(codes[row])]
      case .words(let words): words[row]
      }
    }
  }
}
