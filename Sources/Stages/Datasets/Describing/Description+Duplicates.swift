import Vocabulary

extension Description {
  /// How many rows are copies of an earlier one; missing cells are equal to each other, and so are 0 and −0.
  static func duplicates(_ table: Table) -> Int {
    let columns = table.columns.map(Self.words)
    var first: [UInt64: Int] = [:]
    var next = [Int](repeating: -1, count: table.rows)
    var copies = 0
    for row in 0..<table.rows {
      let hash = columns.reduce(UInt64(table.rows)) { mix($0 ^ $1[row]) }
      var candidate = first[hash] ?? -1
      while candidate >= 0, !columns.allSatisfy({ $0[candidate] == $0[row] }) {
        candidate = next[candidate]
      }
      if candidate >= 0 {
        copies += 1
      } else {
        next[row] = first[hash] ?? -1
        first[hash] = row
      }
    }
    return copies
  }

  /// A word a row that is equal just where the cells are.
  private static func words(_ column: Column) -> [UInt64] {
    switch column.values {
    case .number(let numbers):
      numbers.map { $0.isNaN ? Double.nan.bitPattern : $0 == 0 ? 0 : $0.bitPattern }
    case .time(let moments): moments.map { UInt64(bitPattern: $0 ?? .min) }
    case .category(let codes, _): codes.map { UInt64(bitPattern: Int64($0)) }
    case .text(let texts):
      LabelValues(words: texts).codes.map { UInt64(bitPattern: Int64($0)) }
    }
  }

  /// Spreads each bit over all others (the finalizer of MurmurHash3).
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 33)) &* 0xff51_afd7_ed55_8ccd
    z = (z ^ (z >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return z ^ (z >> 33)
  }
}
