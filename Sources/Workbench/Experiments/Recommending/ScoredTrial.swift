import Artifacts
import Datasets
import Decisions
import Files
import Vocabulary

/// A finished trial with the scores that its run kept, and what is known of the rows.
struct ScoredTrial {
  let folder: RunFolder
  let experiment: Experiment
  let record: TrialRecord
  /// The trial as this version of Assay knows it.
  let identity: TrialIdentity
  let findings: TrialFindings
  let validation: Scores
  let test: Scores
  let split: SplitArchive

  /// Reads the trial whose id starts with `id`.
  init(_ id: String, in folder: RunFolder) throws {
    self.folder = folder
    record = try folder.readTrial(try folder.finishedTrial(startingWith: id))
    identity = record.trial.completed
    guard let findings = record.findings else {
      throw RunError.nothingToDo("trial \(record.id) failed: \(record.reason ?? "")")
    }
    guard FileSystem.exists(folder.scores(record.id)) else {
      throw RunError.nothingToDo(
        "\(folder.path) keeps no scores ('--no-scores'), and thresholds are chosen from scores")
    }
    self.findings = findings
    experiment = try Experiment(recorded: folder.readRun().spec)
    let scores = try NPY.read(folder.scores(record.id)).doubles
    validation = Scores(Array(scores.prefix(findings.validation.rows)))
    test = Scores(Array(scores.dropFirst(findings.validation.rows)))
    split = try folder.splitArchive(of: record)
  }

  /// What the scores are: `trial 0123… (lof on shuttle)`.
  var subject: String {
    let fold = record.trial.split["fold"]?.int.map { fold in
      ", fold \(fold + 1) of \(record.trial.splitChoice.settings.whole("count"))"
    }
    return "trial \(record.id) (\(record.trial.detector) on \(record.trial.dataset)\(fold ?? ""))"
  }

  /// The rows on which thresholds are chosen and those kept for measuring: validation and test rows, or
  /// the test rows alone where there are no others.
  /// - Parameter requests: What is asked for, whose costs are counted.
  func rows(eventsPerDay: Double?, for requests: [Choice]) throws -> TierRows {
    func evidence(_ parts: [String], _ scores: Scores, _ basis: ThresholdBasis) throws -> Evidence {
      let labels = try parts.map { try split.labels($0) }
      let times = try parts.map { try split.times($0) }
      return try Evidence(
        scores, labels: Labels(joining: labels), times: times.joinedIfWhole,
        costs: costs(of: parts, for: requests), basis: basis,
        eventsPerDay: eventsPerDay ?? experiment.eventsPerDay)
    }
    let onTest = try evidence(
      ["test"], test, Recommender.basis(ofTest: split.labels("test"), record.trial.splitChoice))
    guard validation.count > 0 else {
      return TierRows(all: onTest, chosenOn: onTest, measuredOn: nil)
    }
    return TierRows(
      all: try evidence(
        ["validation", "test"], Scores(validation.values + test.values), .validation),
      chosenOn: try evidence(["validation"], validation, .validation), measuredOn: onTest)
  }
}

extension ScoredTrial {
  /// What mistakes cost on the rows of several parts, one after another.
  private func costs(of parts: [String], for requests: [Choice]) throws -> RowCosts {
    let columns = try experiment.costColumns.enumerated().compactMap { place, name in
      let amounts = try parts.compactMap { try split.costs($0, column: place) }
      return amounts.count == parts.count ? (name: name, amounts: amounts.flatMap { $0 }) : nil
    }
    return RowCosts(
      requests, missed: experiment.operation.number("missed"),
      false: experiment.operation.number("false"), columns: columns)
  }

  /// The trials of all folds of the same division, in their order; none where there are no folds.
  func folds() throws -> [ScoredTrial] {
    guard record.trial.split["fold"] != nil else { return [] }
    let all = try folder.finishedTrials().sorted().map { try folder.readTrial($0) }
    return try all.filter { $0.findings != nil && $0.trial.withoutFold == record.trial.withoutFold }
      .sorted { $0.trial.fold < $1.trial.fold }
      .map { try ScoredTrial($0.id, in: folder) }
  }
}

extension TrialIdentity {
  /// What the folds of one division have in common.
  fileprivate var withoutFold: JSON {
    guard case .object(var members) = json, var split = split.members else { return json }
    split["fold"] = nil
    members["split"] = .object(split)
    return .object(members)
  }
}

extension Labels {
  /// The labels of several parts, one after another; `nil` if one has none.
  fileprivate init?(joining parts: [Labels?]) {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return nil }
    self.init(known.flatMap { $0.values })
  }
}

extension [[Int64]?] {
  /// The times of several parts, one after another; `nil` if one has none.
  fileprivate var joinedIfWhole: [Int64]? {
    let known = compactMap { $0 }
    return known.count == count ? known.flatMap { $0 } : nil
  }
}
