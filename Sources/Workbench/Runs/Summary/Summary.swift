import Artifacts
import Evaluation
import Specs
import Trials
import Vocabulary

/// Makes what a report says across trials from the records of the trials.
struct Summary {
  let experiment: Experiment
  let run: RunRecord
  let records: Records

  init(_ experiment: Experiment, _ run: RunRecord, _ records: Records) {
    self.experiment = experiment
    self.run = run
    self.records = records
  }

  func record() throws -> SummaryRecord {
    let datasets = run.datasets.map(\.name)
    var answers: [SummaryRecord.Answer] = []
    for dataset in datasets {
      if let answer = try AnswerMaker(self, dataset).answer() { answers.append(answer) }
    }
    let leaderboard = datasets.count > 1 ? LeaderboardMaker(self).leaderboard() : nil
    return SummaryRecord(
      answers: answers, standings: datasets.flatMap(standings), leaderboard: leaderboard,
      budgets: experiment.budgets.map { .init(detector: $0.detector, settings: $0.settings) },
      failed: records.failed.map { record in
        .init(trial: record.id, identity: record.trial, reason: record.reason ?? "")
      },
      lost: records.lost.map { lost in
        .init(
          trial: lost.trial.id, identity: lost.trial.identity, reason: Self.reason(lost.reasons))
      },
      worries: Worries(self, answers).sentences)
  }

  /// Why attempts at a trial were lost, in a line.
  private static func reason(_ reasons: [String]) -> String {
    guard let first = reasons.first else { return "it was not run" }
    return reasons == [first, first] ? "\(first) (twice)" : reasons.joined(separator: "; then: ")
  }

  /// The settings tried on a data set, best first by what the spec selects by; those without a value last.
  private func standings(of dataset: String) -> [SummaryRecord.Standing] {
    var order: [Candidate] = []
    var groups: [Candidate: [FinishedTrial]] = [:]
    for finished in records.whole where finished.identity.dataset == dataset {
      if groups[finished.candidate] == nil { order.append(finished.candidate) }
      groups[finished.candidate, default: []].append(finished)
    }
    let values = order.map { candidate in
      mean(of: (groups[candidate] ?? []).map { experiment.selection.value(of: $0.findings) })
        ?? -.infinity
    }
    return order.indices.sorted { (values[$0], -$0) > (values[$1], -$1) }.compactMap { place in
      groups[order[place]].flatMap(standing)
    }
  }

  private func standing(of trials: [FinishedTrial]) -> SummaryRecord.Standing? {
    guard let first = trials.first else { return nil }
    let identity = first.identity
    return SummaryRecord.Standing(
      dataset: identity.dataset, detector: identity.detector, settings: identity.settings,
      label: TrialLabel.settings(identity.detector, identity.settings),
      features: identity.features, split: identity.splitAlone, isControl: identity.isControl,
      trials: trials.map(\.trial.id), onValidation: means(of: trials.map(\.findings.onValidation)),
      onTest: means(of: trials.map(\.findings.onTest)))
  }

  /// The mean of each metric over seeds and folds. Of a single trial, its own measurement with its
  /// interval; of several, the mean without one: their rows are not independent of each other. Excess mass
  /// comes with its range.
  private func means(of all: [[Measurement]]) -> [Measurement] {
    guard let first = all.first, all.count > 1 else { return all.first ?? [] }
    return first.map { measurement in
      let same = all.compactMap { $0[measurement.name] }
      let rows = same.reduce(0) { $0 + $1.rows }
      guard let mean = mean(of: same.map(\.quantity.number)) else {
        let reason = same.compactMap(\.quantity.reason).first ?? "it is undefined in some trial"
        return Measurement(measurement.name, .undefined(reason: reason), rows: rows)
      }
      return Measurement(
        measurement.name, .number(mean),
        interval: measurement.name == .excessMass
          ? Self.range(of: same.compactMap(\.quantity.number)) : nil, rows: rows)
    }
  }

  /// From the least to the largest of what was found without labels, of which no test says how sure it is.
  private static func range(of values: [Double]) -> Interval? {
    guard let least = values.min(), let most = values.max(), values.count > 1 else { return nil }
    return Interval(
      lower: least, upper: most, level: 1, method: "range over \(values.count) trials")
  }

  private func mean(of values: [Double?]) -> Double? {
    let numbers = values.compactMap { $0 }
    guard !numbers.isEmpty, numbers.count == values.count else { return nil }
    return numbers.reduce(0, +) / Double(numbers.count)
  }
}
