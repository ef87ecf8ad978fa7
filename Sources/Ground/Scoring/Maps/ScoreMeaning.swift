/// What a calibrated score says.
public enum ScoreMeaning: String, Sendable, CaseIterable {
  /// Nothing that the score does not: it stays as it is.
  case none
  /// How likely the row is an anomaly; labels told that.
  case probability
  /// Which share of the reference rows it leaves behind.
  case rank
  /// What is left of 1 is the share of reference rows that are as strange.
  case pValue = "p_value"
  /// Where it stands on a scale, and no more.
  case scaled
}
