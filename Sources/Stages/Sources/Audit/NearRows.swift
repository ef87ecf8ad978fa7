import Foundation
import Machine
import Numerics
import Vocabulary

/// Pairs of rows that are nearer to each other than the density of the rows explains.
///
/// Distances are the largest difference of a column, in its deviations. The tolerance is 1 % of a
/// deviation, or less where rows lie so densely that one pair in a hundred data sets would be so near by
/// chance. Pairs are found by hashing: rows whose four random projections fall into the same cells, in
/// any of three tables, are compared, each with at most 16 others of its cell.
struct NearRows {
  struct Pair: Equatable {
    let first: Int
    let second: Int
  }

  let pairs: [Pair]
  /// How far the rows of a pair lie apart at most, in deviations.
  let tolerance: Double

  /// The tolerance as a sentence names it.
  var percent: String { String(format: "%.2g %%", tolerance * 100) }

  private static let widest = 0.01
  private static let chanceOfOne = 0.01
  private static let fewestRows = 20

  /// How many tables rows are hashed into.
  static let tables = 3

  /// - Parameter work: Counts the tables.
  init(_ table: Table, _ identity: RowIdentity, _ work: Work? = nil) {
    let columns = ScaledColumns(table)
    let tolerance = Self.tolerance(of: columns, identity)
    self.tolerance = tolerance
    // Below this, a difference is the rounding of the numbers themselves.
    guard tolerance > 1e-12 else {
      pairs = []
      return
    }
    var found: Set<Int> = []
    var pairs: [Pair] = []
    for number in 0..<Self.tables {
      defer { work?.advance() }
      let keys = columns.cells(width: 20 * tolerance, seed: Seed(41).split("table", number))
      for pair in Self.candidates(keys)
      where identity.first[pair.first] != identity.first[pair.second] {
        let code = pair.first * columns.rows + pair.second
        guard !found.contains(code), columns.areWithin(tolerance, pair.first, pair.second) else {
          continue
        }
        found.insert(code)
        pairs.append(pair)
      }
    }
    self.pairs = pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }

  /// Each row with the latest 16 earlier rows of its cell.
  private static func candidates(_ keys: [UInt64]) -> [Pair] {
    var latest: [UInt64: Int] = [:]
    latest.reserveCapacity(keys.count)
    var previous = [Int](repeating: -1, count: keys.count)
    var pairs: [Pair] = []
    for (row, key) in keys.enumerated() {
      var other = latest.updateValue(row, forKey: key) ?? -1
      previous[row] = other
      var steps = 0
      while other >= 0, steps < 16 {
        pairs.append(Pair(first: other, second: row))
        other = previous[other]
        steps += 1
      }
    }
    return pairs
  }

  /// How near two rows may come before it is strange.
  ///
  /// The distance *r* of a row to its fifth neighbour grows so that *c·r^D* is a gamma variable of shape 5,
  /// with *D* the dimension in which the rows really lie. The first quartile (3.37) and the median (4.67) of
  /// a sample, so the dense half of the rows, give *c* and *D*, and these the tolerance below which 0.01
  /// pairs are expected in all.
  private static func tolerance(of columns: ScaledColumns, _ identity: RowIdentity) -> Double {
    let distinct = identity.first.indices.filter { !identity.isRepeated($0) }
    guard distinct.count >= fewestRows, columns.varying > 0 else { return 0 }
    let neighbors = spread(20_000, over: distinct)
    let distances = columns.fifthDistances(from: spread(200, over: distinct), to: neighbors)
    let sample = SortedSample(distances)
    guard let near = sample.quantile(0.25), let middle = sample.quantile(0.5), near > 0 else {
      return 0
    }
    let dimension = middle > near ? log(3.37 / 4.67) / log(near / middle) : .infinity
    let effective = min(max(dimension, 1), Double(columns.varying))
    let (seen, all) = (Double(neighbors.count), Double(distinct.count))
    let rate = 2 * chanceOfOne * seen / (3.37 * all * all)
    return min(widest, near * pow(rate, 1 / effective))
  }

  /// At most `count` of `rows` at equal steps.
  private static func spread(_ count: Int, over rows: [Int]) -> [Int] {
    guard rows.count > count else { return rows }
    return (0..<count).map { rows[$0 * rows.count / count] }
  }
}
