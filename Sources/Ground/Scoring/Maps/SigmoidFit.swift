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
      if hypot(gradient.slope, gradient.shift) < 1e-5 { return }
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
