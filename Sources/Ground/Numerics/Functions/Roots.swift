import Foundation

/// Roots and minima of functions of one variable.
public enum Search {
  /// A point of `range` at which `function` changes sign, to the last bit that the function resolves
  /// (Chandrupatla 1997); `nil` if its signs at the ends do not differ.
  public static func root(
    in range: ClosedRange<Double>, tolerance: Double = 0, of function: (Double) -> Double
  ) -> Double? {
    var (a, b) = (range.lowerBound, range.upperBound)
    var (fa, fb) = (function(a), function(b))
    if fa == 0 { return a }
    if fb == 0 { return b }
    guard (fa < 0) != (fb < 0), !fa.isNaN, !fb.isNaN else { return nil }
    var (c, fc) = (a, fa)
    var share = 0.5
    for _ in 0..<300 {
      let x = a + share * (b - a)
      let fx = function(x)
      if (fx < 0) == (fa < 0) { (c, fc) = (a, fa) } else { (c, fc, b, fb) = (b, fb, a, fa) }
      (a, fa) = (x, fx)
      let best = abs(fa) < abs(fb) ? a : b
      let room = 2 * .ulpOfOne * abs(best) + tolerance / 2 + .leastNormalMagnitude
      let limit = room / abs(b - a)
      if limit > 0.5 || fa == 0 { return best }
      share = interpolated((a, b, c), (fa, fb, fc))
      share = min(max(share, limit), 1 - limit)
    }
    return abs(fa) < abs(fb) ? a : b
  }

  /// Where inverse quadratic interpolation puts the root, as a share of the way from a to b, or the
  /// middle where interpolation cannot be trusted.
  private static func interpolated(
    _ x: (Double, Double, Double), _ f: (Double, Double, Double)
  ) -> Double {
    let (a, b, c) = x
    let (fa, fb, fc) = f
    let xi = (a - b) / (c - b)
    let phi = (fa - fb) / (fc - fb)
    guard phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi else { return 0.5 }
    let share =
      fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
    return share.isFinite ? share : 0.5
  }

  /// Where `function`, which has one valley in `range`, is least, to about half of the digits (Brent 1973).
  public static func minimum(
    in range: ClosedRange<Double>, tolerance: Double = 1e-9, of function: (Double) -> Double
  ) -> (at: Double, value: Double) {
    let golden = 0.381966011250105151795
    var (low, high) = (range.lowerBound, range.upperBound)
    var x = low + golden * (high - low)
    var (w, v) = (x, x)
    var fx = function(x)
    var (fw, fv) = (fx, fx)
    var (step, before) = (0.0, 0.0)
    for _ in 0..<500 {
      let middle = (low + high) / 2
      let room = tolerance * abs(x) + tolerance * 1e-3
      if abs(x - middle) <= 2 * room - (high - low) / 2 { break }
      // The lowest point of a parabola through x, w and v, if it shrinks the steps.
      let r = (x - w) * (fx - fv)
      var q = (x - v) * (fx - fw)
      var p = (x - v) * q - (x - w) * r
      q = 2 * (q - r)
      if q > 0 { p = -p } else { q = -q }
      if abs(before) > room, abs(p) < abs(q * before / 2), p > q * (low - x), p < q * (high - x) {
        (before, step) = (step, p / q)
        let next = x + step
        if next - low < 2 * room || high - next < 2 * room { step = x < middle ? room : -room }
      } else {
        before = (x < middle ? high : low) - x
        step = golden * before
      }
      let u = abs(step) >= room ? x + step : x + (step > 0 ? room : -room)
      let fu = function(u)
      if fu <= fx {
        if u < x { high = x } else { low = x }
        (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
      } else {
        if u < x { low = u } else { high = u }
        if fu <= fw || w == x {
          (v, fv, w, fw) = (w, fw, u, fu)
        } else if fu <= fv || v == x || v == w {
          (v, fv) = (u, fu)
        }
      }
    }
    return (x, fx)
  }
}
