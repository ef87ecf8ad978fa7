import Artifacts
import Datasets
import Files
import Vocabulary

/// What a run is about: its data, read and audited, and the record that names it.
struct Subject {
  let record: RunRecord
  let context: PlanContext

  /// Reads every data set once: for its fingerprint and for the audit.
  init(_ experiment: Experiment, _ options: RunOptions) throws {
    let loader = try DataLoader(experiment, searchFolders: options.searchFolders)
    var datasets: [DatasetRecord] = []
    var findings: [JSON] = []
    var sentences: [String] = []
    for index in loader.sources.indices {
      let dataset = try loader.load(index)
      datasets.append(DatasetRecord(dataset))
      let audit = Audit(of: dataset)
      for case .object(var members) in audit.json.elements ?? [] {
        members["dataset"] = .text(dataset.name)
        findings.append(.object(members))
      }
      sentences += audit.findings.filter { $0.severity != .note }.map {
        "\(dataset.name): \($0.sentence)"
      }
    }
    if options.isStrict, !sentences.isEmpty { throw RunError.audit(sentences) }
    record = RunRecord(
      name: experiment.name, spec: experiment.settings.json, datasets: datasets, audit: findings,
      codeVersion: options.codeVersion, platform: options.platform)
    context = PlanContext(
      fingerprints: datasets.map(\.fingerprint), names: datasets.map(\.name),
      codeVersion: options.codeVersion, platform: options.platform)
  }
}

extension DatasetRecord {
  init(_ dataset: Dataset) {
    self.init(
      name: dataset.name, fingerprint: "\(dataset.fingerprint)", rows: dataset.rows,
      columns: dataset.table.columns.count, anomalies: dataset.labels?.anomalies,
      source: "\(dataset.provenance)", terms: dataset.provenance.terms,
      notes: dataset.provenance.notes)
  }
}
