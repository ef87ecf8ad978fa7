import Forms
import Vocabulary
import Wording

/// The largest set of the rows to be judged whose p-values lie below the line of Benjamini and Hochberg
/// (1995), on conformal p-values as Bates et al. (2023): of such calls at most a share is false, on average.
///
/// The evidence serves as clean reference, and the threshold is for its batch alone.
struct FalseDiscovery: ThresholdMethod {
  static let name = "false-discovery-rate"
  static let help = "At most a share of the alarms among the test rows is false."
  static let share = Key<Self, Double>.required("at-most", .innerShare, "The share.")
  static var keys: [any FormKey<Self>] { [share] }

  let settings: Settings<Self>

  private var share: Double { settings[Self.share] }

  var wish: String { "a false-discovery rate of at most \(Figures.percent(share))" }

  func wish(on evidence: Evidence) -> String {
    wish + (evidence.batch.map { " in a batch of \($0.count)" } ?? "")
  }

  func guarantee(restingOn rows: CalibrationRows) -> Guarantee? {
    Guarantee(
      sentence:
        "At most \(Figures.percent(share)) of the rows called in this batch are false, on average.",
      quantity: .falseDiscoveryRate, bound: share, confidence: nil, rows: rows.scores.count)
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let wish = wish(on: sample.evidence).capitalizedFirst
    guard let batch = sample.evidence.batch, !batch.isEmpty else {
      throw Infeasibility(
        "\(wish) is held over a batch of rows to be judged, and there are none.",
        lacking: "rows to be judged", needed: 1, found: 0)
    }
    let clean = sample.calibration?.scores ?? sample.clean
    let (rows, tests) = (Double(clean.count), Double(batch.count))
    // For one row to be called, the smallest p-value there is, 1 / (n + 1), must reach share / tests.
    let fewest = tests / share - 1
    guard let place = highestCall(batch, clean) else {
      guard rows >= fewest else {
        let needed = Int(min(fewest, 1e15).rounded(.up))
        throw Infeasibility(
          "\(wish) cannot be held: calling a single row needs \(needed)"
            + " \(sample.cleanName), you have \(clean.count), and no larger set of rows is strange"
            + " enough.",
          lacking: "clean rows", needed: fewest.rounded(.up), found: rows)
      }
      return Selection(
        max(batch.last!, clean.last!), among: clean,
        "No row of the batch of \(batch.count) is strange enough to be called.")
    }
    // The lowest called score exceeds this many clean scores, so the threshold is the next of them.
    let above = clean.count - clean.partitioned { $0 < batch[place] }
    let value = above < clean.count ? clean[clean.count - above - 1] : batch[place].nextDown
    let called = batch.count - batch.partitioned { $0 <= value }
    return Selection(
      value, among: batch,
      "\(called) of the batch of \(batch.count) are called; of such calls, at most"
        + " \(Figures.percent(share)) are false on average.")
  }

  /// The place in the batch of the lowest score that is called, if any is.
  private func highestCall(_ batch: [Double], _ clean: [Double]) -> Int? {
    batch.indices.first { place in
      let higher = clean.count - clean.partitioned { $0 < batch[place] }
      let value = Double(1 + higher) / Double(clean.count + 1)
      return value <= share * Double(batch.count - place) / Double(batch.count)
    }
  }
}
