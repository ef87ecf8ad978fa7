import Artifacts
import Features
import Formats
import Machine
import Scoring
import Sources
import Specs
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
    var columns: Set<String> = []
    for index in loader.indices {
      let dataset = try loader.load(index)
      datasets.append(DatasetRecord(dataset))
      columns.formUnion(dataset.table.columns.map(\.name))
      let audit = DataAudit.audit(of: dataset, in: experiment)
      findings += DataAudit.Page(name: dataset.name, audit: audit).json
      sentences += audit.findings.filter { $0.severity != .note }.map {
        "\(dataset.name): \($0.sentence)"
      }
    }
    try Self.check(columns, of: datasets.map(\.name), experiment)
    try Self.checkLabels(of: datasets, experiment)
    if options.isStrict, !sentences.isEmpty { throw RunError.audit(sentences) }
    record = RunRecord(
      name: experiment.name, spec: .object(experiment.spec), datasets: datasets, audit: findings,
      codeVersion: options.codeVersion, platform: options.platform)
    context = PlanContext(
      fingerprints: datasets.map(\.fingerprint), names: datasets.map(\.name),
      codeVersion: options.codeVersion, platform: options.platform)
  }

  /// Refuses what only the data can show to be wrong: data sets of one name, and columns that none has.
  private static func check(
    _ columns: Set<String>, of names: [String], _ experiment: Experiment
  ) throws {
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      throw experiment.refusal(RunError.sameName(name), at: "data.\(place)")
    }
    let roles = experiment.data.flatMap(\.roles)
    let missing = experiment.features.flatMap { $0.value.missingByColumn.keys }.sorted()
    for (key, asked, known) in [
      ("missing.columns", missing, columns),
      ("report.redact", experiment.report.redacted, columns.union(roles)),
      ("thresholds.cost", experiment.costColumns, columns),
    ] {
      if let column = asked.first(where: { !known.contains($0) }) {
        throw experiment.refusal(
          RunError.noColumn(column, asked: key, among: columns.sorted()), at: key)
      }
    }
  }

  /// Refuses a calibration that no trial on some data set could learn.
  private static func checkLabels(
    of datasets: [DatasetRecord], _ experiment: Experiment
  ) throws {
    let calibration = experiment.questions.calibration
    guard calibration.needsLabels else { return }
    if let dataset = datasets.first(where: { $0.anomalies == nil }) {
      throw experiment.refusal(
        RunError.noLabels(dataset.name, asked: "calibrate: \(calibration.name)"),
        at: "calibrate")
    }
  }
}

extension DatasetRecord {
  init(_ dataset: Dataset) {
    self.init(
      name: dataset.name, fingerprint: "\(dataset.fingerprint)", rows: dataset.rows,
      columns: dataset.table.columns.count, anomalies: dataset.labels?.anomalies,
      source: dataset.provenance.line, terms: dataset.provenance.terms,
      notes: dataset.provenance.notes)
  }
}

extension Provenance {
  /// Where the rows come from, in a line: what was asked for, and the start of each file's SHA-256.
  fileprivate var line: String {
    let hashes = sources.map { "SHA-256 \($0.sha256.prefix(12))" }
    return (["\(origin)"] + hashes + conversions).joined(separator: ", ")
  }
}
