import Artifacts
import Features
import Files
import Pipelines
import Vocabulary

/// Keeps the fitted pipelines that the spec exports, as bundles beside the records.
struct ExportPhase {
  let experiment: Experiment
  let subject: RunRecord
  let folder: RunFolder
  let records: Records

  func perform() throws {
    for finished in experiment.exported(among: records.whole) {
      let id = finished.trial.id
      let target = folder.model(id)
      guard !FileSystem.exists(target) else { continue }
      let fitted = try FittedTrial(weights: SafeTensors.read(folder.fitted(id)))
      try BundleFolder(target).write(
        BundleContent(
          manifest: manifest(of: finished, fitted.pipeline), weights: fitted.pipeline.weights,
          golden: fitted.golden.tensors))
    }
  }

  private func manifest(of finished: FinishedTrial, _ pipeline: Pipeline) -> JSON {
    let findings = finished.findings
    let dataset = subject.datasets.first { $0.name == finished.identity.dataset }
    return [
      "trial": .text(finished.trial.id), "detector": .text(finished.identity.detector),
      "settings": finished.identity.settings, "features": finished.identity.features,
      "split": finished.identity.split, "seed": JSON(finished.identity.seed),
      "columns": JSON(pipeline.features.columns), "feature_names": JSON(pipeline.features.names),
      "threshold": JSON(pipeline.threshold),
      "thresholds": .list(findings.thresholds.map(\.json)),
      "metrics": ["validation": JSON(findings.onValidation), "test": JSON(findings.onTest)],
      "data": dataset?.json ?? .null, "code_version": .text(subject.codeVersion),
      "platform": .text(subject.platform),
    ]
  }
}
