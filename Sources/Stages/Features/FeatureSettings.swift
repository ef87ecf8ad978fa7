public import Forms
public import Vocabulary

/// How columns become numbers: settings only; what they learn from training rows is `FittedFeatures`.
public struct FeatureSettings: Configured, Sendable, Equatable {
  public static let name = "features"
  public static let help = "How columns become numbers."
  public static let scale = Key<Self, Scaling>.axis(
    "scale", .word, or: .standard,
    "How numbers are brought to a common size, by what the training rows say.")
  public static let categories = Key<Self, Choice>.key(
    "categories", .choice(of: CategoryEncoding.choices.forms),
    or: Choice(WordColumns.form), "How words become numbers.")
  public static let missing = Key<Self, Settings<MissingNumbers>>.key(
    "missing",
    .either(
      MissingRule.word.mapped(MissingNumbers.everywhere, back: { _ in nil }),
      .form(MissingNumbers.self)),
    or: MissingNumbers.everywhere(MissingNumbers.rule.standard),
    "What to do where a number is missing: one rule for all columns, or more to say.")
  public static let constant = Key<Self, ConstantColumns?>.optional(
    "constant", .word,
    "What becomes of columns that do not vary in the training rows; else they are left out.")
  public static var keys: [any FormKey<Self>] { [scale, categories, missing, constant] }

  public var scaling: Scaling
  public var categories: CategoryEncoding
  /// What to do with missing numbers, where no column says otherwise.
  public var missing: MissingRule
  /// The columns that say otherwise, by name.
  public var missingByColumn: [String: MissingRule]
  /// What becomes of columns that say nothing in the training rows.
  public var constants: ConstantColumns

  public init(
    scaling: Scaling = Self.scale.standard, categories: CategoryEncoding = .oneHot,
    missing: MissingRule = MissingNumbers.rule.standard,
    missingByColumn: [String: MissingRule] = [:], constants: ConstantColumns = .drop
  ) {
    self.scaling = scaling
    self.categories = categories
    self.missing = missing
    self.missingByColumn = missingByColumn
    self.constants = constants
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    let missing = settings[Self.missing]
    self.init(
      scaling: settings[Self.scale],
      categories: try CategoryEncoding.choices.make(settings[Self.categories]),
      missing: missing[MissingNumbers.rule],
      missingByColumn: Dictionary(
        uniqueKeysWithValues: missing[MissingNumbers.columns].map { ($0.name, $0.value) }),
      constants: settings[Self.constant] ?? .drop)
  }

  func missingRule(for column: String) -> MissingRule { missingByColumn[column] ?? missing }
}

/// What becomes of columns that do not vary in the training rows.
public enum ConstantColumns: String, Sendable, CaseIterable {
  /// They say nothing and are left out.
  case drop
  /// They stay, for models whose rows must have every column, or that take notice of a departure.
  case keep
}
