public import Forms
public import Numerics
public import Vocabulary

/// The protocol that ADBench (Han et al. 2022) runs: fewer than 1,000 rows are drawn with replacement up to
/// 1,000 *before* they are divided, more than 10,000 are thinned to 10,000.
///
/// It is there so that published figures can be met, and never a default.
public struct ADBench: SplitMethod, Configured {
  public static let name = "adbench"
  public static let help =
    "The published ADBench protocol, which resamples small tables with replacement before it splits, "
    + "so that test rows have copies among the training rows."

  public static let test = Key<Self, Double>.key(
    "test", .innerShare, or: 0.3, "The share of rows that measure.")
  public static let validation = Key<Self, Double>.key(
    "validation", .share, or: 0, "The share of rows that choose.")
  public static var keys: [any FormKey<Self>] { [test, validation] }

  private static let fewest = 1000
  private static let most = 10_000

  private let shares: Shares

  public init(
    test: Double = Self.test.standard, validation: Double = Self.validation.standard
  ) throws(SettingError) {
    shares = try Shares(test: test, validation: validation)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(test: settings[Self.test], validation: settings[Self.validation])
  }

  public var hasValidation: Bool { shares.validation > 0 }

  public var whyUnbounded: String? { "the protocol has its own cap of \(Self.most)" }

  public func whyCopied(of rows: Int) -> String? {
    guard rows < Self.fewest else { return nil }
    return
      "the protocol drew \(rows) rows with replacement up to \(Self.fewest) before it divided them"
  }

  public var description: String {
    "adbench test \(shares.test) validation \(shares.validation)"
  }

  public func divided(_ rows: RowFacts, seed: Seed) -> DividedUnits {
    var chance = seed.split("adbench").generator()
    let all = Units.rows(rows.count)
    let drawn =
      rows.count == 0
      ? all
      : rows.count < Self.fewest
        ? all.resampled(Self.fewest, &chance)
        : all.gathering(chance.sample(min(rows.count, Self.most), of: rows.count))
    let facts = rows.gathering((0..<drawn.count).flatMap { drawn[$0] })
    return DividedUnits(drawn, [Strata(facts, seed: seed).divided(shares)])
  }
}
