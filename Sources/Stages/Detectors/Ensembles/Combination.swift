internal import Vocabulary

/// How the members' scores of a row, on one scale, become one.
public enum Combination: Sendable, Equatable {
  /// The mean, each member counted by its weight.
  case mean
  /// The middle score, or the mean of the middle two; weights do not count.
  case median
  /// The score of the member to which the row is strangest; weights do not count.
  case maximum
  /// The share, by weight, of the members whose score lies above a cut.
  case vote(above: Double)
  /// The mean, over so many groups of members, of the highest score in each; weights do not count.
  ///
  /// Members are dealt into the groups at random, once, when they are fitted.
  /// (C. C. Aggarwal, S. Sathe, SIGKDD Explorations 2015.)
  case averageOfMaxima(groups: Int)
  /// |mean|: Elide's deployed average of decisions, which flags very ordinary rows too.
  case magnitudeOfMean
  /// |lowest|: Elide's deployed maximum of decisions, which is that of the least strange member.
  case magnitudeOfLeast

  /// One score from the scores of the members.
  ///
  /// - Parameters:
  ///   - weights: one a member, adding up to 1.
  ///   - groups: the group of each member, counted from 0.
  func callAsFunction(_ scores: [Double], weights: [Double], groups: [Int]) -> Double {
    switch self {
    case .mean: return Self.mean(scores, weights)
    case .median:
      let sorted = scores.sorted()
      let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
      return low + (high - low) / 2
    case .maximum: return scores.max() ?? 0
    case .vote(let cut): return Self.mean(scores.map { $0 > cut ? 1 : 0 }, weights)
    case .averageOfMaxima(let count):
      var highest = [Double](repeating: -.infinity, count: count)
      for (score, group) in zip(scores, groups) { highest[group] = max(highest[group], score) }
      return highest.reduce(0, +) / Double(count)
    case .magnitudeOfMean: return abs(Self.mean(scores, weights))
    case .magnitudeOfLeast: return abs(scores.min() ?? 0)
    }
  }

  static func mean(_ scores: [Double], _ weights: [Double]) -> Double {
    zip(scores, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The name by which models store it, with its number: `vote 0.5`.
  var text: String {
    switch self {
    case .mean: "mean"
    case .median: "median"
    case .maximum: "maximum"
    case .vote(let cut): "vote \(cut)"
    case .averageOfMaxima(let groups): "average-of-maxima \(groups)"
    case .magnitudeOfMean: "magnitude-of-mean"
    case .magnitudeOfLeast: "magnitude-of-least"
    }
  }

  init?(text: String) {
    let words = text.split(separator: " ")
    switch (words.first, words.count) {
    case ("mean", 1): self = .mean
    case ("median", 1): self = .median
    case ("maximum", 1): self = .maximum
    case ("magnitude-of-mean", 1): self = .magnitudeOfMean
    case ("magnitude-of-least", 1): self = .magnitudeOfLeast
    case ("vote", 2):
      guard let cut = Double(words[1]), cut.isFinite else { return nil }
      self = .vote(above: cut)
    case ("average-of-maxima", 2):
      guard let groups = Int(words[1]) else { return nil }
      self = .averageOfMaxima(groups: groups)
    default: return nil
    }
  }

  /// Returns the combination if so many members can be combined by it.
  func checked(members: Int) throws(SettingError) -> Combination {
    switch self {
    case .vote(let cut) where !cut.isFinite:
      throw SettingError("above", mustBe: "a finite number", not: cut)
    case .averageOfMaxima(let groups):
      _ = try SettingError.check("groups", groups, in: 1...members)
      return self
    default: return self
    }
  }
}
