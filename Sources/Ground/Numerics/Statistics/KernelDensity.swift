/// A smooth density through numbers: the mean of normal curves around each of them.
public struct KernelDensity: Sendable, Equatable {
  /// The numbers, ascending.
  public let centers: [Double]
  /// The standard deviation of each curve.
  public let bandwidth: Double

  /// How wide the curves are made.
  public enum Bandwidth: Sendable, Equatable {
    /// The sample's standard deviation times *n*^(−1/5) (Scott 1992).
    case scott
    /// 0.9 · min(standard deviation, interquartile range / 1.34) · *n*^(−1/5) (Silverman 1986, 3.31).
    case silverman
    case fixed(Double)
  }

  /// Makes the density of `values`; `nil` if they do not vary or are too few to tell a width.
  public init?(_ values: [Double], bandwidth: Bandwidth = .scott) {
    guard !values.isEmpty else { return nil }
    let sample = SortedSample(values)
    centers = sample.values
    switch bandwidth {
    case .fixed(let width): self.bandwidth = width
    case .scott, .silverman:
      guard let variance = RunningMoments(values).sampleVariance else { return nil }
      var spread = variance.squareRoot()
      let quartiles = (sample.quantile(0.25) ?? 0, sample.quantile(0.75) ?? 0)
      if bandwidth == .silverman {
        let range = (quartiles.1 - quartiles.0) / 1.34
        spread = 0.9 * (range > 0 ? min(spread, range) : spread)
      }
      self.bandwidth = spread * Functions.power(Double(values.count), -0.2)
    }
    guard self.bandwidth > 0, self.bandwidth.isFinite else { return nil }
  }

  public func density(at value: Double) -> Double {
    let curve = NormalDistribution(mean: 0, deviation: bandwidth)
    return centers.reduce(0) { $0 + curve.density(value - $1) } / Double(centers.count)
  }

  /// The probability of `value` or less.
  public func probability(atMost value: Double) -> Double {
    let curve = NormalDistribution(mean: 0, deviation: bandwidth)
    return centers.reduce(0) { $0 + curve.probability(atMost: value - $1) } / Double(centers.count)
  }

  /// A draw: one of the numbers, moved by a draw from its curve.
  public func draw(_ generator: inout Generator) -> Double {
    let center = centers[generator.below(centers.count)]
    return generator.normal(mean: center, deviation: bandwidth)
  }
}
