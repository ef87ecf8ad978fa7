public import Artifacts
import Evaluation
public import Specs
import Trials
import Vocabulary

/// Makes what a report says across trials from the records of the trials.
public struct Summary {
  let experiment: Experiment
  let run: RunRecord
  let records: Records
  let choices: Choices

  public init(
    _ experiment: Experiment, _ run: RunRecord, _ records: Records, _ choices: Choices
  ) {
    self.experiment = experiment
    self.run = run
    self.records = records
    self.choices = choices
  }

  public func record() -> SummaryRecord {
    let answers = choices.makers.map { $0.answer() }
    return SummaryRecord(
      answers: answers, standings: choices.lineups.flatMap(standings),
      leaderboard: LeaderboardMaker(self).leaderboard(),
      budgets: experiment.budgets.map { .init(detector: $0.detector, settings: $0.settings) },
      failed: records.failed.map { record in
        .init(trial: record.id, identity: record.trial, reason: record.reason ?? "")
      },
      lost: records.lost.map { lost in
        .init(
          trial: lost.trial.id, identity: lost.trial.identity, reason: Self.reason(lost.reasons))
      },
      worries: Worries(self, answers).sentences,
      agreements: choices.lineups.compactMap(\.agreement))
  }

  /// Why attempts at a trial were lost, in a line.
  private static func reason(_ reasons: [String]) -> String {
    guard let first = reasons.first else { return "it was not run" }
    return reasons == [first, first] ? "\(first) (twice)" : reasons.joined(separator: "; then: ")
  }

  /// The candidates of a lineup, best first by what the spec selects by; controls stand where their values
  /// put them, and those without a value last.
  private func standings(of chosen: ChosenLineup) -> [SummaryRecord.Standing] {
    let all = chosen.lineup.entrants + chosen.lineup.incomplete
    let values = all.map { entrant in
      entrant.mean { experiment.selection.value(of: $0.findings) } ?? -.infinity
    }
    return all.indices.sorted { (values[$0], -$0) > (values[$1], -$1) }.map {
      standing(of: all[$0], in: chosen)
    }
  }

  private func standing(of entrant: Entrant, in chosen: ChosenLineup) -> SummaryRecord.Standing {
    let identity = entrant.trials[0].identity
    return SummaryRecord.Standing(
      dataset: identity.dataset, detector: identity.detector, settings: identity.settings,
      label: TrialLabel.settings(identity), features: identity.features,
      split: identity.splitAlone, isControl: identity.isControl,
      trials: entrant.trials.map(\.trial.id),
      trial: LineupChoice.representative(of: entrant, by: experiment.selection).trial.id,
      onValidation: entrant.onValidation,
      onTest: entrant.onTest(chosen.onTest, among: chosen.scores))
  }
}

extension Entrant {
  /// The mean of each metric over seeds and folds, on the rows that choose; excess mass comes with
  /// its range. Of a single trial, its own measurements with their intervals.
  fileprivate var onValidation: [Measurement] {
    guard trials.count > 1 else { return trials[0].findings.onValidation }
    return trials[0].findings.onValidation.map { measurement in
      let same = trials.compactMap { $0.findings.validation(measurement.name) }
      let rows = same.reduce(0) { $0 + $1.rows }
      let values = same.compactMap(\.quantity.number)
      guard let mean = mean({ $0.findings.validation(measurement.name)?.quantity.number }) else {
        let reason = same.compactMap(\.quantity.reason).first ?? "it is undefined in some trial"
        return Measurement(measurement.name, .undefined(reason: reason), rows: rows)
      }
      return Measurement(
        measurement.name, .number(mean),
        interval: measurement.name == .excessMass ? Self.range(of: values) : nil, rows: rows)
    }
  }

  /// From the least to the largest of what was found without labels, of which no test says how sure it is.
  private static func range(of values: [Double]) -> Interval? {
    guard let least = values.min(), let most = values.max() else { return nil }
    return Interval(
      lower: least, upper: most, level: 1, method: "range over \(values.count) trials")
  }

  /// The same on test rows; what candidates are compared by has an interval there.
  fileprivate func onTest(_ contest: Contest?, among scores: LineupScores?) -> [Measurement] {
    trials[0].findings.onTest.map { measurement in
      measured(measurement.name, contest, among: scores)
        ?? Measurement(
          measurement.name, .undefined(reason: "it was not measured in every trial"), rows: 0)
    }
  }
}
