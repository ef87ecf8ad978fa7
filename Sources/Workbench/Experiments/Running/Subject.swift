import Artifacts
import Datasets
import Features
import Files
import Numerics
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
    for index in loader.sources.indices {
      let dataset = try loader.load(index)
      datasets.append(DatasetRecord(dataset))
      columns.formUnion(dataset.table.columns.map(\.name))
      let audit = Self.audit(dataset, experiment)
      findings += DataAudit.Page(name: dataset.name, audit: audit).json
      sentences += audit.findings.filter { $0.severity != .note }.map {
        "\(dataset.name): \($0.sentence)"
      }
    }
    try Self.check(columns, of: datasets.map(\.name), experiment)
    try Self.checkLabels(of: datasets, experiment)
    if options.isStrict, !sentences.isEmpty { throw RunError.audit(sentences) }
    record = RunRecord(
      name: experiment.name, spec: experiment.settings.json, datasets: datasets, audit: findings,
      codeVersion: options.codeVersion, platform: options.platform)
    context = PlanContext(
      fingerprints: datasets.map(\.fingerprint), names: datasets.map(\.name),
      codeVersion: options.codeVersion, platform: options.platform)
  }

  /// Refuses what only the data can show to be wrong: data sets of one name, and columns that none has.
  private static func check(
    _ columns: Set<String>, of names: [String], _ experiment: Experiment
  ) throws(RunError) {
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      throw RunError.sameName(name)
    }
    let roles = experiment.data.flatMap { data in
      ["label", "time", "group", "id", "kind"].compactMap { role in
        let value = data.members[role]
        return value?.string ?? value?["column"]?.string
      }
    }
    let missing = experiment.settings.form("missing").members["columns"]?.members ?? [:]
    for (key, asked, known) in [
      ("missing.columns", missing.map(\.key), columns),
      ("report.redact", experiment.redacted, columns.union(roles)),
      ("thresholds.cost", experiment.costColumns, columns),
    ] {
      if let column = asked.first(where: { !known.contains($0) }) {
        throw RunError.noColumn(column, asked: key, among: columns.sorted())
      }
    }
  }

  /// Refuses a calibration that no trial on some data set could learn.
  private static func checkLabels(
    of datasets: [DatasetRecord], _ experiment: Experiment
  ) throws(RunError) {
    let name = experiment.calibration.name
    guard ["platt", "isotonic"].contains(name) else { return }
    if let dataset = datasets.first(where: { $0.anomalies == nil }) {
      throw .noLabels(dataset.name, asked: "calibrate: \(name)")
    }
  }

  /// What is wrong with a data set and with the first division of it that the plan makes.
  ///
  /// Rows that cannot be divided so are audited alone: the trials say why they cannot.
  static func audit(_ dataset: Dataset, _ experiment: Experiment) -> Audit {
    guard let choice = experiment.splits.first, let seed = experiment.seeds.first else {
      return Audit(of: dataset)
    }
    let splits = try? SplitSettings(choice).splits(
      of: dataset, keeping: experiment.completeRows(of: dataset), seed: Seed(UInt64(seed)))
    return Audit(of: dataset, split: splits?.first)
  }
}

extension Experiment {
  /// The rows that trials divide: all, or those that 'missing: drop' leaves.
  fileprivate func completeRows(of dataset: Dataset) throws -> [Int] {
    guard let settings = features.first else { return Array(0..<dataset.rows) }
    return try FeatureSettings(settings).completeRows(of: dataset.table)
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
