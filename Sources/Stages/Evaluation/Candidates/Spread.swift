import Numerics

/// How far a mean, or the difference of two, would come out elsewhere by chance: with other rows, and with
/// other seeds.
struct Spread {
  /// The standard errors, and the degrees of freedom with which each is known.
  let ofRows: Double
  let rowFreedom: Double
  let ofSeeds: Double
  let seedFreedom: Double

  /// The standard error of both together.
  var error: Double { (ofRows * ofRows + ofSeeds * ofSeeds).squareRoot() }

  /// Whether anything moves it at all.
  var isMoved: Bool { error > 1e-12 }

  /// How far to either side of what was seen the truth may lie.
  ///
  /// Both parts reach as far as each would alone, and are put together like errors. Where one of them rests
  /// on two or three seeds, a single t distribution with degrees of freedom between the two held 84 to 92 %
  /// at 95 %, by simulation.
  func reach(confidence: Double) -> Double {
    let rows = StudentTDistribution(degrees: rowFreedom).quantile((1 + confidence) / 2) * ofRows
    guard ofSeeds > 0 else { return rows }
    let seeds = StudentTDistribution(degrees: seedFreedom).quantile((1 + confidence) / 2) * ofSeeds
    return (rows * rows + seeds * seeds).squareRoot()
  }

  /// No chance is told to be smaller than this: such a tail is nobody's to know.
  private static let smallestChance = 1e-9

  /// How likely it is to come out so far from 0, to either side, if it is 0 in truth: one less the
  /// confidence that reaches just to 0.
  func chance(of value: Double) -> Double {
    guard ofSeeds > 0 else {
      let student = StudentTDistribution(degrees: rowFreedom)
      return min(1, 2 * student.probability(above: abs(value) / ofRows))
    }
    var (low, high) = (Self.smallestChance, 1.0)
    guard reach(confidence: 1 - low) > abs(value) else { return low }
    for _ in 0..<60 {
      let middle = (low * high).squareRoot()
      if reach(confidence: 1 - middle) < abs(value) { high = middle } else { low = middle }
    }
    return high
  }

  /// The smallest difference that four of five such samples would have shown to be no chance.
  ///
  /// - Parameter least: What the difference must come out as in any case.
  func detectable(significance: Double = 0.05, atLeast least: Double = 0) -> Double {
    max(reach(confidence: 1 - significance), least)
      + StudentTDistribution(degrees: rowFreedom).quantile(0.8) * error
  }
}
