public import Decisions
public import Formats
import Forms
public import Scoring
public import Vocabulary

/// What is asked of scores once they are there: other questions need no other scores.
public struct Questions: Sendable {
  public let thresholds: [ThresholdQuestion]
  /// What brings scores to 0…1 for people.
  public let calibration: ScoreMapKind
  public let operation: Operation
  /// All that was asked, as the ids of trials hold it.
  public let json: JSON
}

/// How the detector will work: what turns rates into alerts a day and money.
public struct Operation: Sendable, Equatable {
  public let eventsPerDay: Double
  public let missed: Double
  public let `false`: Double
}

/// One request for a threshold, as a spec has it.
public struct ThresholdQuestion: Sendable {
  /// The request with its settings: `{"cost": {"false": 1, "missed": 50}}`.
  public let json: JSON
  /// Whether it can be answered only on rows with labels.
  public let needsLabels: Bool
  /// The prices that it names itself, as numbers or as columns.
  let missed: Price?
  let wrong: Price?
  private let form: ThresholdForm
  private let settings: Settings
  private var costs: (missed: Double, false: Double)

  enum Price: Sendable, Equatable {
    case amount(Double)
    case column(String)
  }

  /// - Parameter costs: What mistakes cost where the request does not say so.
  init(
    _ choice: Choice, costs: (missed: Double, false: Double)
  ) throws(SettingError) {
    guard let form = ThresholdForms.all.first(where: { $0.form.name == choice.name }) else {
      preconditionFailure("no threshold is called '\(choice.name)'")
    }
    json = choice.json
    self.form = form
    settings = choice.settings
    self.costs = costs
    needsLabels = !ThresholdForms.unlabeledNames.contains(choice.name)
    missed = Price(settings.members["missed"])
    wrong = Price(settings.members["false"])
    _ = try request(over: Scores([0]))
  }

  /// The request as `Decisions` knows it.
  ///
  /// - Parameter batch: The scores that a false discovery rate is held over.
  public func request(over batch: Scores) throws(SettingError) -> ThresholdRequest {
    try form.make(
      settings, ThresholdContext(batch: batch, missedCost: costs.missed, falseCost: costs.false))
  }

  /// The same request, with what mistakes cost by an operation where it does not say so itself.
  public func under(_ operation: Operation) -> ThresholdQuestion {
    var other = self
    other.costs = (operation.missed, operation.false)
    return other
  }

  /// What mistakes cost where this threshold is measured: at the prices that it names, else as usual.
  public var prices: (missed: Double, false: Double) {
    (missed?.amount ?? costs.missed, wrong?.amount ?? costs.false)
  }

  /// Whether it asks for the lowest cost, and so says what mistakes cost.
  public var namesPrices: Bool { form.form.key("missed")?.takesColumns ?? false }
}

extension ThresholdQuestion.Price {
  fileprivate init?(_ json: JSON?) {
    switch json {
    case .text(let column): self = .column(column)
    case let number?:
      guard let amount = number.double else { return nil }
      self = .amount(amount)
    case nil: return nil
    }
  }

  var amount: Double? { if case .amount(let amount) = self { amount } else { nil } }
  var column: String? { if case .column(let column) = self { column } else { nil } }
}

extension Key {
  /// Whether a column may stand in place of a number.
  fileprivate var takesColumns: Bool { if case .either = shape { true } else { false } }
}
