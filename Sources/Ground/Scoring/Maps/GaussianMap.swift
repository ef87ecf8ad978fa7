import Forms
import Foundation

/// Gaussian unification: `max(0, erf((score − mean) / (deviation √2)))` (Kriegel et al. 2011).
///
/// The lower half of a normal distribution becomes 0, so the map tells apart only what is above the mean.
public struct GaussianMap: Sendable, Equatable {
  /// What says how many deviations a score lies above the mean.
  public let standard: StandardMap

  public init(_ standard: StandardMap) { self.standard = standard }

  func callAsFunction(_ score: Double) -> Double {
    max(0, erf(standard(score) / 2.0.squareRoot()))
  }
}

struct GaussianScale: ScoreMapMethod {
  static let name = "gaussian"
  static let help = "How unlikely a normal distribution finds the score."

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    .gaussian(GaussianMap(StandardMap(try reference.moments())))
  }
}

extension ScoreMapKind {
  public static let gaussian = usual(GaussianScale.self)
}
