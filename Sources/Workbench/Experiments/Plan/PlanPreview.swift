public import Artifacts
public import Files

/// What a run would do: every trial, and about what it would cost.
public struct PlanPreview: Sendable {
  public let folder: String
  public let datasets: [DatasetRecord]
  public let trials: [PlannedTrial]
  public let budgets: [(detector: String, settings: Int)]
  /// The resolved spec.
  public let spec: JSON
  /// How long all trials would take with the jobs asked for, in seconds: an order of magnitude.
  public let seconds: Double
  /// How much memory the largest trial would hold, in bytes: an order of magnitude.
  public let bytes: Double

  public init(_ experiment: Experiment, _ options: RunOptions) throws {
    let experiment = try experiment.sealed(searchFolders: options.searchFolders)
    let subject = try Subject(experiment, options)
    let plan = Plan(experiment, subject.context)
    folder =
      RunFolder(
        reports: options.reports, name: experiment.name, run: subject.record.id
      ).path
    let datasets = subject.record.datasets
    self.datasets = datasets
    trials = plan.trials
    budgets = plan.budgets
    spec = experiment.settings.json
    let costs = plan.trials.map { TrialCost($0, datasets[$0.dataset]) }
    seconds = costs.reduce(0) { $0 + $1.seconds } / Double(options.jobs)
    bytes = costs.map(\.bytes).max() ?? 0
  }
}

/// About what a trial costs, from the size of its data and what its method grows with.
///
/// The factors are of one core of a recent server; they are for a plan, not for a promise.
struct TrialCost {
  let seconds: Double
  let bytes: Double

  init(_ trial: PlannedTrial, _ dataset: DatasetRecord) {
    let limit = trial.identity.splitChoice.settings.optional("at-most") { $0.whole($1) }
    let rows = Double(min(dataset.rows, limit ?? dataset.rows))
    let columns = Double(max(1, dataset.columns))
    let settings = Settings(trial.identity.settings)
    let work: Double =
      switch trial.identity.detector {
      case "isolation-forest", "extended-isolation-forest":
        rows * Double(settings.whole("trees")) * 2e-8
      case "lof", "knn": rows * min(rows, 2000 + rows / 4) * (columns + 20) * 3e-11
      case "one-class-svm": rows * rows * (columns + 10) * 2e-10
      case "autoencoder": rows * columns * Double(settings.whole("epochs")) * 4e-8
      case "ensemble", "feature-bagging": rows * columns * 1e-5
      default: rows * columns * 2e-7
      }
    seconds = 0.005 + work + rows * 2e-6
    bytes = 30e6 + rows * columns * 40
  }
}
