public import Numerics
public import Vocabulary
import Wording

extension Dataset {
  /// The dataset with so few of its anomalies that they are at most `share` of the labelled rows.
  ///
  /// Which of them stay is chosen by chance; all other rows stay, and the order does not change. A
  /// dataset with so few anomalies, or without labels, is answered as it is.
  public func keeping(anomalies share: Double, seed: Seed) throws(SettingError) -> Dataset {
    let share = try SettingError.check("keep", share, in: 0...1)
    guard let labels, share < 1 else { return self }
    let anomalies = labels.values.indices.filter { labels[$0] == .anomaly }
    // A little more, so that a share such as 0.05 is not missed by its rounding.
    let kept = Int(share * Double(labels.ordinary) / (1 - share) + 1e-9)
    guard kept < anomalies.count else { return self }
    var generator = seed.split("kept anomalies").generator()
    let chosen = Set(generator.sample(kept, of: anomalies.count).map { anomalies[$0] })
    let rows = labels.values.indices.filter { labels[$0] != .anomaly || chosen.contains($0) }
    var dataset = gathering(rows: rows)
    dataset.provenance.notes.append(
      "kept \(Figures.grouped(kept)) of \(Figures.grouped(anomalies.count)) anomalies")
    return dataset
  }
}
