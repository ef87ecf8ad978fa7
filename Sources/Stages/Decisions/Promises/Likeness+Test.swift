import Numerics
import Vocabulary
import Wording

extension Likeness {
  /// With fewer units on either side nothing is said.
  static let fewest = 5
  /// With more units together, the normal approximation stands for the permutations.
  static let mostPermuted = 2000
  static let permutations = 1999

  /// Holds the scores that a promise rests on against those of later rows.
  ///
  /// The statistic is the mean Savage score of the later rows: ranks, in which the upper end counts most,
  /// where thresholds lie. Rows of one group move together.
  ///
  /// - Returns: `nil` where there is too little to compare.
  init?(of rows: CalibrationRows, _ later: LaterRows, in evidence: Evidence) {
    guard let others = later.comparable(hasLabels: evidence.labels != nil) else { return nil }
    self.init(of: rows.units, others.units, rows: others.scores.count)
  }

  /// - Parameter rows: How many rows the later units hold.
  init?(of units: [[Double]], _ later: [[Double]], rows: Int) {
    guard units.count >= Self.fewest, later.count >= Self.fewest else { return nil }
    let all = units + later
    let scale = SavageScale(all.flatMap { $0 })
    guard scale.isVaried else { return nil }
    // Sums of deviations, so that units of any size add nothing on average.
    let sums = all.map { unit in unit.reduce(0) { $0 + scale.deviation(of: $1) } }
    let found = sums[units.count...].reduce(0, +)
    let p =
      all.count > Self.mostPermuted
      ? Self.normal(sums, drawn: later.count, found)
      : Self.permuted(sums, drawn: later.count, found)
    self.init(p: p, rows: rows, sentence: Self.sentence(p, isHigher: found > 0, rows: rows))
  }

  private static func sentence(_ p: Double, isHigher: Bool, rows: Int) -> String {
    let value = p < 0.001 ? "p < 0.001" : "p = \(Figures.short(p))"
    guard p < border else {
      return
        "Rows that came later score no differently, as far as \(Figures.grouped(rows)) of them tell (\(value))."
    }
    return
      "Rows that came later score \(isHigher ? "higher" : "lower") (\(value)), so that they are not like those"
      + " that the promise rests on" + (isHigher ? ", and it may be broken." : ".")
  }

  /// The share of draws of so many units whose sum is as far from 0 as the one found, itself among them.
  private static func permuted(_ sums: [Double], drawn count: Int, _ found: Double) -> Double {
    var generator = Seed(0x5A_7A_6E).generator()
    var order = sums
    var asFar = 1
    for _ in 0..<permutations {
      var sum = 0.0
      for place in 0..<count {
        order.swapAt(place, place + generator.below(order.count - place))
        sum += order[place]
      }
      if abs(sum) >= abs(found) * (1 - 1e-9) { asFar += 1 }
    }
    return Double(asFar) / Double(permutations + 1)
  }

  private static func normal(_ sums: [Double], drawn count: Int, _ found: Double) -> Double {
    let (all, drawn) = (Double(sums.count), Double(count))
    let square = sums.reduce(0) { $0 + $1 * $1 }
    let mean = sums.reduce(0, +) / all
    let variance = drawn * (all - drawn) / (all - 1) * (square / all - mean * mean)
    guard variance > 0 else { return 1 }
    let z = abs(found - drawn * mean) / variance.squareRoot()
    return 2 * NormalDistribution.standard.probability(above: z)
  }
}

extension CalibrationRows {
  /// What moves together: groups, or single rows.
  fileprivate var units: [[Double]] { groups ?? scores.map { [$0] } }
}

/// Ranks that count the upper end most: of n values, the k-th lowest has 1/n + … + 1/(n − k + 1), the
/// expectation of the k-th of n exponential numbers; equal ones share their mean.
private struct SavageScale {
  private let sorted: [Double]
  private let scores: [Double]

  init(_ values: [Double]) {
    sorted = values.sorted()
    var scores: [Double] = []
    var sum = 0.0
    for place in sorted.indices {
      sum += 1 / Double(sorted.count - place)
      scores.append(sum)
    }
    var first = 0
    while first < sorted.count {
      var end = first + 1
      while end < sorted.count, sorted[end] == sorted[first] { end += 1 }
      let mean = scores[first..<end].reduce(0, +) / Double(end - first)
      for place in first..<end { scores[place] = mean }
      first = end
    }
    self.scores = scores
  }

  var isVaried: Bool { sorted.first != sorted.last }

  /// How far above the mean of all, which is 1, a value's score lies.
  func deviation(of value: Double) -> Double { scores[sorted.partitioned { $0 < value }] - 1 }
}
