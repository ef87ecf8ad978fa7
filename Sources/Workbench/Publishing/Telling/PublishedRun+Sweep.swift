import Artifacts
import Formats
import Machine
import Vocabulary

extension PublishedRun {
  /// What is told of a run as a whole: what was chosen, with the values of its seeds and folds as steps.
  init(sweep run: RunRecord, _ summary: SummaryRecord, in folder: RunFolder) throws {
    id = run.id
    name = "\(run.name)/\(run.id)"
    tags = [
      Self.runTag: run.id, "assay.code_version": run.codeVersion, "assay.platform": run.platform,
      "mlflow.source.name": "assay", "mlflow.source.type": "LOCAL",
      "assay.trials.failed": "\(summary.failed.count)",
      "assay.trials.lost": "\(summary.lost.count)",
    ]
    for (place, worry) in summary.worries.enumerated() {
      tags["assay.worry.\(place + 1)"] = worry
    }
    (params, metrics) = ([:], [])
    for (place, answer) in summary.answers.enumerated() {
      let name = "answer.\(place + 1)"
      tags["assay.\(name)"] = answer.sentence
      params.merge(answer.params(name)) { $1 }
      metrics += try answer.points(name, in: folder)
    }
    datasets = run.datasets.map(PublishedDataset.init)
    files = [
      PublishedFile("run.json", at: folder.run), PublishedFile("summary.json", at: folder.summary),
    ]
    for (name, path) in [
      ("results.csv", folder.results), ("report.html", folder.report("html")),
      ("report.md", folder.report("md")),
    ] where FileSystem.exists(path) { files.append(PublishedFile(name, at: path)) }
    model = nil
    hasFailed = false
    ended = try FileSystem.modified(folder.summary).milliseconds
    let seconds = try folder.readTimings().sessions.flatMap(\.phases).reduce(0) { $0 + $1.seconds }
    started = ended - Int64(1000 * seconds)
  }
}

extension SummaryRecord.Answer {
  fileprivate func params(_ name: String) -> [String: String] {
    [
      "\(name).dataset": dataset, "\(name).candidate": candidate.name, "\(name).trial": trial,
      "\(name).oracle": "\(isOracle)",
    ]
  }

  /// The means, and what each trial of the candidate measured: a step for each seed and fold.
  fileprivate func points(_ name: String, in folder: RunFolder) throws -> [MetricPoint] {
    var points = choice.by.points("\(name).chosen_by")
    if let measured = figures.measured { points += measured.points("\(name).mean") }
    if let nested = figures.nested { points += nested.points("\(name).chosen_without_it") }
    for (step, trial) in candidate.trials.enumerated() {
      let findings = try folder.readTrial(trial).findings
      for (part, measurements) in [
        ("validation", findings?.onValidation ?? []), ("test", findings?.onTest ?? []),
      ] {
        points += measurements.flatMap { $0.points("\(name).\(part)", step: step) }
      }
    }
    return points
  }
}
