import Foundation
import Numerics
import Synchronization

/// Fixed draws of uniform weights that add up to one: a weight for each group, and one for what was not
/// seen.
struct DirichletDraws: Sendable {
  /// One row a draw: the weights of the groups by ascending share, then that of the unseen.
  private let weights: Matrix<Double>

  /// Fewer draws where groups are many; what a bound allows for their number makes up for it.
  static func count(groups: Int) -> Int { max(500, min(10_000, 8_000_000 / (groups + 1))) }

  /// The last that were drawn: all resamples of the same rows ask for those of as many groups, and drawing
  /// takes far longer than one answer from them.
  private static let last = Mutex<(groups: Int, draws: DirichletDraws)?>(nil)

  static func of(groups: Int) -> DirichletDraws {
    last.withLock { last in
      if let last, last.groups == groups { return last.draws }
      let draws = DirichletDraws(groups: groups)
      last = (groups, draws)
      return draws
    }
  }

  private init(groups: Int) {
    let count = Self.count(groups: groups)
    var generator = GroupBound.seed.generator()
    weights = Matrix(
      (0..<count).map { _ in
        let raw = (0...groups).map { _ in -log1p(-generator.uniform()) }
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
      })
  }

  var count: Int { weights.rows }

  /// How many of the draws give the shares a weighted mean above `border`, the unseen counting whole.
  func chance(ofMeanAbove border: Double, of shares: [Double]) -> Double {
    let means = weights.times(shares.sorted() + [1])
    return Double(means.count { $0 > border }) / Double(means.count)
  }

  /// About the same, from the mean and the variance of such a mean: quick, and near enough to start from.
  func aboutChance(ofMeanAbove border: Double, of shares: [Double]) -> Double {
    let parts = Double(shares.count + 1)
    let mean = (shares.reduce(0, +) + 1) / parts
    let square = (shares.reduce(0) { $0 + $1 * $1 } + 1) / parts
    let deviation = ((square - mean * mean) / (parts + 1)).squareRoot()
    return NormalDistribution.standard.probability(above: (border - mean) / deviation)
  }
}
