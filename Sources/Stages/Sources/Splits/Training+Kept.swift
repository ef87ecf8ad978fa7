import Numerics
import Vocabulary

extension SplitSettings.Training {
  /// The rows of a training part that stay in it.
  func kept(of train: [Int], in rows: RowFacts, seed: Seed) throws(SplitError) -> [Int] {
    switch self {
    case .asRecorded: return train
    case .ordinaryOnly:
      guard rows.labels.values.contains(where: { $0 != .unknown }) else {
        throw .noLabels(need: "training on ordinary rows only")
      }
      let ordinary = train.filter { rows.labels[$0] == .ordinary }
      guard !ordinary.isEmpty else { throw .noOrdinaryRows }
      return ordinary
    case .contamination(let share):
      guard rows.labels.values.contains(where: { $0 != .unknown }) else {
        throw .noLabels(need: "a set contamination of the training part")
      }
      return try thinned(train, labels: rows.labels, to: share, seed: seed)
    }
  }

  /// Leaves out anomalies if there are too many of them, else other rows, each as likely as any.
  private func thinned(
    _ train: [Int], labels: Labels, to share: Double, seed: Seed
  ) throws(SplitError) -> [Int] {
    var chance = seed.generator()
    let anomalies = train.filter { labels[$0] == .anomaly }
    let others = train.filter { labels[$0] != .anomaly }
    let wanted = Int((share / (1 - share) * Double(others.count)).rounded())
    if wanted <= anomalies.count {
      return others + chance.sample(wanted, of: anomalies.count).map { anomalies[$0] }
    }
    guard !anomalies.isEmpty else { throw .noAnomalies(wanted: share) }
    let room = min(Int((Double(anomalies.count) * (1 - share) / share).rounded()), others.count)
    return anomalies + chance.sample(room, of: others.count).map { others[$0] }
  }
}
