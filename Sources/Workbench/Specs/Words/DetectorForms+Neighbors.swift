import Detectors
import Files
import Numerics
import Vocabulary

extension DetectorForms {
  static let neighbors: [DetectorForm] = [
    DetectorForm(
      "lof", "Local outlier factor: how much sparser a row lies than its neighbors.",
      keys: [.axis("neighbors", .count, or: 20, "How many neighbors.")] + metricKeys
    ) { settings throws(SettingError) in
      try LocalOutlierFactor(neighbors: settings.whole("neighbors"), metric: Metric(settings))
    },
    DetectorForm(
      "knn", "The distance to the neighbors.",
      keys: [
        .axis("neighbors", .count, or: 5, "How many neighbors."),
        .axis(
          "summary", .word(NeighborDistance.Summary.allCases.map(\.rawValue)), or: "kth",
          "Which distance: that to the last of them, or the mean or median of all."),
      ] + metricKeys
    ) { settings throws(SettingError) in
      try NeighborDistance(
        neighbors: settings.whole("neighbors"), summary: settings.word("summary"),
        metric: Metric(settings))
    },
  ]

  private static let metricKeys: [Key] = [
    .axis(
      "metric", .word(["euclidean", "manhattan", "chebyshev", "minkowski", "cosine"]),
      or: "euclidean", "How far two rows are apart."),
    .axis("power", .number(1...(.greatestFiniteMagnitude)), or: 2, "The power of minkowski."),
  ]
}

extension Metric {
  init(_ settings: Settings) {
    switch settings.text("metric") {
    case "euclidean": self = .euclidean
    case "manhattan": self = .manhattan
    case "chebyshev": self = .chebyshev
    case "cosine": self = .cosine
    default: self = .minkowski(settings.number("power"))
    }
  }
}
