public import Vocabulary

/// Rows that came after those that a threshold is chosen on.
public struct LaterRows: Sendable {
  let scores: Scores
  let labels: Labels
  /// A code for each row, where rows of one code belong together; a row with one below 0 stands alone.
  let groups: [Int32]?

  public init(_ scores: Scores, _ labels: Labels, groups: [Int32]?) {
    self.scores = scores
    self.labels = labels
    self.groups = groups
  }

  /// The scores of those that can be compared with rows that a promise rests on: the ordinary ones; all where
  /// no labels are known on either side; else none.
  func comparable(hasLabels: Bool) -> CalibrationRows? {
    let isKnown = labels.anomalies + labels.ordinary > 0
    guard isKnown == hasLabels else { return nil }
    let places = scores.values.indices.filter { !isKnown || labels[$0] == .ordinary }
    return CalibrationRows(
      places.map { (score: scores[$0], group: groups?[$0] ?? -1) }.sorted { $0.score < $1.score })
  }
}
