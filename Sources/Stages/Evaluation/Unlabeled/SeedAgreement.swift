import Numerics

/// Whether seeds agree on which detector is the better one, where a criterion that looks at no label says
/// something of each by each seed.
public struct SeedAgreement: Sendable, Equatable {
  /// How many seeds, or folds of them, there are.
  public let seeds: Int
  /// The deviation of the detectors' means.
  public let betweenDetectors: Double
  /// The deviation of what single seeds say of single detectors, less what a seed says of all of them alike.
  public let betweenSeeds: Double

  /// - Parameter values: For each detector, what each seed says of it.
  /// - Returns: `nil` with fewer than two detectors or seeds.
  public init?(_ values: [[Double]]) {
    guard values.count > 1, let seeds = values.first?.count, seeds > 1 else { return nil }
    let means = values.map { Moments.mean(of: $0) }
    let ofSeeds = (0..<seeds).map { seed in Moments.mean(of: values.map { $0[seed] }) }
    let whole = Moments.mean(of: means)
    var squares = 0.0
    for (detector, row) in values.enumerated() {
      for seed in 0..<seeds {
        let rest = row[seed] - means[detector] - ofSeeds[seed] + whole
        squares += rest * rest
      }
    }
    self.seeds = seeds
    betweenDetectors = (RunningMoments(means).sampleVariance ?? 0).squareRoot()
    betweenSeeds = (squares / Double((values.count - 1) * (seeds - 1))).squareRoot()
  }

  /// Whether detectors differ more than seeds disagree; else who is best is chance.
  public var canChoose: Bool { betweenDetectors > betweenSeeds }
}
