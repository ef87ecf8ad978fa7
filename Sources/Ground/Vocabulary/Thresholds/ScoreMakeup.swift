/// What a score is made of, as far as that says how high it can be.
public indirect enum ScoreMakeup: Sendable, Equatable {
  /// 2^(−mean path / `normalizer`), where the normalizer is c(`rows`), as forests score.
  ///
  /// `highest` is the score of every tree's shallowest leaf together; `nil` before trees are grown.
  case paths(normalizer: Double, rows: Int, highest: Double?)
  /// Never above a limit, whatever was learned; why, as it stands in a sentence.
  case limited(Double, because: String)
  /// Never above a limit that was learned with the model.
  case limitedModel(Double, because: String)
  /// The mean of members' scores by weights that add up to 1.
  case mean([Member])
  /// Without an end that is known.
  case open

  /// One of several whose scores are added up.
  public struct Member: Sendable, Equatable {
    /// The detector's bare name: `isolation-forest`.
    public let name: String
    public let weight: Double
    public let makeup: ScoreMakeup

    public init(_ name: String, weight: Double, makeup: ScoreMakeup) {
      self.name = name
      self.weight = weight
      self.makeup = makeup
    }
  }
}
