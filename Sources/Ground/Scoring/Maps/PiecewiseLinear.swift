public import Vocabulary

/// A rising line of straight pieces between knots.
public struct PiecewiseLinear: Sendable, Equatable {
  /// Where the knots lie: strictly ascending.
  public let scores: [Double]
  /// The value at each knot: never falling.
  public let values: [Double]
  public let beyond: Beyond

  /// What happens outside the first and the last knot.
  public enum Beyond: String, Sendable {
    /// The value of the nearest knot.
    case clip
    /// The first and the last piece go on.
    case extend
  }

  public init(
    scores: [Double], values: [Double], beyond: Beyond = .clip
  ) throws(SettingError) {
    guard !scores.isEmpty, scores.count == values.count else {
      throw SettingError(
        "knots", mustBe: "as many scores as values, and one at least",
        not: "\(scores.count) scores and \(values.count) values")
    }
    guard (scores + values).allSatisfy(\.isFinite) else {
      throw SettingError("knots", mustBe: "finite numbers", not: "one that is not")
    }
    for index in scores.indices.dropFirst() {
      guard scores[index] > scores[index - 1], values[index] >= values[index - 1] else {
        throw SettingError(
          "knots", mustBe: "rising in score and never falling in value",
          not: "(\(scores[index]), \(values[index])) after"
            + " (\(scores[index - 1]), \(values[index - 1]))")
      }
    }
    self.init(through: scores, values, beyond: beyond)
  }

  init(through scores: [Double], _ values: [Double], beyond: Beyond = .clip) {
    self.scores = scores
    self.values = values
    self.beyond = beyond
  }

  func callAsFunction(_ score: Double) -> Double {
    guard scores.count > 1 else { return values[0] }
    let above = scores.partitioned { $0 <= score }
    if beyond == .clip {
      if above == 0 { return values[0] }
      if above == scores.count { return values[above - 1] }
    }
    let piece = min(max(above, 1), scores.count - 1)
    let (left, right) = (scores[piece - 1], scores[piece])
    let (low, high) = (values[piece - 1], values[piece])
    let value = low + (score - left) * ((high - low) / (right - left))
    return score >= left && score <= right ? min(high, max(low, value)) : value
  }
}
