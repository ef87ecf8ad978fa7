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

  func guarantee(restingOn rows: CalibrationRows) -> Guarantee? {
    promise.guarantee(restingOn: rows)
  }

  func weights(drawnFor groups: Int) -> Int { promise.weights(drawnFor: groups) }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try promise.select(from: sample)
  }
}
