import Forms
import Scoring
import Vocabulary
import Wording

/// The lowest cut that few enough ordinary rows exceed.
///
/// Without a confidence this holds for the rows at hand and promises nothing. With one, it is the
/// conformal threshold of the rows labeled ordinary, and holds for rows to come with that confidence.
struct FalsePositiveCeiling: ThresholdMethod {
  static let name = "false-positive-rate"
  static let help = "The lowest threshold that alarms on few ordinary rows."
  static let ceiling = Key<Self, Double>.required(
    "at-most", .innerShare, "The share of ordinary rows that may alarm.")
  static let confidence = Key<Self, Double?>.optional(
    "confidence", .innerShare, "How sure that must be of rows to come.")
  static var keys: [any FormKey<Self>] { [ceiling, confidence] }
  static let needsLabels = true

  let settings: Settings<Self>

  /// The promise that a confidence asks for.
  private var promise: ConformalPromise? {
    settings[Self.confidence].map {
      ConformalPromise(share: settings[Self.ceiling], confidence: $0)
    }
  }

  var wish: String {
    promise?.wish
      ?? "a false-positive rate of at most \(Figures.percent(settings[Self.ceiling]))"
  }

  func guarantee(restingOn rows: CalibrationRows) -> Guarantee? {
    promise?.guarantee(restingOn: rows)
  }

  func weights(drawnFor groups: Int) -> Int { promise?.weights(drawnFor: groups) ?? 0 }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    if let promise { return try promise.select(from: sample) }
    guard let ranking = sample.ranking, ranking.ordinary > 0 else {
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs rows labeled ordinary; you have none."
          + " Without labels, ask for 'conformal'.",
        lacking: "clean rows", needed: 1, found: 0)
    }
    let ceiling = settings[Self.ceiling]
    let steps = (0...ranking.steps).last { ranking.confusion($0).falsePositiveRate! <= ceiling }!
    guard steps > 0 else {
      let least = ranking.confusion(1).falsePositiveRate!
      throw Infeasibility(
        "No threshold that alarms on anything has \(wish): the highest score alone is shared by"
          + " \(Figures.percent(least)) of the ordinary rows.",
        lacking: "false-positive rate", needed: ceiling, found: least)
    }
    let cut = ranking.cut(steps)
    let missed = cut.confusion.falsePositives
    return Selection(
      cut,
      "\(missed) of these \(Phrase.counted(ranking.ordinary, "ordinary row"))"
        + " \(missed == 1 ? "alarms" : "alarm") (\(Figures.percent(cut.confusion.falsePositiveRate!))); that"
        + " promises nothing of rows to come, as a 'confidence' would.")
  }
}
