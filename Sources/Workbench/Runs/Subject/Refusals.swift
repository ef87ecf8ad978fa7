import Artifacts
import Features
import Numerics
import Scoring
import Sources
import Specs
import Vocabulary

/// What the data show to be wrong with a spec before anything is run, all of it, each where the spec says it.
struct Refusals {
  private let experiment: Experiment
  private var found: SpecRefusals
  /// What is better said otherwise, where nothing is wrong.
  private(set) var hints: [String] = []

  init(_ experiment: Experiment) {
    self.experiment = experiment
    found = SpecRefusals(experiment)
  }

  private mutating func refuse(_ error: RunError, at path: String) { found.refuse(error, at: path) }

  /// Throws all that was found, if anything was.
  func check() throws { try found.check() }

  /// Refuses what every trial on a data set would fail of: a division that its rows do not allow, and numbers
  /// that are missing where that is to be complained of.
  mutating func check(_ dataset: Dataset) {
    guard let features = experiment.features.first?.value, let seed = experiment.seeds.first else {
      return
    }
    if let error = features.refusal(of: dataset.table) {
      refuse(.data(dataset.name, because: error.description), at: "missing")
    }
    let complete = features.completeRows(of: dataset.table)
    var trained = 0
    for split in experiment.splits {
      do throws(SplitError) {
        let parts = try split.value.splits(
          of: dataset, keeping: complete, seed: Seed(spec: seed))
        trained = parts.reduce(trained) { max($0, $1.train.count) }
      } catch {
        refuse(.data(dataset.name, because: error.description), at: "split")
      }
    }
    checkWords(of: dataset, features, training: Double(trained) / Double(max(1, dataset.rows)))
  }

  /// Hints at columns of many words, and refuses those of too many.
  private mutating func checkWords(
    of dataset: Dataset, _ features: FeatureSettings, training share: Double
  ) {
    for words in features.manyWords(of: dataset.table, training: share) {
      let error = RunError.data(dataset.name, because: words.description)
      if words.isTooMany {
        refuse(error, at: "categories")
      } else {
        hints.append(experiment.hint(error, at: "categories"))
      }
    }
  }

  /// Refuses data sets of one name, and columns that none has.
  mutating func check(_ columns: Set<String>, of names: [String]) {
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      refuse(.sameName(name), at: "data.\(place)")
    }
    let roles = experiment.data.flatMap(\.roles)
    let missing = experiment.features.flatMap { $0.value.missingByColumn.keys }.sorted()
    for (key, asked, known) in [
      ("missing.columns", missing, columns),
      ("report.redact", experiment.report.redacted, columns.union(roles)),
      ("thresholds.cost", experiment.costColumns, columns),
    ] {
      if let column = asked.first(where: { !known.contains($0) }) {
        refuse(.noColumn(column, asked: key, among: columns.sorted()), at: key)
      }
    }
  }

  /// Refuses a calibration that no trial on some data set could learn.
  mutating func checkLabels(of datasets: [DatasetRecord]) {
    let calibration = experiment.questions.calibration
    guard calibration.needsLabels else { return }
    if let dataset = datasets.first(where: { $0.anomalies == nil }) {
      refuse(.noLabels(dataset.name, asked: "calibrate: \(calibration.name)"), at: "calibrate")
    }
  }
}
