public import Artifacts
public import Formats
import Machine
import Runs
public import Specs
public import Trials
import Vocabulary
import YAML

/// A run that nobody ran: its folder is written from what a test says of each trial.
///
/// The spec is a real one, and so are the trials of its plan; only their ids are what the test calls them,
/// and what they found is what it says. Trials of the plan that it does not name are not part of the run.
public final class MadeRun {
  public let folder: RunFolder
  public let experiment: Experiment
  public let record: RunRecord
  /// The trials that were named, in the order of the plan.
  public let trials: [PlannedTrial]

  private let data: [MadeData]
  private let ownReports: String?

  /// - Parameters:
  ///   - spec: The spec below its name and data.
  ///   - reports: Where the run lands; else in a folder that goes with this value.
  ///   - run: The name of the run's folder.
  public init(
    _ spec: String, on data: [MadeData], _ made: [MadeTrial], audit: [JSON] = [],
    in reports: String? = nil, run: String = "1"
  ) throws {
    self.data = data
    ownReports = reports == nil ? try FileSystem.makeTemporaryFolder() : nil
    let files = data.map { "{ name: \"\($0.name)\", file: \"\($0.name).csv\" }" }
    let yaml = "name: made\ndata: [\(files.joined(separator: ", "))]\n\(spec)"
    experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    let records = data.map(\.record)
    record = RunRecord(
      name: experiment.name, spec: .object(experiment.spec), datasets: records, audit: audit,
      codeVersion: "c", platform: "p")
    let context = PlanContext(
      fingerprints: records.map(\.fingerprint), names: records.map(\.name), codeVersion: "c",
      platform: "p")
    let plan = Plan(experiment, context).trials
    let places = made.map { $0.place(in: plan) }
    let named = zip(places, made).map { (place: $0, trial: $1.named(plan[$0]), made: $1) }
      .sorted { $0.place < $1.place }
    trials = named.map(\.trial)
    folder = RunFolder(reports: reports ?? ownReports ?? "", name: experiment.name, run: run)
    try folder.make()
    try folder.write(record)
    for (_, trial, made) in named { try write(trial, made) }
  }

  deinit {
    if let ownReports { try? FileSystem.remove(ownReports) }
  }

  public func trial(_ id: String) -> PlannedTrial {
    guard let trial = trials.first(where: { $0.id == id }) else {
      preconditionFailure("no trial is called '\(id)'")
    }
    return trial
  }

  public func detector(of id: String) -> String { trial(id).identity.detector }

  private func write(_ trial: PlannedTrial, _ made: MadeTrial) throws {
    let rows = data[trial.dataset]
    switch made.outcome {
    case .found(let validation, let test):
      let findings = rows.findings(hash: made.hash(of: rows), validation, test)
      try write(TrialRecord(id: trial.id, trial: trial.identity, outcome: .ok(findings)))
    case .failed(let reason):
      try write(
        TrialRecord(id: trial.id, trial: trial.identity, outcome: .failed(reason: reason)))
    case .lost(let reasons):
      let timing = TimingRecord(id: trial.id, status: .lost, lost: reasons)
      try FileSystem.write(timing.json.bytes(.indented), to: folder.timing(trial.id))
    }
    guard let scores = made.testScores else { return }
    let kept = made.kept(scores, rows)
    try FileSystem.write(kept.bytes, to: folder.scores(trial.id))
    try FileSystem.write(rows.rows.bytes, to: folder.split(trial.rows))
  }

  private func write(_ record: TrialRecord) throws {
    try folder.write(record)
  }
}

extension MadeTrial {
  /// The scores as the run keeps them.
  fileprivate func kept(_ scores: [Double], _ rows: MadeData) -> TrialScores {
    let before = validationScores ?? rows.validation.values.indices.map { 1000 + Double($0) }
    return TrialScores(training: Scores([]), validation: Scores(before), test: Scores(scores))
  }

  fileprivate func hash(of rows: MadeData) -> String {
    testScores.map { SHA256.hex(of: kept($0, rows).bytes) } ?? "the hash of \(id)"
  }

  /// The only place in the plan that is meant.
  fileprivate func place(in plan: [PlannedTrial]) -> Int {
    let places = plan.indices.filter { plan[$0].identity.json.holds(.object(identity)) }
    precondition(places.count == 1, "'\(id)' may be any of \(places.count) trials of the plan")
    return places[0]
  }

  /// The trial of the plan under the name that the test gave it.
  fileprivate func named(_ planned: PlannedTrial) -> PlannedTrial {
    let whole = planned.identity
    var split = whole.split.members ?? [:]
    if let share { split["learn"] = .number(share) }
    return PlannedTrial(
      id: id, scores: "scores of \(id)",
      identity: TrialIdentity(
        dataset: whole.dataset, split: .object(split), features: whole.features,
        detector: whole.detector, settings: whole.settings, seed: whole.seed,
        isControl: whole.isControl), dataset: planned.dataset, rows: planned.rows)
  }
}

extension MadeData {
  fileprivate func findings(
    hash: String, _ onValidation: MadeValues, _ onTest: MadeValues
  ) -> TrialFindings {
    TrialFindings(
      train: train.counts, validation: validation.counts, test: test.counts, features: 2,
      onValidation: onValidation.measurements(
        rows: validation.count > 0 ? validation.count : train.count),
      onTest: onTest.measurements(rows: test.count), thresholds: [], modelBytes: 128,
      scoresHash: hash, notes: [])
  }
}
