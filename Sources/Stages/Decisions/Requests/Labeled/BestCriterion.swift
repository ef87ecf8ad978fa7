import Scoring
public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The threshold with the highest F1.
  public static let bestF1 = ThresholdRequest(BestCriterion(.fScore(beta: 1)))
  /// The threshold with the highest correlation of alarms and anomalies.
  public static let bestMatthews = ThresholdRequest(BestCriterion(.matthews))
  /// The threshold with the highest sum of recall and specificity.
  public static let bestYouden = ThresholdRequest(BestCriterion(.youden))

  /// The threshold with the highest F-score, where recall weighs `beta` times as much as precision.
  public static func bestF(beta: Double) throws(SettingError) -> ThresholdRequest {
    ThresholdRequest(BestCriterion(.fScore(beta: try SettingError.check(positive: "beta", beta))))
  }
}

/// The cut that a number computed from its counts likes best; the highest threshold among equals.
struct BestCriterion: ThresholdMethod {
  enum Criterion: Equatable {
    case fScore(beta: Double)
    case matthews
    case youden
  }

  let criterion: Criterion

  init(_ criterion: Criterion) { self.criterion = criterion }

  var name: String {
    switch criterion {
    case .fScore(1): "best-f1"
    case .fScore: "best-f"
    case .matthews: "best-mcc"
    case .youden: "best-youden"
    }
  }

  private var quantity: String {
    switch criterion {
    case .fScore(let beta): "F\(Figures.significant(beta))"
    case .matthews: "Matthews correlation"
    case .youden: "Youden's J"
    }
  }

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

  private func value(_ confusion: Confusion) -> Double? {
    switch criterion {
    case .fScore(let beta): confusion.fScore(beta: beta)
    case .matthews: confusion.matthews
    case .youden: confusion.youden
    }
  }
}

extension Confusion {
  /// What the alarms are worth, in words: `precision 75 % and recall 60 %`.
  var outcome: String {
    let caught = "recall \(recall.map(Figures.percent) ?? "undefined")"
    return precision.map { "precision \(Figures.percent($0)) and \(caught)" } ?? "no alarm at all"
  }
}
