import Forms
import Numerics
import Vocabulary

extension SplitSettings {
  /// Which rows of the training part are kept.
  public enum Training: Sendable, Hashable {
    case asRecorded
    /// Only rows that are known to be ordinary.
    case ordinaryOnly
    /// Anomalies, or else ordinary rows, are left out by chance until anomalies are this share.
    case contamination(Double)
  }
}

extension SplitSettings.Training: CustomStringConvertible {
  public var description: String {
    switch self {
    case .asRecorded: "as-recorded"
    case .ordinaryOnly: "ordinary-only"
    case .contamination(let share): "contamination \(share)"
    }
  }
}

/// The form of a share of anomalies in the training part.
private enum Contamination: Keyed {
  static let name = "contamination"
  static let help = "A share of anomalies in the training part."
  static let share = Key<Self, Double>.required(
    "contamination", .share, "The share; rows are left out until it holds.")
  static var keys: [any FormKey<Self>] { [share] }
}

extension Key where Value == SplitSettings.Training {
  static var training: Key {
    .key(
      "train-on",
      .either(
        .words(["recorded": .asRecorded, "ordinary": .ordinaryOnly]),
        Kind.form(Contamination.self).mapped(
          { .contamination($0[Contamination.share]) },
          back: { training in
            guard case .contamination(let share) = training else { return nil }
            return Settings.standard.with(Contamination.share, share)
          })),
      or: .asRecorded,
      "Which training rows are kept: all as recorded, only ordinary ones, or a share of anomalies.")
  }
}

extension SplitSettings.Training {
  /// Whether no row is left out by chance.
  var isDeterministic: Bool { if case .contamination = self { false } else { true } }

  func check() throws(SettingError) {
    guard case .contamination(let share) = self, !(0..<1).contains(share) else { return }
    throw SettingError("contamination", mustBe: "at least 0 and below 1", not: share)
  }

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
