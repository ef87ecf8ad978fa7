import Foundation
import Numerics

/// Searches for the rows whose covariance has the smallest determinant: FAST-MCD.
///
/// Each trial starts from random rows and takes concentration steps: from a center and spread to the
/// rows nearest by them, and from those to a new center and spread. More than 500 rows are searched in
/// parts of about 300 first, whose best answers go on in a larger part and then among all rows.
struct DeterminantSearch {
  struct Estimate: Sendable {
    let center: [Double]
    let covariance: Matrix<Double>
    /// −∞ where the rows lie in a plane.
    let logDeterminant: Double
    /// Ascending.
    let support: [Int]

    /// - Parameter center: the mean of the rows, unless another is given.
    init(
      _ rows: Matrix<Double>, support: [Int], center: [Double]? = nil
    ) throws(NumericsError) {
      let found = try rows.gathering(rows: support).covariance(lessFreedom: 0)
      self.center = center ?? found.mean
      covariance = found.matrix
      self.support = support
      let inverse = try found.matrix.symmetricPseudoInverse()
      logDeterminant = inverse.rank < rows.columns ? -.infinity : inverse.logPseudoDeterminant
    }

    func squaredDistances(of rows: Matrix<Double>) throws(NumericsError) -> [Double] {
      let inverse = try covariance.symmetricPseudoInverse().matrix
      let centered = Matrix<Double>(rows: rows.rows, columns: rows.columns) {
        rows[$0, $1] - center[$1]
      }
      let turned = centered.times(inverse)
      return (0..<rows.rows).map { index in
        let (a, b) = (turned.row(index), centered.row(index))
        var sum = 0.0
        for column in a.indices { sum += a[column] * b[column] }
        return sum
      }
    }
  }

  private let rows: Matrix<Double>
  private let size: Int
  private let seed: Seed

  init(_ rows: Matrix<Double>, size: Int, seed: Seed) {
    self.rows = rows
    self.size = size
    self.seed = seed
  }

  func best() throws(NumericsError) -> Estimate {
    if size == rows.rows { return try Estimate(rows, support: Array(0..<rows.rows)) }
    if rows.columns == 1 { return try narrowest() }
    let starts =
      rows.rows > 500 ? try startsFromParts() : try trials(rows, size, 30, seed, keep: 10)
    return try refined(starts, rows, size, keep: 1)[0]
  }

  /// For one column: the rows nearest to the middle of the narrowest window, around that middle.
  private func narrowest() throws(NumericsError) -> Estimate {
    let values = rows.column(0)
    let sorted = values.sorted()
    let widths = (size..<sorted.count).map { sorted[$0] - sorted[$0 - size] }
    let least = widths.min() ?? 0
    let windows = widths.indices.filter { widths[$0] == least }
    let middle =
      windows.reduce(0.0) { $0 + (sorted[$1] + sorted[$1 + size]) / 2 } / Double(windows.count)
    return try Estimate(
      rows, support: Self.nearest(values.map { abs($0 - middle) }, size), center: [middle])
  }

  /// The best estimates of parts of about 300 rows, gone on with in a part of up to 1,500.
  private func startsFromParts() throws(NumericsError) -> [Estimate] {
    var chance = seed.split("parts").generator()
    let order = chance.permutation(rows.rows)
    let parts = rows.rows / 300
    let length = rows.rows / parts
    let share = Double(size) / Double(rows.rows)
    var starts: [Estimate] = []
    for part in 0..<parts {
      let members = rows.gathering(rows: Array(order[(part * length)..<((part + 1) * length)]))
      starts += try trials(
        members, min(length, Int((Double(length) * share).rounded(.up))), max(10, 500 / parts),
        seed.split("part", part), keep: 10)
    }
    let merged = min(1500, rows.rows)
    let members = rows.gathering(rows: Array(chance.permutation(rows.rows)[..<merged]))
    return try refined(
      starts, members, min(merged, Int((Double(merged) * share).rounded(.up))), keep: 10)
  }

  /// Two concentration steps from each of `count` random starts; the best `kept` of them.
  private func trials(
    _ rows: Matrix<Double>, _ size: Int, _ count: Int, _ seed: Seed, keep kept: Int
  ) throws(NumericsError) -> [Estimate] {
    try Self.best(kept, count) { trial throws(NumericsError) in
      var chance = seed.split("trial", trial).generator()
      let start = try Estimate(rows, support: chance.sample(size, of: rows.rows).sorted())
      return try Self.concentrated(start, rows, size, steps: 2)
    }
  }

  /// Concentration steps from each of `starts` until nothing changes; the best `kept` answers.
  private func refined(
    _ starts: [Estimate], _ rows: Matrix<Double>, _ size: Int, keep kept: Int
  ) throws(NumericsError) -> [Estimate] {
    try Self.best(kept, starts.count) { index throws(NumericsError) in
      let nearest = Self.nearest(try starts[index].squaredDistances(of: rows), size)
      return try Self.concentrated(
        Estimate(rows, support: nearest), rows, size, steps: 30)
    }
  }

  /// The `kept` of `count` estimates with the smallest determinants; the earlier of equals.
  private static func best(
    _ kept: Int, _ count: Int,
    _ estimate: @Sendable (Int) throws(NumericsError) -> Estimate
  ) throws(NumericsError) -> [Estimate] {
    let results = Workers.map(count) { index in
      Result<Estimate, NumericsError> { () throws(NumericsError) in try estimate(index) }
    }
    var estimates: [(index: Int, estimate: Estimate)] = []
    for (index, result) in results.enumerated() { estimates.append((index, try result.get())) }
    estimates.sort {
      ($0.estimate.logDeterminant, $0.index) < ($1.estimate.logDeterminant, $1.index)
    }
    return estimates.prefix(kept).map(\.estimate)
  }

  private static func concentrated(
    _ start: Estimate, _ rows: Matrix<Double>, _ size: Int, steps: Int
  ) throws(NumericsError) -> Estimate {
    var best = start
    for _ in 0..<steps where best.logDeterminant > -.infinity {
      let next = try Estimate(
        rows, support: nearest(try best.squaredDistances(of: rows), size))
      guard next.logDeterminant < best.logDeterminant else { break }
      best = next
    }
    return best
  }

  /// The indices of the `size` smallest distances, the earlier of equals, ascending.
  private static func nearest(_ distances: [Double], _ size: Int) -> [Int] {
    let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    return order.prefix(size).sorted()
  }
}
