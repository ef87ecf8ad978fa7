public import Forms
public import Numerics
public import Vocabulary

/// Several divisions, in which each row measures once (by time: every row but those of the first block).
public struct Folds: SplitMethod, Configured {
  public static let name = "folds"
  public static let help = "Each row measures once."

  public static let count = Key<Self, Int>.key("count", .whole(2...1000), or: 5, "How many folds.")
  public static let validation = Key<Self, Double>.validation
  public static let unit = Key<Self, SplitSettings.Unit>.key(
    "by", .word, or: .row, "What is divided.")
  public static var keys: [any FormKey<Self>] {
    [count, validation, unit, Key<Self, Int?>.atMost, Key<Self, SplitSettings.Training>.training]
  }

  public let unit: SplitSettings.Unit
  private let count: Int
  private let validation: Double

  public init(
    _ count: Int = Self.count.standard, by unit: SplitSettings.Unit = Self.unit.standard,
    validation: Double = Self.validation.standard
  ) throws(SettingError) {
    self.unit = unit
    self.count = try Self.count.checked(count)
    let room = unit == .time ? 1 / Double(count + 1) : 1 - 1 / Double(count)
    guard validation >= 0, validation < room else {
      throw SettingError(
        "validation", mustBe: "at least 0 and below \(room), what \(count) folds leave to train",
        not: validation)
    }
    self.validation = validation
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      settings[Self.count], by: settings[Self.unit], validation: settings[Self.validation])
  }

  public var folds: Int? { count }

  public var hasValidation: Bool { validation > 0 }

  public var description: String { "\(unit.rawValue) folds \(count) validation \(validation)" }

  public func divided(_ rows: RowFacts, seed: Seed) throws(SplitError) -> DividedUnits {
    let dealer = try unit.dealer(rows, seed: seed)
    return DividedUnits(dealer.units, try dealer.folds(count, validation: validation))
  }
}
