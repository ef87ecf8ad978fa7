import Forms
import Vocabulary
import Wording

/// The *k*-th highest clean score: at most a share of the ordinary rows to come lies above it.
///
/// With a confidence the promise holds for this very sample in so many of all cases (PAC); without, it
/// holds on average over samples. Where no row is labeled, all are taken to be ordinary.
struct ConformalTail: ThresholdMethod {
  static let name = "conformal"
  static let help = "At most a share of ordinary rows to come alarms."
  static let share = Key<Self, Double>.required("at-most", .innerShare, "The share.")
  static let confidence = Key<Self, Double?>.optional(
    "confidence", .innerShare, "How sure that must be; else on average.")
  static var keys: [any FormKey<Self>] { [share, confidence] }

  let settings: Settings<Self>

  private var promise: ConformalPromise {
    ConformalPromise(share: settings[Self.share], confidence: settings[Self.confidence])
  }

  var wish: String { promise.wish }

  func guarantee(restingOn rows: Int) -> Guarantee? { promise.guarantee(restingOn: rows) }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try promise.select(from: sample)
  }
}

/// That at most a share of the ordinary rows to come alarms.
struct ConformalPromise {
  let share: Double
  /// How sure it is over the choice of the sample; `nil` if it holds on average over samples.
  let confidence: Double?

  var wish: String {
    "a false-positive rate of at most \(Figures.percent(share))"
      + (confidence.map { " with \(Figures.percent($0)) confidence" } ?? " on average")
  }

  private var words: String {
    "At most \(Figures.percent(share)) of ordinary rows to come alarm"
      + (confidence.map { ", with \(Figures.percent($0)) confidence" } ?? ", on average")
  }

  func guarantee(restingOn rows: Int) -> Guarantee {
    Guarantee(
      sentence: words + ".", quantity: .falsePositiveRate, bound: share, confidence: confidence,
      rows: rows)
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let clean = sample.clean
    let rank = ConformalRank.rank(share: share, confidence: confidence, rows: clean.count)
    guard rank > 0 else {
      let needed = ConformalRank.rowsNeeded(share: share, confidence: confidence)
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs \(needed) \(sample.cleanName); you have \(clean.count).",
        lacking: "clean rows", needed: Double(needed), found: Double(clean.count))
    }
    let condition =
      sample.evidence.labels == nil
      ? "if these \(Phrase.counted(clean.count, "row")) are ordinary and like those to come"
      : "if they are like these \(clean.count)"
    return Selection(
      clean[clean.count - rank], among: sample.scores,
      "\(words), \(condition); the threshold is the"
        + " \(rank == 1 ? "highest" : "\(ordinal(rank)) highest") of their scores.")
  }
}

/// `1st`, `2nd`, `3rd`, `11th`.
func ordinal(_ number: Int) -> String {
  let teens = (11...13).contains(number % 100)
  let ending = teens ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
  return "\(number)\(ending)"
}
