public import Forms
public import Vocabulary
import Wording

/// How the ordinary rows of validation parts are shared out. Those that chose a detector cannot promise
/// anything of it, since it was chosen for doing well on them; the others can.
public struct ValidationSetting: Configured, Equatable {
  public static let name = "validation"
  public static let help =
    "How ordinary validation rows are shared between choosing and promising; anomalies choose."
  static let choose = Key<Self, Double>.key(
    "choose", .positiveShare, or: 0.2,
    "The share of the ordinary validation rows that choose among candidates, beside all anomalies.")
  static let calibrate = Key<Self, Double>.key(
    "calibrate", .positiveShare, or: 0.8,
    "The share that chooses nothing, so that thresholds can promise something of rows to come.")
  public static var keys: [any FormKey<Self>] { [choose, calibrate] }

  /// The share of the ordinary rows that choose.
  public let choose: Double
  /// The share of the ordinary rows that carry promises.
  public let calibrate: Double

  public init(_ settings: Settings<Self>) throws(SettingError) {
    (choose, calibrate) = (settings[Self.choose], settings[Self.calibrate])
    guard choose + calibrate <= 1 + 1e-9 else {
      throw SettingError(
        "calibrate",
        mustBe:
          "at most \(Figures.significant(1 - choose, digits: 12)), since no row may both choose and promise",
        not: calibrate)
    }
  }

  /// That every row chooses and none is left to promise: what runs did before rows were shared out.
  public static let choosingAll = ValidationSetting(choose: 1, calibrate: 0)

  private init(choose: Double, calibrate: Double) {
    self.choose = choose
    self.calibrate = calibrate
  }

  public static func == (one: Self, other: Self) -> Bool {
    one.choose == other.choose && one.calibrate == other.calibrate
  }
}
