/// How sure an ensemble is of a score, in `0...1`, read from how its members differ.
public enum EnsembleConfidence: Sendable, Equatable {
  /// `factor` · (1 − the members' spread), at most 1: ExpenseFlow's, with a factor of 1.2.
  case closeness(factor: Double)
  /// The share, by weight, of the members above a cut: Elide's for votes.
  case votes(above: Double)
  /// |2 · weighted mean − 1|: Elide's for the average of unit scores.
  case certainty
  /// |2 · highest − 1|: Elide's for the highest of unit scores.
  case peak
  /// Each member's by a curve of its own over its score, and of those the mean by weight or the highest: Nexora's.
  case curves([ConfidenceCurve], takesHighest: Bool)

  func callAsFunction(_ scores: [Double], weights: [Double]) -> Double {
    let confidence =
      switch self {
      case .closeness(let factor):
        factor * (1 - ((scores.max() ?? 0) - (scores.min() ?? 0)))
      case .votes(let cut): Combination.mean(scores.map { $0 > cut ? 1 : 0 }, weights)
      case .certainty: abs(2 * Combination.mean(scores, weights) - 1)
      case .peak: abs(2 * (scores.max() ?? 0.5) - 1)
      case .curves(let curves, let takesHighest):
        Self.combined(
          zip(curves, scores).map { $0($1) }, weights: weights, takesHighest: takesHighest)
      }
    return min(max(confidence, 0), 1)
  }

  /// The name by which models store it, with its number: `closeness 1.2`.
  var text: String {
    switch self {
    case .closeness(let factor): "closeness \(factor)"
    case .votes(let cut): "votes \(cut)"
    case .certainty: "certainty"
    case .peak: "peak"
    case .curves(let curves, let takesHighest):
      (["curves"] + curves.map(\.rawValue) + [takesHighest ? "highest" : "mean"])
        .joined(separator: " ")
    }
  }

  private static func combined(
    _ confidences: [Double], weights: [Double], takesHighest: Bool
  ) -> Double {
    takesHighest ? confidences.max() ?? 0 : Combination.mean(confidences, weights)
  }

  init?(text: String) {
    let words = text.split(separator: " ")
    if words.first == "curves", let last = words.last, last == "highest" || last == "mean" {
      let curves = words.dropFirst().dropLast().map { ConfidenceCurve(rawValue: String($0)) }
      guard !curves.isEmpty, !curves.contains(nil) else { return nil }
      self = .curves(curves.compactMap(\.self), takesHighest: last == "highest")
      return
    }
    let number = words.count == 2 ? Double(words[1]) : nil
    switch (words.first, number) {
    case ("closeness", let factor?) where factor.isFinite: self = .closeness(factor: factor)
    case ("votes", let cut?) where cut.isFinite: self = .votes(above: cut)
    case ("certainty", nil) where words.count == 1: self = .certainty
    case ("peak", nil) where words.count == 1: self = .peak
    default: return nil
    }
  }
}
