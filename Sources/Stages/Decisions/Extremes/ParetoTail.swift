import Foundation
import Numerics

/// The generalized Pareto distribution of how far scores lie above a high level.
public struct ParetoTail: Sendable, Equatable {
  /// How heavy the tail is: 0 falls like an exponential, above 0 like a power, below 0 it ends.
  public let shape: Double
  public let scale: Double

  public init(shape: Double, scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  /// The most likely tail of `excesses`, all above 0 (Grimshaw 1993).
  ///
  /// With x = shape / scale the likelihood has one unknown, and is stationary where mean(1 / (1 + x y)) ·
  /// (1 + mean(ln(1 + x y))) = 1. All such places are found on a grid and compared, with the exponential
  /// at x = 0 among them; shapes below −1, where the likelihood has no bound, are left out.
  ///
  /// - Returns: `nil` if there are no excesses.
  public init?(excesses: [Double]) {
    guard let largest = excesses.max(), largest > 0, largest.isFinite else { return nil }
    let mean = excesses.reduce(0, +) / Double(excesses.count)
    let profile = TailProfile(excesses.map { $0 / mean })
    var best = (shape: 0.0, scale: 1.0, likelihood: -1.0)  // the exponential
    for root in profile.stationaryPlaces {
      let candidate = profile.tail(at: root)
      if candidate.shape >= -1, candidate.likelihood > best.likelihood { best = candidate }
    }
    self.init(shape: best.shape, scale: best.scale * mean)
  }

  /// How far above the level a share `risk` of the excesses lies.
  public func quantile(above risk: Double) -> Double {
    shape == 0 ? -scale * log(risk) : scale * expm1(-shape * log(risk)) / shape
  }
}

/// The likelihood of excesses with mean 1 as a function of x = shape / scale alone.
private struct TailProfile {
  let excesses: [Double]

  init(_ excesses: [Double]) { self.excesses = excesses }

  private func means(_ x: Double) -> (inverse: Double, log: Double) {
    var (inverse, logarithm) = (0.0, 0.0)
    for excess in excesses {
      inverse += 1 / (1 + x * excess)
      logarithm += log1p(x * excess)
    }
    let count = Double(excesses.count)
    return (inverse / count, logarithm / count)
  }

  /// Zero where the likelihood is stationary.
  private func slope(_ x: Double) -> Double {
    let means = means(x)
    return means.inverse * (1 + means.log) - 1
  }

  /// The mean log-likelihood of an excess at the best tail with this x.
  func tail(at x: Double) -> (shape: Double, scale: Double, likelihood: Double) {
    let shape = means(x).log
    let scale = shape / x
    return (shape, scale, -log(scale) - shape - 1)
  }

  var stationaryPlaces: [Double] {
    let smallest = max(excesses.min()!, 1e-12)
    let lowest = -1 / excesses.max()!
    let highest = min(1e9, max(1e-3, 2 * (1 - smallest) / (smallest * smallest)))
    let below = (0...16).map { lowest * (1 - pow(10, -12 + 11.99 * Double($0) / 16)) }
    let near = (0...8).map { lowest * 0.02 * pow(1e-4, Double($0) / 8) }
    let above = (0...24).map { 1e-6 * pow(highest / 1e-6, Double($0) / 24) }
    return roots(on: below + near) + roots(on: above)
  }

  private func roots(on places: [Double]) -> [Double] {
    let slopes = places.map(slope)
    return places.indices.dropLast().compactMap { index -> Double? in
      guard slopes[index].isFinite, slopes[index + 1].isFinite,
        (slopes[index] < 0) != (slopes[index + 1] < 0)
      else { return nil }
      return Search.root(in: places[index]...places[index + 1], of: slope)
    }
  }
}
