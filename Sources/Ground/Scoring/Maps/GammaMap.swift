import Forms
import Numerics
public import Vocabulary

/// Gamma unification: how far the gamma distribution function at a score lies above that at the mean,
/// as a share of what is left there, `max(0, (P(s) − P(mean)) / (1 − P(mean)))` (Kriegel et al. 2011).
///
/// Everything up to the mean becomes 0.
public struct GammaMap: Sendable, Equatable {
  public let shape: Double
  public let scale: Double

  public init(shape: Double, scale: Double) throws(SettingError) {
    self.shape = try SettingError.check(positive: "shape", shape)
    self.scale = try SettingError.check(positive: "scale", scale)
  }

  /// The mean, up to which scores become 0.
  var mean: Double { shape * scale }

  /// Beyond this score the map is within 10⁻¹⁰ of 1.
  var highest: Double { GammaDistribution(shape: shape, scale: scale).upperQuantile(1e-10 * tail) }

  /// What lies above the mean.
  private var tail: Double {
    GammaDistribution(shape: shape, scale: scale).probability(above: mean)
  }

  func callAsFunction(_ score: Double) -> Double {
    guard score > mean else { return 0 }
    let gamma = GammaDistribution(shape: shape, scale: scale)
    return min(1, max(0, 1 - gamma.probability(above: score) / gamma.probability(above: mean)))
  }
}

/// The gamma distribution with the mean and the deviation of the reference scores; the mean must be above 0.
struct GammaScale: ScoreMapMethod {
  static let name = "gamma"
  static let help =
    "How unlikely a gamma distribution finds the score; for scores that count from 0 upwards."

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let moments = try reference.moments()
    let variance = moments.deviation * moments.deviation
    do throws(SettingError) {
      return .gamma(
        try GammaMap(
          shape: moments.mean * moments.mean / variance, scale: variance / moments.mean))
    } catch { throw .notPositive(map: Self.name, typical: moments.mean) }
  }
}
