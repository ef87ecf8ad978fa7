/// Integrals of smooth functions.
public enum Quadrature {
  /// Integrates `function` over `range`, cut into equal panels of eight Gauss–Legendre points each.
  public static func integrate(
    _ range: ClosedRange<Double>, panels: Int, _ function: (Double) -> Double
  ) -> Double {
    precondition(panels > 0, "an integral needs at least one panel")
    let half = (range.upperBound - range.lowerBound) / Double(2 * panels)
    var total = 0.0
    for panel in 0..<panels {
      let middle = range.lowerBound + half * Double(2 * panel + 1)
      var sum = 0.0
      for (point, weight) in zip(points, weights) {
        sum += weight * (function(middle - half * point) + function(middle + half * point))
      }
      total += sum * half
    }
    return total
  }

  private static let points = [
    0.1834346424956498049394761, 0.5255324099163289858177390, 0.7966664774136267395915539,
    0.9602898564975362316835609,
  ]
  private static let weights = [
    0.3626837833783619829651504, 0.3137066458778872873379622, 0.2223810344533744705443560,
    0.1012285362903762591525314,
  ]
}
