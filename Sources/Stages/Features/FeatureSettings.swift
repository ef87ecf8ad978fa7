/// How columns become numbers: settings only; what they learn from training rows is `FittedFeatures`.
public struct FeatureSettings: Sendable, Equatable {
  public var scaling: Scaling
  public var categories: CategoryEncoding
  /// What to do with missing numbers, where no column says otherwise.
  public var missing: MissingRule
  /// The columns that say otherwise, by name.
  public var missingByColumn: [String: MissingRule]

  public init(
    scaling: Scaling = .standard, categories: CategoryEncoding = .oneHot,
    missing: MissingRule = .complain, missingByColumn: [String: MissingRule] = [:]
  ) {
    self.scaling = scaling
    self.categories = categories
    self.missing = missing
    self.missingByColumn = missingByColumn
  }

  func missingRule(for column: String) -> MissingRule { missingByColumn[column] ?? missing }
}

/// What to do where a number is missing.
public enum MissingRule: Sendable, Equatable {
  /// Refuse the rows and say where.
  case complain
  /// Leave the rows out of fitting and measuring; a row to be scored later is refused.
  case drop
  /// Put the median of the training rows there.
  case median
  /// Put a stated number there.
  case constant(Double)
  /// Put the median there, and add a column that is 1 where the number was missing.
  case indicator
}

/// How words become numbers. What is learned is learned from training rows alone.
public enum CategoryEncoding: Sendable, Equatable {
  /// A column a word: 1 where it stands; an unseen or missing word is 0 in all of them.
  case oneHot
  /// The word's place in the order of the training words; unseen is their count, missing −1.
  case ordinal
  /// The word's share of the training rows; unseen or missing is 0.
  case frequency
  /// A stated number of columns, of which the word's hash chooses one; missing is 0 in all of them.
  case hashing(buckets: Int)
}
