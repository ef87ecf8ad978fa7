public import Forms

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

  /// The rules that a bare word names.
  static let word = Kind<MissingRule>.words([
    "complain": .complain, "drop": .drop, "median": .median, "indicator": .indicator,
  ])

  /// Any rule.
  static let any = Kind<MissingRule>.either(
    word,
    Kind.form(Constant.self).mapped(
      { .constant($0[Constant.number]) },
      back: { rule in
        if case .constant(let number) = rule {
          Settings.standard.with(Constant.number, number)
        } else {
          nil
        }
      }))

  private enum Constant: Keyed {
    static let name = "constant"
    static let help = "A number to put where one is missing."
    static let number = Key<Self, Double>.required("constant", .number, "The number.")
    static var keys: [any FormKey<Self>] { [number] }
  }
}

/// What a spec says of missing numbers.
public enum MissingNumbers: Keyed {
  public static let name = "missing"
  public static let help = "What to do where a number is missing."
  public static let rule = Key<Self, MissingRule>.key(
    "rule", MissingRule.word, or: .complain, "For every column without a rule of its own.")
  public static let columns = Key<Self, [(name: String, value: MissingRule)]>.key(
    "columns", .named(MissingRule.any), or: [], "For single columns, by name.")
  public static var keys: [any FormKey<Self>] { [rule, columns] }

  /// One rule for all columns.
  static func everywhere(_ one: MissingRule) -> Settings<Self> {
    Settings.standard.with(rule, one).with(columns, [])
  }
}
