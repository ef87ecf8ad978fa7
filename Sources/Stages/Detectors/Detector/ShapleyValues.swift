public import Numerics
import Vocabulary

/// The Shapley values of the score of a row: what each group of its numbers adds on average, over all orders in which the
/// groups could join. Numbers that have not joined have their values in each row of a background in turn.
public struct ShapleyValues: Sendable {
  private let model: any AnomalyModel
  private let row: [Float]
  private let background: Matrix<Float>
  private let groups: [[Int]]

  /// With so many groups all coalitions are scored, and the values are exact.
  public static let exactGroups = 12
  /// How many orders are drawn at most.
  public static let mostOrders = 1000

  /// - Parameter groups: The numbers of the row that join together; each number is of one of them.
  public init(
    of row: [Float], by model: any AnomalyModel, against background: Matrix<Float>,
    groups: [[Int]]
  ) {
    self.model = model
    self.row = row
    self.background = background
    self.groups = groups
  }

  /// Exact where there are few groups, else from orders that are drawn, and so with errors.
  public func explanation(seed: Seed) throws(RowError) -> Explanation {
    groups.count <= Self.exactGroups ? try exact() : try sampled(seed: seed)
  }

  /// From all coalitions.
  public func exact() throws(RowError) -> Explanation {
    let count = groups.count
    let values = try scores(
      (0..<(1 << count)).map { set in (0..<count).map { set >> $0 & 1 == 1 } })
    var shares = [1.0]
    for size in 0..<max(1, count - 1) {
      // How often a group joins behind so many: size! (count − 1 − size)! / count!, times count.
      shares.append(shares[size] * Double(size + 1) / Double(max(1, count - 1 - size)))
    }
    var parts = [Double](repeating: 0, count: count)
    for set in 0..<(1 << count) {
      for group in 0..<count where set >> group & 1 == 0 {
        let weight = shares[set.nonzeroBitCount] / Double(count)
        parts[group] += weight * (values[set | 1 << group] - values[set])
      }
    }
    return Explanation(
      .score, absence: .background, value: values[values.count - 1], baseline: values[0],
      parts: parts)
  }

  /// From orders and their reverses, until the largest standard error is below 5 % of the range of the parts.
  public func sampled(seed: Seed) throws(RowError) -> Explanation {
    var chance = seed.generator()
    let count = groups.count
    var (sums, squares) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
    )
    var pairs = 0
    var ends = (none: 0.0, all: 0.0)
    while 2 * pairs < Self.mostOrders {
      let order = chance.permutation(count)
      let (there, back) = (try marginals(order), try marginals(order.reversed()))
      ends = (there.none, there.all)
      for group in 0..<count {
        let mean = (there.parts[group] + back.parts[group]) / 2
        sums[group] += mean
        squares[group] += mean * mean
      }
      pairs += 1
      if pairs >= 10, Self.areSettled(sums, squares, pairs) { break }
    }
    let parts = sums.map { $0 / Double(pairs) }
    return Explanation(
      .score, absence: .background, value: ends.all, baseline: ends.none, parts: parts,
      errors: Self.errors(sums, squares, pairs))
  }

  private static func errors(_ sums: [Double], _ squares: [Double], _ pairs: Int) -> [Double] {
    let count = Double(pairs)
    return zip(sums, squares).map { sum, square in
      (max(0, square - sum * sum / count) / (count - 1) / count).squareRoot()
    }
  }

  private static func areSettled(_ sums: [Double], _ squares: [Double], _ pairs: Int) -> Bool {
    let means = sums.map { $0 / Double(pairs) }
    let range = (means.max() ?? 0) - (means.min() ?? 0)
    return (errors(sums, squares, pairs).max() ?? 0) < 0.05 * range
  }

  /// What each group adds when they join in an order, and the scores before and after.
  private func marginals(
    _ order: [Int]
  ) throws(RowError) -> (parts: [Double], none: Double, all: Double) {
    var joined = [Bool](repeating: false, count: groups.count)
    var sets = [joined]
    for group in order {
      joined[group] = true
      sets.append(joined)
    }
    let values = try scores(sets)
    var parts = [Double](repeating: 0, count: groups.count)
    for (place, group) in order.enumerated() { parts[group] = values[place + 1] - values[place] }
    return (parts, values[0], values[values.count - 1])
  }

  /// The mean score over the background where some groups have joined.
  private func scores(_ sets: [[Bool]]) throws(RowError) -> [Double] {
    let others = background.rows
    var rows = Matrix<Float>(rows: sets.count * others, columns: row.count)
    for (place, set) in sets.enumerated() {
      for other in 0..<others {
        for (group, isIn) in zip(groups, set) {
          for column in group {
            rows[place * others + other, column] = isIn ? row[column] : background[other, column]
          }
        }
      }
    }
    let scores = try model.scores(of: rows)
    return sets.indices.map { place in
      (0..<others).reduce(0) { $0 + scores[place * others + $1] } / Double(others)
    }
  }
}
