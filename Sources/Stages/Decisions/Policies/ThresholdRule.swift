import Forms
public import Vocabulary
import Wording

/// A threshold, and how it came about.
struct ThresholdRule: PolicyRule {
  static let name = "threshold"
  static let help = "A row alarms if its score lies above a number."
  static let value = Key<Self, Double>.required(
    "value", .either(.number, .words(["never": .infinity, "always": -.infinity])),
    "The number; never is above every score, always below.")
  static let request = Key<Self, Choice?>.optional(
    "request", .choice(of: ThresholdMethods.choices.forms), "What was asked for.")
  static let basis = Key<Self, ThresholdBasis?>.optional(
    "basis", .word, "The rows that it was chosen on.")
  static let promise = Key<Self, String?>.optional(
    "promise", .text, "What it promises of rows to come.")
  static var keys: [any FormKey<Self>] { [value, request, basis, promise] }

  let value: Double
  let request: Choice?
  let basis: ThresholdBasis?
  let promise: String?

  init(_ settings: Settings<Self>) throws(SettingError) {
    let settings = try settings.checked()
    value = settings[Self.value]
    request = settings[Self.request]
    basis = settings[Self.basis]
    promise = settings[Self.promise]
  }

  init(
    _ value: Double, request: Choice?, basis: ThresholdBasis?, promise: String?
  ) {
    precondition(!value.isNaN, "a threshold is a number")
    self.value = value
    self.request = request
    self.basis = basis
    self.promise = promise
  }

  var settings: Settings<Self> {
    Settings.standard.with(Self.value, value).with(Self.request, request)
      .with(Self.basis, basis).with(Self.promise, promise)
  }

  var anomaly: Bound { .above(value) }

  var sentence: String {
    let asked = request.map { " (\($0.name))" } ?? ""
    return "Rows alarm whose score lies above \(Figures.significant(value))\(asked)."
  }

  func decide(_ row: ScoredRow, scoring score: Double, _ memory: inout PolicyMemory) -> Decision {
    Decision(isAlarm: anomaly.admits(score))
  }
}

extension Policy {
  /// A threshold of which nothing else is known.
  public static func threshold(_ value: Double) -> Policy {
    Policy(ThresholdRule(value, request: nil, basis: nil, promise: nil))
  }

  /// The threshold that `request` came to; `nil` where it came to none.
  public init?(_ request: ThresholdRequest, chosen choice: ThresholdChoice) {
    guard let threshold = choice.threshold else { return nil }
    self.init(
      ThresholdRule(
        threshold.value, request: request.choice, basis: threshold.basis,
        promise: threshold.guarantee?.sentence))
  }
}
