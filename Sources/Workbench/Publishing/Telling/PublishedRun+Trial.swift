import Artifacts
import Formats
import Machine
import Vocabulary

extension PublishedRun {
  /// What is told of a finished trial.
  init(
    trial id: String, of run: RunRecord, in folder: RunFolder, _ models: PublishedModel.Names
  ) throws {
    let record = try folder.readTrial(id)
    let timing = try folder.readTiming(id)
    let identity = record.trial
    self.id = id
    name = "\(identity.detector) on \(identity.dataset), \(id)"
    params = identity.params
    metrics = (record.findings?.points ?? []) + (timing?.points ?? [])
    tags = [
      Self.trialTag: id, Self.runTag: run.id, "assay.code_version": run.codeVersion,
      "assay.platform": run.platform, "mlflow.source.name": "assay",
      "mlflow.source.type": "LOCAL",
    ].merging(record.remarks) { $1 }
    datasets = run.datasets.filter { $0.name == identity.dataset }.map(PublishedDataset.init)
    files = [PublishedFile("trial.json", at: folder.trial(id))]
    if FileSystem.exists(folder.curve(id)) {
      try folder.check(folder.curve(id), of: id)
      files.append(PublishedFile("curve.csv", at: folder.curve(id)))
    }
    hasFailed = record.reason != nil
    ended = try FileSystem.modified(folder.trial(id)).milliseconds
    started = ended - Int64(1000 * (timing?.trialSeconds ?? 0))
    let bundle = BundleFolder(folder.model(id))
    model =
      FileSystem.exists(bundle.path)
      ? try PublishedModel(bundle, as: models.name(of: identity.dataset), trial: id) : nil
  }
}

extension TrialIdentity {
  /// What it is, a text for each setting.
  fileprivate var params: [String: String] {
    var params = [
      "dataset": dataset, "detector": detector, "seed": "\(seed)", "control": "\(isControl)",
    ]
    for (name, settings) in [("settings", settings), ("split", split), ("features", features)] {
      params.merge(settings.flattened(name)) { $1 }
    }
    return params
  }
}

extension JSON {
  /// The values in it by the ways that lead to them: `settings.trees`.
  func flattened(_ name: String) -> [String: String] {
    switch self {
    case .object(let members) where !members.isEmpty:
      members.reduce(into: [:]) { all, member in
        all.merge(member.value.flattened("\(name).\(member.key)")) { $1 }
      }
    case .text(let text): [name: text]
    case .null, .bool, .integer, .number, .list, .object: [name: text()]
    }
  }
}

extension TrialRecord {
  /// What is no number: reasons, promises, notes.
  fileprivate var remarks: [String: String] {
    if let reason { return ["assay.reason": reason] }
    guard let findings else { return [:] }
    var remarks = [
      "assay.scores_sha256": findings.scoresHash, "assay.rows.train": "\(findings.train.rows)",
      "assay.rows.validation": "\(findings.validation.rows)",
      "assay.rows.test": "\(findings.test.rows)",
    ]
    for (place, note) in findings.notes.enumerated() { remarks["assay.note.\(place + 1)"] = note }
    for (place, threshold) in findings.thresholds.enumerated() {
      let name = "assay.threshold.\(place + 1)"
      remarks["\(name).asked"] = threshold.choice.wish
      remarks["\(name).method"] = threshold.choice.method
      remarks["\(name).promise"] = threshold.choice.threshold?.guarantee?.sentence
      if case .infeasible(let why) = threshold.choice.outcome {
        remarks["\(name).infeasible"] = why.sentence
      }
    }
    for (part, measurements) in findings.parts {
      remarks.merge(measurements.gaps(part)) { $1 }
    }
    return remarks
  }
}

extension TrialFindings {
  /// All that was measured, by where it stands in the names of metrics.
  fileprivate var parts: [(name: String, measurements: [Measurement])] {
    [("validation", onValidation), ("test", onTest)]
      + thresholds.enumerated().map { ("threshold.\($0 + 1).test", $1.onTest) }
  }

  fileprivate var points: [MetricPoint] {
    parts.flatMap { name, measurements in measurements.flatMap { $0.points(name) } }
      + thresholds.enumerated().flatMap { place, record in
        record.choice.threshold?.points("threshold.\(place + 1)") ?? []
      }
  }
}

extension TimingRecord {
  /// What it cost, as far as that is known.
  fileprivate var points: [MetricPoint] {
    let costs: [(String, Double?)] = [
      ("fit_seconds", fitSeconds), ("score_seconds", scoreSeconds),
      ("trial_seconds", trialSeconds), ("peak_memory_bytes", peakMemory.map(Double.init)),
    ]
    return costs.compactMap { name, value in value.map { MetricPoint("timing.\(name)", $0) } }
      + latency.flatMap { $0.points("latency") }
  }
}
