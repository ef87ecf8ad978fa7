/// What one way of choosing a threshold comes to over the folds of a split, each with a model of its own.
public struct FoldSpread: Sendable, Equatable {
  public let folds: Int
  /// How many of the folds have a threshold.
  public let chosen: Int
  /// The mean of their thresholds, with the lowest and the highest.
  public let threshold: Measurement
  /// What the thresholds do to the rows that each fold measures with: means, with lowest and highest.
  public let measured: [Measurement]
  /// All of it in one sentence.
  public let sentence: String

  public init(
    folds: Int, chosen: Int, threshold: Measurement, measured: [Measurement], sentence: String
  ) {
    self.folds = folds
    self.chosen = chosen
    self.threshold = threshold
    self.measured = measured
    self.sentence = sentence
  }
}
