import Machine

/// Tells a tracker of a run. What is there is found and not made twice, so that it can be done again at will.
public struct Publisher {
  private let publication: Publication
  private let server: MLflowServer

  public init(_ publication: Publication, to server: MLflowServer) {
    self.publication = publication
    self.server = server
  }

  /// What is with the tracker now.
  public struct Outcome: Sendable, Equatable {
    public let experiment: String
    public let runs: Int
    /// Registered models with the numbers of their versions: `fraud 3`.
    public let versions: [Version]

    public struct Version: Sendable, Equatable {
      public let model: String
      public let version: String
      /// What it is called beside its number.
      public let alias: String?
    }
  }

  public func perform() throws(PublishError) -> Outcome {
    let experiment = try server.experiment(named: publication.experiment)
    let work = Work("publishing runs", of: publication.trials.count + 1, .things("runs"))
    defer { work.end() }
    let known = try runs(of: experiment)
    let sweep = try run(publication.sweep, in: experiment, below: nil, known)
    var versions: [Outcome.Version] = []
    for trial in publication.trials {
      let run = try run(trial, in: experiment, below: sweep, known)
      if let model = trial.model, model.isLoadable {
        versions.append(try register(model, run, experiment))
      }
      try server.finish(trial, run)
      work.advance()
    }
    // Last, so that a sweep that is finished there is there as a whole.
    try server.finish(publication.sweep, sweep)
    work.advance()
    return Outcome(
      experiment: experiment.name, runs: publication.trials.count + 1, versions: versions)
  }

  /// The runs that the tracker has of this run of ours, by the ids of their trials; the sweep has none.
  private func runs(of experiment: TrackedExperiment) throws(PublishError) -> [String: TrackedRun] {
    try server.runs(
      of: experiment, tagged: PublishedRun.runTag, publication.sweep.id, by: PublishedRun.trialTag)
  }

  /// A run with all that is told of it and all its files, not finished yet.
  private func run(
    _ told: PublishedRun, in experiment: TrackedExperiment, below parent: TrackedRun?,
    _ known: [String: TrackedRun]
  ) throws(PublishError) -> TrackedRun {
    let trial = told.tags[PublishedRun.trialTag] ?? ""
    var isFirstLook = true
    let run = try server.found { () throws(PublishError) -> TrackedRun? in
      // What was known at the beginning is asked again only after a call that broke off.
      defer { isFirstLook = false }
      return isFirstLook ? known[trial] : try runs(of: experiment)[trial]
    } orMade: { () throws(PublishError) in
      try server.makeRun(told, in: experiment, below: parent)
    }
    try server.log(told, to: run)
    for file in told.files { try server.put(file.path, at: "\(run.place)/\(file.name)") }
    return run
  }

  private func register(
    _ model: PublishedModel, _ run: TrackedRun, _ experiment: TrackedExperiment
  ) throws(PublishError) -> Outcome.Version {
    let logged = try server.loggedModel(model, with: run, in: experiment)
    for file in model.files { try server.put(file.path, at: "\(logged.place)/\(file.name)") }
    try server.finish(logged, of: run)
    let version = try server.version(of: model, logged, run)
    let isChosen = publication.chosenModels.contains(model)
    if isChosen { try server.alias(publication.alias, of: model.name, version: version) }
    return Outcome.Version(
      model: model.name, version: version, alias: isChosen ? publication.alias : nil)
  }
}
