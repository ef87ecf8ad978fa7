public import Artifacts
import Machine
import Vocabulary

/// What a tracker is told of a finished run: a run of its own for the sweep, and one below it for each trial.
public struct Publication: Sendable, Equatable {
  /// The name of the tracker's experiment.
  public let experiment: String
  public internal(set) var sweep: PublishedRun
  /// Those with a record, by their ids.
  public let trials: [PublishedRun]

  /// What somebody may choose.
  public struct Names: Sendable {
    /// `nil` for the name of Assay's experiment.
    public var experiment: String?
    /// What models are registered as; `nil` for the name of Assay's experiment.
    public var model: String?
    /// What the version of the chosen model is called beside its number.
    public var alias = "best"

    public init() {}
  }

  /// Gathers what is told, and refuses what a tracker would not take whole.
  public init(_ folder: RunFolder, _ names: Names = Names()) throws {
    let run = try folder.readRun()
    let summary = try folder.readSummary()
    let models = PublishedModel.Names(names, run)
    experiment = names.experiment ?? run.name
    let trials = try folder.finishedTrials().sorted().map { id in
      try PublishedRun(trial: id, of: run, in: folder, models)
    }
    self.trials = trials
    sweep = try PublishedRun(sweep: run, summary, in: folder)
    chosenModels = summary.answers.compactMap { answer in
      trials.first { $0.id == answer.trial }?.model
    }.filter(\.isLoadable).reduce(into: []) { chosen, model in
      if !chosen.contains(where: { $0.name == model.name }) { chosen.append(model) }
    }
    alias = names.alias
    try check()
  }

  /// The models of what was chosen, one of each name.
  let chosenModels: [PublishedModel]
  let alias: String

  /// What stays behind, and why.
  public var notes: [String] {
    trials.compactMap(\.model).filter { !$0.isLoadable }.map {
      "the bundle \($0.bundle.path) is not registered: MLflow cannot load it (\($0.missing ?? "no model"))"
    }
  }
}
