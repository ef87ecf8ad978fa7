import Detectors
import Files
import Vocabulary

extension DetectorForms {
  static let distribution: [DetectorForm] = [
    DetectorForm("ecod", "How far out in the tails of the columns a row lies.") { _ in
      EmpiricalCumulativeOutlierDetection()
    },
    DetectorForm("copod", "The same by an empirical copula.") { _ in CopulaOutlierDetection() },
    DetectorForm(
      "hbos", "How rare the bins are in which a row's numbers fall.",
      keys: [
        .axis("bins", .whole(2...100_000), or: 10, "How many bins a column."),
        .axis("alpha", .positiveShare, or: 0.1, "What is added to every bin's height."),
        .axis("tolerance", .share, or: 0.5, "How far beyond the ends, in bins, still counts."),
      ]
    ) { settings throws(SettingError) in
      try HistogramOutlierScore(
        bins: .count(settings.whole("bins")), alpha: settings.number("alpha"),
        tolerance: settings.number("tolerance"))
    },
  ]
}
