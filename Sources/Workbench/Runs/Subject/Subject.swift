import Artifacts
import Formats
import Machine
import Sources
import Specs
import Vocabulary

/// What a run is about: its data, read and audited, and the record that names it.
struct Subject {
  let record: RunRecord
  let context: PlanContext
  /// What the data show to be better said otherwise.
  let hints: [String]

  /// A data set while it is there, at its place, and the memory that the process took while it was read, where
  /// that was more than at any time before.
  typealias Look = (_ dataset: Dataset, _ place: Int, _ peak: Int?) -> Void

  /// Reads every data set once: for its fingerprint and for the audit.
  ///
  /// - Parameter look: Is shown each of them.
  init(
    _ experiment: Experiment, _ options: RunOptions, look: Look = { _, _, _ in }
  ) throws {
    let loader = try DataLoader(experiment, searchFolders: options.searchFolders)
    var datasets: [DatasetRecord] = []
    var findings: [JSON] = []
    var sentences: [String] = []
    var columns: Set<String> = []
    var refusals = Refusals(experiment)
    for index in loader.indices {
      let before = Memory.peakResidentBytes ?? 0
      let dataset = try loader.load(index)
      let peak = Memory.peakResidentBytes ?? 0
      look(dataset, index, peak > before ? peak : nil)
      datasets.append(DatasetRecord(dataset))
      columns.formUnion(dataset.table.columns.map(\.name))
      refusals.check(dataset)
      let audit = DataAudit.audit(of: dataset, in: experiment)
      findings += DataAudit.Page(name: dataset.name, audit: audit).json
      sentences += audit.findings.filter { $0.severity != .note }.map {
        "\(dataset.name): \($0.sentence)"
      }
    }
    refusals.check(columns, of: datasets.map(\.name))
    refusals.checkLabels(of: datasets)
    try refusals.check()
    hints = refusals.hints
    if options.isStrict, !sentences.isEmpty { throw RunError.audit(sentences) }
    record = RunRecord(
      name: experiment.name, spec: .object(experiment.spec), datasets: datasets, audit: findings,
      codeVersion: options.codeVersion, platform: options.platform,
      figures: experiment.figures.isEmpty ? nil : experiment.figures)
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
      source: dataset.provenance.line, terms: dataset.provenance.terms,
      notes: dataset.provenance.notes,
      events: dataset.provenance.events.flatMap { try? JSON(parsing: $0) })
  }
}

extension Provenance {
  /// Where the rows come from, in a line: what was asked for, and the start of each file's SHA-256.
  fileprivate var line: String {
    let hashes = sources.map { "SHA-256 \($0.sha256.prefix(12))" }
    return (["\(origin)"] + hashes + conversions).joined(separator: ", ")
  }
}
