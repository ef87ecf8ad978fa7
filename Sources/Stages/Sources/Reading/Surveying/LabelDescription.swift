public import Vocabulary

/// What is known of the rows.
public struct LabelDescription: Sendable, Equatable {
  public let anomalies: Int
  public let ordinary: Int
  public let unknown: Int
  /// The share of anomalies among the rows of which something is known.
  public let contamination: Quantity
  /// How many rows there are of each kind of anomaly, by name.
  public let kinds: [String: Int]

  init(of labels: Labels, kinds: [String?]?) {
    self.init(
      anomalies: labels.anomalies, ordinary: labels.ordinary, rows: labels.count,
      kinds: (kinds ?? []).reduce(into: [:]) { counts, kind in
        if let kind { counts[kind, default: 0] += 1 }
      })
  }

  init(anomalies: Int, ordinary: Int, rows: Int, kinds: [String: Int]) {
    self.anomalies = anomalies
    self.ordinary = ordinary
    self.kinds = kinds
    unknown = rows - anomalies - ordinary
    let known = anomalies + ordinary
    contamination =
      known == 0
      ? .undefined(reason: "no row has a label") : .number(Double(anomalies) / Double(known))
  }
}
