import Foundation

/// How sure one member is of its score in `0...1`, read from the score alone.
public enum ConfidenceCurve: String, Sendable, CaseIterable {
  /// The surer, the nearer a score lies to 0 or to 1.
  case ends
  /// By the decision whose logistic curve the score is: the surer, the further from its border.
  case margin
  /// By the multiple of a usual error whose logistic curve the score is: unsure where the multiple is near 1.
  case ratio

  /// Nobody is surer than this.
  private static let most = 0.95

  func callAsFunction(_ score: Double) -> Double {
    let confidence =
      switch self {
      case .ends: Self.byEnds(score)
      case .margin: Self.byMargin(abs(Self.logit(score)))
      case .ratio: Self.byRatio(1 + Self.logit(score) / 2)
      }
    return min(Self.most, confidence)
  }

  /// Where on its logistic curve a score lies.
  private static func logit(_ score: Double) -> Double { log(score / (1 - score)) }

  private static func byEnds(_ score: Double) -> Double {
    if score > 0.8 { return 0.5 + 2.25 * (score - 0.8) }
    if score < 0.2 { return 0.5 + 2.25 * (0.2 - score) }
    return 0.3 + 0.4 * (0.5 - abs(score - 0.5))
  }

  private static func byMargin(_ distance: Double) -> Double {
    if distance > 2 { return most }
    if distance > 1 { return 0.7 + 0.25 * (distance - 1) }
    return distance > 0.5 ? 0.5 + 0.4 * (distance - 0.5) : 0.3 + 0.4 * distance
  }

  private static func byRatio(_ multiple: Double) -> Double {
    if multiple > 2 || multiple < 0.5 { return most }
    if multiple > 1.5 { return 0.8 + 0.3 * (multiple - 1.5) }
    return multiple < 0.8 ? 0.7 + 0.83 * (0.8 - multiple) : 0.4 + 0.3 * abs(multiple - 1)
  }
}
