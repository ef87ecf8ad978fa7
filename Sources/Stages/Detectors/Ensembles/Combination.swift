internal import Forms
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

  /// The word by which a spec names it.
  public enum Word: String, Sendable, CaseIterable {
    case mean, median, maximum, vote
    case averageOfMaxima = "average-of-maxima"
    /// The mean of scores as the members give them, whatever their scales.
    case uncalibratedMean = "uncalibrated-mean"
  }

  /// - Parameters:
  ///   - cut: that of `vote`.
  ///   - groups: how many `averageOfMaxima` has.
  public init(_ word: Word, above cut: Double, groups: Int) {
    switch word {
    case .mean, .uncalibratedMean: self = .mean
    case .median: self = .median
    case .maximum: self = .maximum
    case .vote: self = .vote(above: cut)
    case .averageOfMaxima: self = .averageOfMaxima(groups: groups)
    }
  }

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

  /// Whether nothing of it is drawn.
  var isDeterministic: Bool {
    if case .averageOfMaxima = self { false } else { true }
  }

  /// Returns the combination if so many members can be combined by it.
  func checked(members: Int) throws(SettingError) -> Combination {
    switch self {
    case .vote(let cut):
      _ = try Key<Combination, Double>.above.checked(cut)
      return self
    case .averageOfMaxima(let groups):
      _ = try SettingError.check("groups", groups, in: 1...members)
      return self
    case .mean, .median, .maximum, .magnitudeOfMean, .magnitudeOfLeast: return self
    }
  }
}

// The keys that ensembles share.

extension Key where Value == Combination.Word {
  static var combine: Key {
    .axis("combine", .word, or: .mean, "How the members' scores become one.")
  }
}

extension Key where Value == Double {
  static var above: Key {
    .axis("above", .number, or: 0.5, "The score above which a member votes.")
  }
}

extension Combination {
  /// What the keys below need beside them.
  static let needs: [Need] = [
    .only("above", with: "combine", being: "vote"),
    .only("groups", with: "combine", being: "average-of-maxima"),
  ]
}

extension Key where Value == Int {
  static var groups: Key {
    .axis("groups", .count, or: 2, "How many groups an average of maxima has.")
  }
}
