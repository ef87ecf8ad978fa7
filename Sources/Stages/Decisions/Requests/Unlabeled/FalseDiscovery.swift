public import Vocabulary
import Wording

extension ThresholdRequest {
  /// The threshold for one batch of scores under which at most `share` of the alarms are false, on average
  /// (Benjamini and Hochberg 1995, on conformal p-values as Bates et al. 2023).
  ///
  /// The evidence serves as clean reference; the threshold is for this batch alone.
  public static func falseDiscoveryRate(
    atMost share: Double, in batch: Scores
  ) throws(SettingError) -> ThresholdRequest {
    guard batch.count > 0, batch.values.allSatisfy({ !$0.isNaN }) else {
      throw SettingError(
        "batch", mustBe: "at least one score, each a number",
        not: Phrase.counted(batch.count, "score"))
    }
    return ThresholdRequest(
      FalseDiscovery(share: try check(inner: "at-most", share), batch: batch.values.sorted()))
  }
}

/// The largest set of a batch whose p-values lie below the line of Benjamini and Hochberg.
struct FalseDiscovery: ThresholdMethod {
  let share: Double
  /// Ascending.
  let batch: [Double]

  var name: String { "false-discovery-rate" }
  var wish: String {
    "a false-discovery rate of at most \(Figures.percent(share)) in a batch of \(batch.count)"
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    let clean = sample.clean
    let (rows, tests) = (Double(clean.count), Double(batch.count))
    // For one row to be called, the smallest p-value there is, 1 / (n + 1), must reach share / tests.
    let fewest = tests / share - 1
    guard let place = highestCall(clean) else {
      guard rows >= fewest else {
        let needed = Int(min(fewest, 1e15).rounded(.up))
        throw Infeasibility(
          "\(wish.capitalizedFirst) cannot be held: calling a single row needs \(needed)"
            + " \(sample.cleanName), you have \(clean.count), and no larger set of rows is strange"
            + " enough.",
          lacking: "clean rows", needed: fewest.rounded(.up), found: rows)
      }
      return Selection(
        max(batch.last!, clean.last!), among: clean,
        "No row of the batch of \(batch.count) is strange enough to be called.",
        guarantee: guarantee(clean.count))
    }
    // The lowest called score exceeds this many clean scores, so the threshold is the next of them.
    let above = clean.count - clean.partitioned { $0 < batch[place] }
    let value = above < clean.count ? clean[clean.count - above - 1] : batch[place].nextDown
    let called = batch.count - batch.partitioned { $0 <= value }
    return Selection(
      value, among: batch,
      "\(called) of the batch of \(batch.count) are called; of such calls, at most"
        + " \(Figures.percent(share)) are false on average.",
      guarantee: guarantee(clean.count))
  }

  /// The place in the batch of the lowest score that is called, if any is.
  private func highestCall(_ clean: [Double]) -> Int? {
    batch.indices.first { place in
      let higher = clean.count - clean.partitioned { $0 < batch[place] }
      let value = Double(1 + higher) / Double(clean.count + 1)
      return value <= share * Double(batch.count - place) / Double(batch.count)
    }
  }

  private func guarantee(_ rows: Int) -> Guarantee {
    Guarantee(
      sentence:
        "At most \(Figures.percent(share)) of the rows called in this batch are false, on average.",
      quantity: "false_discovery_rate", bound: share, confidence: nil, rows: rows)
  }
}
