import Scoring
import Vocabulary
import Wording

/// That at most a share of the ordinary rows to come alarms; where rows belong to groups, of those of a new
/// group.
struct ConformalPromise {
  let share: Double
  /// How sure it is over the choice of the sample; `nil` if it holds on average over samples.
  let confidence: Double?

  var wish: String {
    "a false-positive rate of at most \(Figures.percent(share))"
      + (confidence.map { " with \(Figures.percent($0)) confidence" } ?? " on average")
  }

  private func words(of rows: String) -> String {
    "At most \(Figures.percent(share)) of \(rows) alarm"
      + (confidence.map { ", with \(Figures.percent($0)) confidence" } ?? ", on average")
  }

  private var ofRows: String { words(of: "ordinary rows to come") }
  private var ofGroups: String { words(of: "the ordinary rows of a new group") }

  func guarantee(restingOn rows: CalibrationRows) -> Guarantee {
    let isProved = rows.groups.map { bound.isProved(for: $0.count) } ?? true
    return Guarantee(
      sentence: (rows.groups == nil ? ofRows : ofGroups) + ".", quantity: .falsePositiveRate,
      bound: share, confidence: confidence, rows: rows.scores.count,
      groups: rows.groups?.count, isProved: isProved)
  }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    guard let rows = sample.calibration else { return unpromised(sample) }
    if let groups = rows.groups { return try select(groups, sample) }
    let clean = rows.scores
    let rank = ConformalRank.rank(share: share, confidence: confidence, rows: clean.count)
    guard rank > 0 else {
      let needed = ConformalRank.rowsNeeded(share: share, confidence: confidence)
      throw Infeasibility(
        "\(wish.capitalizedFirst) needs \(needed) \(sample.cleanName)\(sample.keptApart);"
          + " you have \(clean.count).",
        lacking: "clean rows", needed: Double(needed), found: Double(clean.count))
    }
    let condition =
      sample.evidence.labels == nil
      ? "if these \(Phrase.counted(clean.count, "row"))\(sample.keptApart) are ordinary and like those to come"
      : "if they are like these \(clean.count)\(sample.keptApart)"
    return Selection(
      clean[clean.count - rank], among: sample.scores,
      "\(ofRows), \(condition); the threshold is the \(place(rank)) of their scores.")
  }

  private func place(_ rank: Int) -> String {
    rank == 1 ? "highest" : "\(Phrase.ordinal(rank)) highest"
  }

  /// The threshold that would promise, from rows that had a part in choosing what they score with.
  private func unpromised(_ sample: Sample) -> Selection {
    let clean = sample.clean
    let rank = ConformalRank.marginal(share: share, rows: clean.count)
    let value = rank > 0 ? clean[clean.count - rank] : clean.last ?? sample.scores.last!
    let (why, others) =
      sample.evidence.basis == .training
      ? ("the detector learned from them", "it did not learn from")
      : ("they helped to choose the detector", "did not")
    let needed = ConformalRank.rowsNeeded(share: share, confidence: confidence)
    let units =
      sample.isOfGroups
      ? "groups with ordinary rows" : sample.evidence.labels == nil ? "rows" : "ordinary rows"
    let above = clean.count { $0 > value }
    return Selection(
      value, among: sample.scores,
      "\(above) of these \(clean.count) \(sample.cleanName) \(above == 1 ? "lies" : "lie") above it; since \(why), that promises"
        + " nothing of rows to come. A promise takes \(needed) \(units) that \(others).")
  }
}

// MARK: Groups

extension ConformalPromise {
  private var bound: GroupBound { GroupBound(share: share, confidence: confidence) }

  func weights(drawnFor groups: Int) -> Int { bound.weights(drawnFor: groups) }

  private func select(_ groups: [[Double]], _ sample: Sample) throws(Infeasibility) -> Selection {
    guard let found = bound.threshold(of: groups) else {
      let needed = bound.groupsNeeded
      throw Infeasibility(
        "\(wish.capitalizedFirst) for the rows of a new group needs \(needed) groups with ordinary"
          + " rows\(sample.keptApart); you have \(groups.count), and more rows of the same groups do not"
          + " help.",
        lacking: "groups", needed: Double(needed), found: Double(groups.count))
    }
    let rows = groups.reduce(0) { $0 + $1.count }
    return Selection(
      found.threshold, among: sample.scores,
      "\(ofGroups), if it is like these \(groups.count)\(sample.keptApart), each of which counts once"
        + " with its share of \(rows) rows; the bound is "
        + (found.isProved
          ? "that of one row a group." : "Gaffke's, which is conjectured to hold, not proved."))
  }
}

extension Sample {
  /// What tells rows that can promise from the others, where there are others.
  fileprivate var keptApart: String {
    evidence.canPromise?.contains(false) ?? false ? " that chose nothing" : ""
  }
}
