public import Forms
public import Numerics
public import Vocabulary

/// One division into rows to learn from, to choose by and to measure with.
public struct Holdout: SplitMethod, Configured {
  public static let name = "holdout"
  public static let help = "Rows to learn from, to choose by and to measure with, once."

  public static let test = Key<Self, Double>.key(
    "test", .innerShare, or: 0.3, "The share of all rows that measure.")
  public static let validation = Key<Self, Double>.validation
  public static let unit = Key<Self, SplitSettings.Unit>.key(
    "by", .word, or: .row,
    "Single rows, stratified by label and kind; the latest rows last; or whole groups.")
  public static var keys: [any FormKey<Self>] {
    [test, validation, unit, Key<Self, Int?>.atMost, Key<Self, SplitSettings.Training>.training]
  }

  public let unit: SplitSettings.Unit
  private let shares: Shares

  public init(
    by unit: SplitSettings.Unit = Self.unit.standard, test: Double = Self.test.standard,
    validation: Double = Self.validation.standard
  ) throws(SettingError) {
    self.unit = unit
    shares = try Shares(test: test, validation: validation)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      by: settings[Self.unit], test: settings[Self.test], validation: settings[Self.validation])
  }

  public var hasValidation: Bool { shares.validation > 0 }

  public var description: String {
    "\(unit.rawValue) test \(shares.test) validation \(shares.validation)"
  }

  public func divided(_ rows: RowFacts, seed: Seed) throws(SplitError) -> DividedUnits {
    let dealer = try unit.dealer(rows, seed: seed)
    return DividedUnits(dealer.units, [try dealer.divided(shares)])
  }
}
