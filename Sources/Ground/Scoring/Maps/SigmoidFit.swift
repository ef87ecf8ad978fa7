import Foundation

/// Newton's method with a line search for the logistic curve nearest to targets (Lin, Lin and Weng 2007).
///
/// The curve is `1 / (1 + e^(−(slope · score + shift)))`; the loss is the cross entropy with `targets`.
struct SigmoidFit {
  let scores: [Double]
  let targets: [Double]
  private(set) var slope: Double
  private(set) var shift: Double

  init(_ scores: [Double], targets: [Double], slope: Double, shift: Double) {
    self.scores = scores
    self.targets = targets
    self.slope = slope
    self.shift = shift
  }

  /// Takes up to `steps` steps, or fewer when the gradient vanishes or no step lowers the loss.
  mutating func improve(steps: Int) {
    var current = loss(slope, shift)
    for _ in 0..<steps {
      let (gradient, curvature) = derivatives()
      if abs(gradient.slope) < 1e-5, abs(gradient.shift) < 1e-5 { return }
      let (a, b, c) = curvature
      let determinant = a * c - b * b
      let bySlope = -(c * gradient.slope - b * gradient.shift) / determinant
      let byShift = -(a * gradient.shift - b * gradient.slope) / determinant
      let descent = gradient.slope * bySlope + gradient.shift * byShift
      guard descent.isFinite else { return }
      var size = 1.0
      while true {
        let (next, moved) = (slope + size * bySlope, shift + size * byShift)
        let reached = loss(next, moved)
        if reached < current + 1e-4 * size * descent {
          (slope, shift, current) = (next, moved, reached)
          break
        }
        size /= 2
        if size < 1e-8 { return }
      }
    }
  }

  private func loss(_ slope: Double, _ shift: Double) -> Double {
    var sum = 0.0
    for (score, target) in zip(scores, targets) {
      let exponent = slope * score + shift
      sum += (exponent >= 0 ? (1 - target) * exponent : -target * exponent)
      sum += log1p(exp(-abs(exponent)))
    }
    return sum
  }

  private typealias Gradient = (slope: Double, shift: Double)

  private func derivatives() -> (Gradient, (Double, Double, Double)) {
    var gradient = (slope: 0.0, shift: 0.0)
    var curvature = (1e-12, 0.0, 1e-12)
    for (score, target) in zip(scores, targets) {
      let value = 1 / (1 + exp(-(slope * score + shift)))
      let weight = value * (1 - value)
      curvature.0 += score * score * weight
      curvature.1 += score * weight
      curvature.2 += weight
      gradient.slope += score * (value - target)
      gradient.shift += value - target
    }
    return (gradient, curvature)
  }
}

extension LogisticMap {
  /// Platt's sigmoid; its targets are drawn in by one row of each kind, so that it stays finite.
  init(platt rows: [LabeledScore], map: String) throws(ScoreMapError) {
    let anomalies = Double(rows.count { $0.isAnomaly })
    let ordinary = Double(rows.count) - anomalies
    let targets = rows.map {
      $0.isAnomaly ? (anomalies + 1) / (anomalies + 2) : 1 / (ordinary + 2)
    }
    let start = log((anomalies + 1) / (ordinary + 1))
    let scale = ScoreScale(rows.map(\.score))
    var fit = SigmoidFit(
      rows.map { scale.inward($0.score) }, targets: targets, slope: 0, shift: start)
    fit.improve(steps: 100)
    guard fit.slope > 0, let curve = scale.outward(fit) else { throw .runsDownwards(map: map) }
    self = curve
  }

  /// The sigmoid whose labels are guessed by itself and refined in turn, from slope 1 at the mean
  /// (J. Gao, P.-N. Tan, ICDM 2006): rows above one half count as anomalies, and the curve that is then
  /// the likeliest says anew which they are, until none changes sides.
  ///
  /// Targets, step counts and the at most 100 rounds are those of ELKI's sigmoid scaling. Its targets
  /// draw each kind in by the number of rows of the other, where Platt's go by the rows of the kind
  /// itself: among few anomalies ordinary rows end near 1 / (anomalies + 2) rather than near 0.
  /// Guesses settle near the mean that they start from, even where few scores stand far above it: this
  /// is a scale to combine scores on rather than a probability to act on.
  init(refining scores: [Double]) {
    var slope = 1.0
    var shift = -scores.reduce(0, +) / Double(scores.count)
    var strange = scores.map { _ in false }
    for _ in 0..<100 {
      let guess = scores.map { slope * $0 + shift > 0 }
      if guess == strange { break }
      strange = guess
      let above = Double(strange.count { $0 })
      let below = Double(strange.count) - above
      var fit = SigmoidFit(
        scores, targets: strange.map { $0 ? (below + 1) / (below + 2) : 1 / (above + 2) },
        slope: slope, shift: shift)
      fit.improve(steps: 10)
      guard fit.slope > 0, fit.slope.isFinite, (fit.shift / fit.slope).isFinite else { break }
      (slope, shift) = (fit.slope, fit.shift)
    }
    self.init(slope: slope, middle: -shift / slope)
  }
}

/// Scores moved to mean 0 and deviation 1, where Newton's method is at its best.
private struct ScoreScale {
  let moments: ScoreMoments

  init(_ scores: [Double]) { moments = ScoreMoments(of: scores) }

  func inward(_ score: Double) -> Double { (score - moments.mean) / moments.deviation }

  func outward(_ fit: SigmoidFit) -> LogisticMap? {
    let slope = fit.slope / moments.deviation
    let middle = moments.mean - fit.shift / slope
    return slope > 0 && middle.isFinite ? LogisticMap(slope: slope, middle: middle) : nil
  }
}
