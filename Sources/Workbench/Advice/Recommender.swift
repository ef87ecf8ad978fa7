public import Artifacts
public import Decisions
import Machine
import Numerics
import Sources
import Specs
public import Vocabulary

/// Answers which threshold to set, from what a run recorded or from a file of scores.
public struct Recommender: Sendable {
  private let requests: [ThresholdRequest]
  private let tiers: [TierRequest]
  private let eventsPerDay: Double?
  private let tries: Int
  private let searchFolders: [String]
  private let seed: Seed

  /// How many rows a search for the highest score tries, where nothing else is said.
  public static let usualTries = 20_000

  /// - Parameters:
  ///   - requests: What is asked for; nothing for what is usual.
  ///   - tiers: Tables of tiers; none for those of the run's spec.
  ///   - eventsPerDay: How many events a day the detector will see, if that is known.
  ///   - tries: How many rows a search for the highest score tries; 0 for none.
  ///   - searchFolders: Where files of data are looked for.
  public init(
    _ requests: [ThresholdRequest], tiers: [TierRequest] = [], eventsPerDay: Double?,
    tries: Int = Recommender.usualTries, searchFolders: [String] = ["."], seed: Int = 1
  ) {
    self.requests = requests
    self.tiers = tiers
    self.eventsPerDay = eventsPerDay
    self.tries = tries
    self.searchFolders = searchFolders
    self.seed = Seed(spec: seed).split("recommend")
  }

  /// What was advised, and of what.
  public struct Recommendation: Sendable, Equatable {
    public let advice: ThresholdAdvice
    /// What the scores are: `trial 0123… (lof on shuttle)` or a file.
    public let subject: String
  }

  /// The advice for a trial of a run; for its answer's trial if none is named.
  ///
  /// - Parameter trial: The start of the trial's id, or a detector whose best trial is meant.
  public func recommend(for folder: RunFolder, trial: String?) throws -> Recommendation {
    let best =
      FileSystem.exists(folder.summary)
      ? try folder.readSummary().standings.first { $0.detector == trial }?.trial : nil
    guard let id = try best ?? trial ?? folder.readSummary().answers.first?.trial else {
      let reasons = try folder.readSummary().worries.map { " \($0)" }.joined()
      throw AdviceError.nothingToDo(
        "\(folder.path) has no trial that could be chosen" + (reasons.isEmpty ? "" : ":\(reasons)"))
    }
    let trial = try ScoredTrial(id, in: folder)
    let advisor = advisor(for: trial)
    let asked = advisor.requests
    let rows = try trial.rows(eventsPerDay: eventsPerDay, for: asked)
    return Recommendation(
      advice: advisor.advise(
        on: rows.chosenOn, measuredOn: rows.measuredOn,
        folds: try trial.folds().map { try fold($0, for: asked) },
        tiers: try audits(of: trial, rows), of: try candidate(of: trial, in: folder),
        seed: trial.settings.thresholdSeed),
      subject: trial.subject)
  }

  /// What is asked: as said, else what the spec of the run asks for, and beside it what is usual.
  private func advisor(for trial: ScoredTrial) -> Advisor {
    guard requests.isEmpty else { return Advisor(requests) }
    let questions = trial.experiment.questions
    return Advisor(
      questions.thresholds,
      beside: ThresholdRequest.usual(hasLabels: trial.known.isLabelled),
      pricesAreKnown: questions.operation.prices != Operation.usual.prices
        || questions.thresholds.contains(where: \.weighsMistakes))
  }

  /// What the run says of the candidate that the trial is one of; `nil` where it has no such answer.
  private func candidate(
    of trial: ScoredTrial, in folder: RunFolder
  ) throws -> AdvisedCandidate? {
    guard FileSystem.exists(folder.summary) else { return nil }
    let answers = try folder.readSummary().answers
    let data = try folder.readRun().datasets.first { $0.name == trial.record.trial.dataset }
    let before = try data.map {
      try Ledger(reports: folder.reports).before(folder.shortName, of: $0.fingerprint)
    }
    return answers.first {
      $0.trial == trial.record.id || $0.candidate.trials.contains(trial.record.id)
    }.map { answer in
      AdvisedCandidate(
        name: answer.candidate.name, tiedWith: answer.choice.tiedWith.map(\.name),
        chosenFrom: answer.choice.among, comparedBefore: before?.validation?.candidates ?? 0,
        sentence: answer.sentence)
    }
  }

  private func fold(_ trial: ScoredTrial, for asked: [ThresholdRequest]) throws -> FoldRows {
    let rows = try trial.rows(eventsPerDay: eventsPerDay, for: asked)
    return FoldRows(chosenOn: rows.chosenOn, measuredOn: rows.measuredOn)
  }

  private func audits(of trial: ScoredTrial, _ rows: TierRows) throws -> [TierAdvice] {
    let asked = tiers.isEmpty ? trial.experiment.tiers : tiers
    guard !asked.isEmpty else { return [] }
    let auditor = try TierAuditor(
      trial, rows: rows, tries: tries, searchFolders: searchFolders, seed: seed.split("tiers"))
    return asked.map(auditor.audit)
  }

  /// What a threshold chosen on test rows rests on. It is an oracle's only where the rows have labels;
  /// others are held out as validation rows are, unless the model has learned from them.
  static func basis(ofTest rows: SplitRows) -> ThresholdBasis {
    if rows.test.labels.areKnown { return .oracle }
    return rows.learnsFromTest ? .training : .validation
  }

  /// The advice for a file with a column of scores, and labels and times if it has them.
  public func recommend(for file: ScoreFile) throws -> Recommendation {
    let evidence = try file.evidence(for: requests, eventsPerDay: eventsPerDay)
    let auditor = TierAuditor(
      file: TierRows(all: evidence, chosenOn: evidence, measuredOn: nil))
    return Recommendation(
      advice: Advisor(requests).advise(
        on: evidence, tiers: tiers.map(auditor.audit), seed: seed), subject: file.path)
  }
}
