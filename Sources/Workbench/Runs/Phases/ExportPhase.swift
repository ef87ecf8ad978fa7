import Answers
import Artifacts
import Bundles
import Decisions
import Features
import Formats
import Machine
import Pipelines
import Reports
import Scoring
import Specs
import Trials
import Vocabulary

/// Keeps the fitted pipelines that the spec exports, as bundles beside the records.
struct ExportPhase {
  let experiment: Experiment
  let subject: RunRecord
  let folder: RunFolder
  /// The trials whose pipelines are kept.
  let exported: [FinishedTrial]
  /// The controls of the run, which learned nothing.
  private let controls: [FinishedTrial]
  let loader: DataLoader
  /// What is wrong with bundles that stand there, which are made again.
  let damages: [FileError]
  /// The trials whose bundles are not there whole.
  private let open: [FinishedTrial]

  init(
    experiment: Experiment, subject: RunRecord, folder: RunFolder, exported: [FinishedTrial],
    controls: [FinishedTrial], loader: DataLoader
  ) {
    (self.experiment, self.subject, self.folder) = (experiment, subject, folder)
    (self.exported, self.controls, self.loader) = (exported, controls, loader)
    var (damages, open): ([FileError], [FinishedTrial]) = ([], [])
    // Scores that were made elsewhere have no pipeline to keep.
    for finished in exported where finished.findings.modelBytes != nil {
      let path = folder.model(finished.trial.id)
      let damage = FileSystem.exists(path) ? BundleFolder(path).damage : nil
      if let damage { damages.append(damage) }
      if damage != nil || !FileSystem.exists(path) { open.append(finished) }
    }
    (self.damages, self.open) = (damages, open)
  }

  /// Those of them that left no fitted pipeline, as when somebody removed a bundle of a finished run: they
  /// have to be fitted again.
  var unfitted: [PlannedTrial] {
    open.map(\.trial).filter { !FileSystem.exists(folder.fitted($0.id)) }
  }

  func perform() throws {
    // A data set at a time, so that no two stand in memory.
    for (name, trials) in Dictionary(grouping: open, by: \.identity.dataset).sorted(by: {
      $0.key < $1.key
    }) {
      let table = try table(of: name)
      for finished in trials {
        let id = finished.trial.id
        var fitted = try ProvenPipeline(weights: SafeTensors.read(folder.fitted(id)))
        if let table {
          fitted = fitted.recorded(in: table, redacted: Set(experiment.report.redacted))
        }
        try BundleFolder(folder.model(id)).write(
          fitted.bundle(manifest(of: finished, fitted.pipeline)) {
            card(of: finished, fitted.pipeline, exported: $0)
          })
      }
    }
  }

  /// The rows of a data set as they were recorded; `nil` if they are no more what they were.
  private func table(of name: String) throws -> Table? {
    guard let place = subject.datasets.firstIndex(where: { $0.name == name }) else { return nil }
    let dataset = try loader.load(place)
    return "\(dataset.fingerprint)" == subject.datasets[place].fingerprint ? dataset.table : nil
  }

  /// What each number of a row is called; of redacted columns, whose words are values, only the place.
  private func featureNames(of pipeline: Pipeline) -> [String] {
    var names = pipeline.features.names
    for place in pipeline.features.places(of: Set(experiment.report.redacted)) {
      names[place] = "redacted feature \(place)"
    }
    return names
  }

  private func manifest(of finished: FinishedTrial, _ pipeline: Pipeline) -> JSON {
    let findings = finished.findings
    let dataset = subject.datasets.first { $0.name == finished.identity.dataset }
    return [
      "trial": .text(finished.trial.id), "detector": .text(finished.identity.detector),
      "settings": finished.identity.settings, "features": finished.identity.features,
      "split": finished.identity.split, "seed": JSON(finished.identity.seed),
      "calibration": [
        "name": .text(experiment.questions.calibration.name),
        "gives": .text(experiment.questions.calibration.meaning.rawValue),
      ],
      "columns": JSON(pipeline.features.columns), "feature_names": JSON(featureNames(of: pipeline)),
      "threshold": JSON(pipeline.threshold),
      "thresholds": .list(findings.thresholds.map(\.json)),
      "metrics": ["validation": JSON(findings.onValidation), "test": JSON(findings.onTest)],
      "data": dataset?.json ?? .null, "code_version": .text(subject.codeVersion),
      "platform": .text(subject.platform),
    ]
  }

  /// What a person should know who is to use the model.
  private func card(
    of finished: FinishedTrial, _ pipeline: Pipeline, exported: JSON
  ) -> String {
    let redacted = Set(experiment.report.redacted)
    let features = pipeline.features
    let (words, gaps) = (features.wordColumns, features.columnsWithGaps)
    let columns = features.columns.filter { !redacted.contains($0) }
    let calibration = experiment.questions.calibration
    let content = CardContent(
      run: subject, trial: finished.trial.id, finished.identity, finished.findings,
      pipeline: CardContent.Pipeline(
        columns: columns.map {
          CardContent.Column(
            $0, holdsWords: words.contains($0),
            mayBeMissing: words.contains($0) || gaps.contains($0))
        }, hidden: features.columns.count - columns.count,
        calibration: calibration.meaning == .none
          ? nil : (calibration.name, calibration.meaning.rawValue),
        policy: pipeline.policy?.sentence, exported: exported),
      controls: controls.filter { finished.isBeside($0) }.map {
        CardContent.Control($0.identity.detector, onTest: $0.findings.onTest)
      }, redacted: redacted)
    return MarkdownFormat.text(of: Page(content), width: 100)
  }
}

extension FinishedTrial {
  /// Whether another trial saw the same rows, by the same seed where chance has a part in it.
  fileprivate func isBeside(_ other: FinishedTrial) -> Bool {
    let (one, two) = (identity, other.identity)
    return one.dataset == two.dataset && one.split.text() == two.split.text()
      && one.fold == two.fold && one.seed == two.seed
  }
}
