import Artifacts
import Decisions
import Formats
import Sources
import Specs
import Trials
import Vocabulary

/// A finished trial with the scores that its run kept, and what is known of the rows.
struct ScoredTrial {
  let folder: RunFolder
  let experiment: Experiment
  let record: TrialRecord
  /// The trial as this version of Assay knows it.
  let settings: TrialSettings
  let findings: TrialFindings
  let scores: TrialScores
  let known: SplitRows

  /// Reads the trial whose id starts with `id`.
  init(_ id: String, in folder: RunFolder) throws {
    self.folder = folder
    record = try folder.readTrial(try folder.finishedTrial(startingWith: id))
    guard let findings = record.findings else {
      throw AdviceError.nothingToDo("trial \(record.id) failed: \(record.reason ?? "")")
    }
    guard let scores = try folder.readScores(of: record) else {
      throw AdviceError.nothingToDo(
        "thresholds are chosen from scores, and \(folder.path) has none of trial \(record.id): '--no-scores' kept none, or "
          + "their file is gone; 'assay run' of the same spec makes it again")
    }
    guard let known = try folder.readRows(of: record) else {
      throw AdviceError.nothingToDo(
        "the rows that trial \(record.id) scored are not known: their file below \(folder.path)/splits is gone; "
          + "'assay run' of the same spec makes it again")
    }
    self.findings = findings
    self.scores = scores
    settings = try TrialSettings(record.trial)
    experiment = try Experiment(recorded: folder.readRun().spec)
    self.known = experiment.questions.shown(known)
  }

  /// What the scores are: `trial 0123… (lof on shuttle)`.
  var subject: String {
    var fold = ""
    if record.trial.isFold, let count = settings.split.method.folds {
      fold = ", fold \(settings.fold + 1) of \(count)"
    }
    return "trial \(record.id) (\(record.trial.detector) on \(record.trial.dataset)\(fold))"
  }

  /// The rows on which thresholds are chosen and those kept for measuring: validation and test rows, or
  /// the test rows alone where there are no others.
  /// - Parameter requests: What is asked for, whose costs are counted.
  func rows(eventsPerDay: Double?, for requests: [ThresholdRequest]) throws -> TierRows {
    let method = settings.split.method
    func evidence(
      _ parts: [KnownRows], _ scores: Scores, _ basis: ThresholdBasis
    ) throws -> Evidence {
      let times = parts.compactMap(\.times)
      let groups = parts.compactMap(\.groups)
      return try Evidence(
        scores, labels: Labels(parts.flatMap(\.labels.values)),
        times: times.count == parts.count ? times.flatMap { $0 } : nil,
        groups: groups.count == parts.count ? groups.flatMap { $0 } : nil,
        costs: costs(of: parts, for: requests), basis: basis,
        eventsPerDay: eventsPerDay ?? experiment.questions.operation.eventsPerDay(of: known)
      ).judging(self.scores.test).dealt(from: known.sharing(dividedBy: method))
    }
    let roles = ValidationRoles(of: known.validation, by: experiment.validation)
    let onTest = try evidence([known.test], scores.test, Recommender.basis(ofTest: known))
    guard !scores.validation.isEmpty else {
      return TierRows(
        all: onTest,
        chosenOn: onTest.basis == .validation ? onTest : onTest.promising(fromRowsAt: []),
        measuredOn: nil)
    }
    let onValidation = try evidence([known.validation], scores.validation, .validation)
      .promising(fromRowsAt: roles.calibrating)
    return TierRows(
      all: try evidence(
        [known.validation, known.test], Scores(scores.validation.values + scores.test.values),
        .validation),
      chosenOn: method.unit == .time
        ? onValidation.followed(by: known.later(scores.test)) : onValidation,
      measuredOn: experiment.questions.test == .open ? onTest : nil)
  }

  /// What mistakes cost on the rows of several parts, one after another.
  private func costs(of parts: [KnownRows], for requests: [ThresholdRequest]) -> RowCosts {
    let columns = experiment.costColumns.enumerated().compactMap { place, name in
      let amounts = parts.compactMap { place < $0.costs.count ? $0.costs[place] : nil }
      return amounts.count == parts.count ? (name: name, amounts: amounts.flatMap { $0 }) : nil
    }
    return RowCosts(
      by: requests, or: experiment.questions.operation.prices, columns: columns)
  }

  /// The trials of all folds of the same division, in their order; none where there are no folds.
  func folds() throws -> [ScoredTrial] {
    guard record.trial.isFold else { return [] }
    let all = try folder.finishedTrials().sorted().map { try folder.readTrial($0) }
    return try all.filter {
      $0.findings != nil && $0.trial.onFold(0) == record.trial.onFold(0)
    }
    .sorted { $0.trial.fold < $1.trial.fold }
    .map { try ScoredTrial($0.id, in: folder) }
  }
}

extension RunFolder {
  /// The whole id of the finished trial whose id starts so.
  func finishedTrial(startingWith start: String) throws -> String {
    let matches = try finishedTrials().filter { $0.hasPrefix(start) }.sorted()
    guard matches.count == 1 else {
      throw AdviceError.nothingToDo(
        matches.isEmpty
          ? "\(path) has no trial '\(start)'"
          : "'\(start)' may be any of \(matches.joined(separator: ", "))")
    }
    return matches[0]
  }
}
