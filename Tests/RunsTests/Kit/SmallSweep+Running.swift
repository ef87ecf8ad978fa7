import Artifacts
import Bundles
import Formats
import Machine
import Pipelines
import Vocabulary

@testable import Advice
@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// Trials that are run, and the phases after them.
extension SmallSweep {
  /// The plan of `trials` as an engine would find it.
  func written(_ trials: [PlannedTrial]? = nil) throws -> WrittenPlan {
    let run = try Run(experiment, options, tell: { _ in })
    return WrittenPlan(
      run.setup(in: try madeFolder()), try (trials ?? self.trials).map { Order($0) })
  }

  /// Runs trials in this process; answers what was told of each, and how many failed and were lost.
  @discardableResult
  func run(
    _ range: Range<Int>? = nil, of plan: WrittenPlan? = nil, platform: String = "p"
  ) throws -> (told: [String], failed: Int, lost: Int) {
    let plan = try plan ?? written()
    var told: [String] = []
    let ended = try TrialWorker.run(range ?? plan.orders.indices, of: plan, platform: platform) {
      told.append($0)
    }
    return (told, ended.failed, ended.lost)
  }

  func writePlan() throws -> (path: String, trials: Int) {
    try Run(experiment, options, tell: { _ in }).writePlan()
  }

  /// Carries the run out from data to summary; answers its outcome and what was told, a line an event.
  @discardableResult
  func perform() throws -> (outcome: Run.Outcome, events: [String]) {
    let heard = EventLines()
    let outcome = try Run(experiment, options, tell: { heard.hear($0) }).perform()
    return (outcome, heard.all)
  }

  /// Runs trials of a plan once more, though they have a record.
  func run(of plan: WrittenPlan, again names: [String]) throws {
    for trial in plan.orders.map(\.trial) where names.contains(trial.name) {
      let path = try folder.trial(trial.id)
      let record = try FileSystem.read(path)
      try FileSystem.remove(path)
      try run(of: plan)
      try FileSystem.write(record, to: path)
    }
  }

  /// The names of the trials whose fitted pipelines wait for later phases.
  func fitted() throws -> [String] {
    let folder = try folder
    return try trials.filter { FileSystem.exists(folder.fitted($0.id)) }.map(\.name)
  }

  func pipeline(of trial: PlannedTrial) throws -> Pipeline {
    try ProvenPipeline(weights: SafeTensors.read(folder.fitted(trial.id))).pipeline
  }

  func threshold(in bundle: BundleContent) throws -> Double? {
    try Pipeline(weights: bundle.weights).threshold
  }

  /// Which rows a trial learns from, chooses by and measures with.
  func division(of trial: PlannedTrial) throws -> Division {
    try Division(
      of: DataLoader(experiment, searchFolders: [home]).load(trial.dataset),
      for: TrialSettings(trial.identity))
  }

  /// Where the rows of a part of a trial's split stand in the data.
  func rows(of trial: PlannedTrial, _ part: String) throws -> [Int] {
    (try NPZ(folder.split(trial.rows)).tensors()["\(part)_rows"]?.doubles ?? []).map { Int($0) }
  }

  var records: Records { get throws { try Records(trials, in: folder) } }

  /// The scores of the test rows of a trial, as phases after the trials find them.
  func testScores(of trial: PlannedTrial) throws -> ArraySlice<Double>? {
    try folder.readScores(of: folder.readTrial(trial.id))?.test.values[...]
  }

  func timeLatencies() throws {
    guard let setting = experiment.latency else { throw Missing(what: "the spec times nothing") }
    let loader = try DataLoader(experiment, searchFolders: [home])
    var phase = LatencyPhase(
      setting: setting, folder: try folder,
      timed: setting.timesAll
        ? try records.whole.filter { !$0.identity.isControl }
        : try Choices(records, of: experiment).ofEachDetector,
      splits: PreparedSplits(try folder, loader, costs: []), loader: loader)
    try phase.perform()
  }

  var export: ExportPhase {
    get throws {
      ExportPhase(
        experiment: experiment, subject: try subject.record, folder: try folder,
        exported: try Choices(records, of: experiment).exported,
        controls: try records.whole.filter(\.identity.isControl),
        loader: try DataLoader(experiment, searchFolders: [home]))
    }
  }
}
