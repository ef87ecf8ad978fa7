import Forms

/// Which of several candidates is named that cannot be told apart.
public enum Preference: String, Sendable, CaseIterable {
  /// The one with the best mean.
  case bestMean = "best-mean"
  /// The one that scored rows fastest in this run.
  case fastest
  /// The one whose fitted model has the fewest bytes.
  case smallest
  /// The one with the fewest settings that are not the usual ones.
  case simplest
}
