import Numerics
import Vocabulary

/// The numeric columns of a table in deviations, beside a hash of all other cells.
struct ScaledColumns: Sendable {
  let rows: Int
  private let columns: [[Double]]
  private let deviations: [Double]
  private let others: [UInt64]

  /// How many columns vary.
  var varying: Int { columns.count }

  init(_ table: Table) {
    let numeric = table.columns.compactMap { column -> [Double]? in
      switch column.values {
      case .number(let values): values
      case .time(let values): values.map { $0.map(Double.init) ?? .nan }
      case .category, .text: nil
      }
    }
    let spreads = Workers.map(numeric.count) { place in
      (RunningMoments(numeric[place].lazy.filter(\.isFinite)).sampleVariance ?? 0).squareRoot()
    }
    let kept = numeric.indices.filter { spreads[$0] > 0 && spreads[$0].isFinite }
    rows = table.rows
    columns = kept.map { numeric[$0] }
    deviations = kept.map { spreads[$0] }
    let words = table.columns.filter { column in
      switch column.values {
      case .category, .text: true
      case .number, .time: false
      }
    }
    others = RowIdentity(Table(rows: table.rows, columns: words)).hashes
  }

  /// A hash of the cells of width `width` into which four random projections of each row fall.
  func cells(width: Double, seed: Seed) -> [UInt64] {
    var chance = seed.generator()
    let scale = 1 / Double(varying).squareRoot()
    let offsets = (0..<4).map { _ in chance.uniform() }
    let weights = deviations.map { deviation in
      (0..<4).map { _ in scale * chance.normal() / (deviation * width) }
    }
    return Workers.map(rows, inBlocksOf: 1 << 14) { block in
      var keys = block.map { others[$0] }
      for projection in 0..<4 {
        var places = [Double](repeating: offsets[projection], count: block.count)
        for (column, values) in columns.enumerated() {
          let weight = weights[column][projection]
          for (place, row) in block.enumerated() where values[row].isFinite {
            places[place] += weight * values[row]
          }
        }
        for place in places.indices {
          keys[place] = mix(keys[place] ^ places[place].rounded(.down).bitPattern)
        }
      }
      return keys
    }.flatMap { $0 }
  }

  /// Whether two rows differ by at most `tolerance` deviations in each column and not at all in words.
  func areWithin(_ tolerance: Double, _ one: Int, _ other: Int) -> Bool {
    guard others[one] == others[other] else { return false }
    for column in columns.indices {
      let (a, b) = (columns[column][one], columns[column][other])
      if a == b || (a.isNaN && b.isNaN) { continue }
      guard abs(a - b) <= tolerance * deviations[column] else { return false }
    }
    return true
  }

  /// The distance from each of `rows` to the fifth nearest of `neighbors` that are other rows; a cell that only one
  /// of two rows has counts as a deviation.
  func fifthDistances(from rows: [Int], to neighbors: [Int]) -> [Double] {
    // Row after row, since each is read from start to end, and in another order than that of the table.
    let cells = neighbors.flatMap { row in columns.map { $0[row] } }
    return Workers.map(rows.count) { place in
      let own = columns.map { $0[rows[place]] }
      var nearest = [Double](repeating: .infinity, count: 5)
      for (number, other) in neighbors.enumerated() where other != rows[place] {
        let start = number * own.count
        var distance = 0.0
        for column in own.indices where distance < nearest[4] {
          let (a, b) = (own[column], cells[start + column])
          let difference = abs(a - b) / deviations[column]
          distance = max(distance, difference.isFinite ? difference : a.isNaN && b.isNaN ? 0 : 1)
        }
        guard distance < nearest[4] else { continue }
        var place = 4
        while place > 0, nearest[place - 1] > distance {
          nearest[place] = nearest[place - 1]
          place -= 1
        }
        nearest[place] = distance
      }
      return nearest[4]
    }
  }
}
