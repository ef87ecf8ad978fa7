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
    DetectorForm(
      "pca", "What the main directions of the rows leave of a row.",
      keys: [
        .axis(
          "keep", .either([.word(["all"]), .whole(1...(.max)), .positiveShare]), or: 0.9,
          "The directions kept: all, so many, or as few as hold a share of the variance."),
        .axis(
          "score", .word(["reconstruction", "component-distances"]), or: "reconstruction",
          "The mean square left over, or PyOD's weighted distances to the components."),
        .axis("standardized", .flag, or: true, "Whether columns are brought to one size first."),
      ]
    ) { settings throws(SettingError) in
      try PrincipalComponents(
        kept: PrincipalComponents.Kept(settings.members["keep"]),
        score: settings.text("score") == "reconstruction"
          ? .reconstruction : .componentDistances(), standardized: settings.flag("standardized"))
    },
    DetectorForm("mahalanobis", "The distance to the mean, by the spread of the rows.") { _ in
      Mahalanobis()
    },
    DetectorForm(
      "robust-mahalanobis", "The same by the least spread share of the rows (MCD).",
      keys: [.optionalAxis("share", .number(0.5...1), "The share of the rows that counts.")]
    ) { settings throws(SettingError) in
      try MinimumCovarianceDeterminant(share: settings.optional("share") { $0.number($1) })
    },
  ]
}

extension PrincipalComponents.Kept {
  fileprivate init(_ json: JSON?) {
    switch json {
    case .integer(let count): self = .count(count)
    case .number(let share): self = .variance(share)
    default: self = .all
    }
  }
}
