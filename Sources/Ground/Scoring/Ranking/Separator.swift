import Foundation

/// A threshold strictly between two neighbouring scores, so that `>` and `≥` alarm the same rows.
///
/// It is the midpoint rounded to `Float`, if that leaves both scores on their sides even after they
/// have been rounded to `Float` themselves, as production often does.
public struct Separator: Sendable, Hashable {
  public let value: Double
  /// Whether the same rows alarm when scores and threshold are rounded to `Float`.
  public let holdsInFloat: Bool

  /// Separates `upper`, the lowest score that is to alarm, from `lower`, the highest that is not.
  ///
  /// Where not even a `Double` lies between them, the threshold is `lower` itself: right for `>`.
  public init(between lower: Double, and upper: Double) {
    precondition(lower < upper, "\(lower) does not lie below \(upper)")
    let middle = Self.middle(lower, upper)
    if let float = Self.float(near: middle, Float(lower), Float(upper)) {
      (value, holdsInFloat) = (Double(float), true)
    } else {
      (value, holdsInFloat) = (middle > lower && middle < upper ? middle : lower, false)
    }
  }

  /// The threshold below `lowest`, where everything alarms: near it, in as few digits as a person can type.
  public init(below lowest: Double) {
    if let round = Self.roundNumber(below: lowest) {
      (value, holdsInFloat) = (round, true)
    } else {
      (value, holdsInFloat) = (lowest.nextDown, false)
    }
  }

  /// The threshold above `highest`, where nothing alarms: near it, in as few digits as a person can type.
  public init(above highest: Double) {
    let mirrored = Separator(below: -highest)
    (value, holdsInFloat) = (-mirrored.value, mirrored.holdsInFloat)
  }

  /// The number of three digits, or of as many more as it takes, that lies below another as `Float` too;
  /// −0.001 where that one is 0.
  private static func roundNumber(below highest: Double) -> Double? {
    guard highest.isFinite, Float(highest).isFinite else { return nil }
    guard Float(highest) != 0 else { return -0.001 }
    let magnitude = Int(log10(abs(highest)).rounded(.down))
    for digits in 3...9 {
      let places = digits - 1 - magnitude
      let power = pow(10, Double(abs(places)))
      func number(_ whole: Double) -> Double { places >= 0 ? whole / power : whole * power }
      let whole = (places >= 0 ? highest * power : highest / power).rounded(.down)
      let found = [whole, whole - 1].map(number).first { Float($0) < Float(highest) }
      if let found, found.isFinite, abs(found - highest) <= abs(highest) / 50 { return found }
    }
    return nil
  }

  private static func middle(_ lower: Double, _ upper: Double) -> Double {
    let low = max(lower, -.greatestFiniteMagnitude)
    let high = min(upper, .greatestFiniteMagnitude)
    return low / 2 + high / 2
  }

  /// The `Float` closest to `middle` that lies strictly between `lower` and `upper`.
  private static func float(near middle: Double, _ lower: Float, _ upper: Float) -> Float? {
    let float = Float(middle)
    let candidate = float <= lower ? lower.nextUp : float >= upper ? upper.nextDown : float
    return candidate > lower && candidate < upper && candidate.isFinite ? candidate : nil
  }
}
