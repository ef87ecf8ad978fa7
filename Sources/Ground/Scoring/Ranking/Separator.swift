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

  /// The threshold below `lowest`, where everything alarms.
  public init(below lowest: Double) {
    self.init(between: -.infinity, and: lowest, closeTo: Float(lowest).nextDown, lowest.nextDown)
  }

  /// The threshold above `highest`, where nothing alarms.
  public init(above highest: Double) {
    self.init(between: highest, and: .infinity, closeTo: Float(highest).nextUp, highest.nextUp)
  }

  /// At an end of the scores there is no midpoint: takes the next number there is.
  private init(between lower: Double, and upper: Double, closeTo float: Float, _ double: Double) {
    if float.isFinite, Double(float) > lower, Double(float) < upper {
      (value, holdsInFloat) = (Double(float), true)
    } else {
      (value, holdsInFloat) = (double, false)
    }
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
