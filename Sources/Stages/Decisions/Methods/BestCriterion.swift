import Forms
import Scoring
import Vocabulary
import Wording

/// The cut that a number computed from its counts likes best; the highest threshold among equals.
protocol BestCriterion: ThresholdMethod {
  /// The number, as it stands in a sentence: `F1`.
  var quantity: String { get }

  func value(_ confusion: Confusion) -> Double?
}

extension BestCriterion {
  static var needsLabels: Bool { true }

  var wish: String { "the highest \(quantity)" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let ranking = try sample.ranking(for: wish)
    guard let cut = ranking.bestCut(by: value) else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) is undefined at every threshold: all rows have the same score.",
        lacking: "distinct scores", needed: 2, found: Double(ranking.steps))
    }
    let reached = Figures.significant(value(cut.confusion) ?? 0)
    return Selection(
      cut, "The highest \(quantity) on these rows is \(reached), with \(cut.confusion.outcome).")
  }
}

extension Confusion {
  /// What the alarms are worth, in words: `precision 75 % and recall 60 %`.
  var outcome: String {
    let caught = "recall \(recall.map(Figures.percent) ?? "undefined")"
    return precision.map { "precision \(Figures.percent($0)) and \(caught)" } ?? "no alarm at all"
  }
}

struct BestF1: BestCriterion {
  static let name = "best-f1"
  static let help = "The best balance of precision and recall; needs labels."

  let settings: Settings<Self>

  var quantity: String { "F1" }
  func value(_ confusion: Confusion) -> Double? { confusion.fScore(beta: 1) }
}

struct BestF: BestCriterion {
  static let name = "best-f"
  static let help = "The best F measure, in which recall weighs beta times as much; needs labels."
  static let beta = Key<Self, Double>.required("beta", .positive, "The weight of recall.")
  static var keys: [any FormKey<Self>] { [beta] }

  let settings: Settings<Self>

  var quantity: String { "F\(Figures.significant(settings[Self.beta]))" }
  func value(_ confusion: Confusion) -> Double? { confusion.fScore(beta: settings[Self.beta]) }
}

struct BestMatthews: BestCriterion {
  static let name = "best-mcc"
  static let help = "The best Matthews correlation; needs labels."

  let settings: Settings<Self>

  var quantity: String { "Matthews correlation" }
  func value(_ confusion: Confusion) -> Double? { confusion.matthews }
}

struct BestYouden: BestCriterion {
  static let name = "best-youden"
  static let help = "The best sum of recall and specificity; needs labels."

  let settings: Settings<Self>

  var quantity: String { "Youden's J" }
  func value(_ confusion: Confusion) -> Double? { confusion.youden }
}
