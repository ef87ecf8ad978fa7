import Artifacts
import Evaluation
import Numerics
import Specs
import Trials
import Vocabulary
import Wording

/// Says which trial is best on one data set, and how sure that is.
struct AnswerMaker {
  private let summary: Summary
  private let dataset: String
  private let trials: [FinishedTrial]

  init(_ summary: Summary, _ dataset: String) {
    self.summary = summary
    self.dataset = dataset
    trials = summary.records.whole.filter { $0.identity.dataset == dataset }
  }

  private var selection: Selection { summary.experiment.selection }

  /// The answer, or `nil` if no trial has a value to be chosen by.
  func answer() throws -> SummaryRecord.Answer? {
    guard let best = selection.best(of: trials.filter { !$0.identity.isControl }) else {
      return nil
    }
    guard let chosenBy = selection.criterion(of: best.findings) else { return nil }
    guard summary.refusalWithoutLabels(on: dataset) == nil else { return nil }
    let isOracle = best.findings.validation.rows == 0 && chosenBy.name != .excessMass
    let rivals = rivals(of: best)
    var comparisons: [SummaryRecord.Comparison] = []
    for rival in rivals { comparisons += try comparison(best, rival).map { [$0] } ?? [] }
    return SummaryRecord.Answer(
      dataset: dataset, trial: best.trial.id, detector: best.identity.detector,
      sentence: sentence(best, chosenBy, isOracle), chosenBy: chosenBy, isOracle: isOracle,
      comparisons: comparisons)
  }

  /// The best trial of another detector and the best control, on the same rows as `best`.
  private func rivals(of best: FinishedTrial) -> [FinishedTrial] {
    let same = trials.filter {
      $0.trial.rows == best.trial.rows && $0.identity.detector != best.identity.detector
    }
    return [
      selection.best(of: same.filter { !$0.identity.isControl }),
      selection.best(of: same.filter { $0.identity.isControl }),
    ].compactMap { $0 }
  }

  private func comparison(
    _ best: FinishedTrial, _ rival: FinishedTrial
  ) throws -> SummaryRecord.Comparison? {
    guard
      let own = try summary.records.testScores(of: best),
      let other = try summary.records.testScores(of: rival),
      let labels = try summary.records.testLabels(of: best)
    else { return nil }
    let metric = selection.metric
    let evaluator = Evaluator(seed: Seed(spec: best.identity.seed).split("comparison"))
    guard let found = evaluator.compare(own, other, labels, metrics: [metric]).first else {
      return nil
    }
    let name = rival.identity.detector
    let difference = Measurement(
      metric.name, found.difference.quantity, interval: found.difference.interval,
      rows: found.difference.rows)
    return SummaryRecord.Comparison(
      trial: rival.trial.id, detector: name, isControl: rival.identity.isControl,
      difference: difference, p: found.p.number,
      sentence: sentence(best.identity.detector, name, found, rival.identity.isControl))
  }

  private func sentence(
    _ best: String, _ rival: String, _ found: Comparison, _ isControl: Bool
  ) -> String {
    let other = isControl ? "the control \(rival)" : rival
    guard let difference = found.difference.quantity.number else {
      return "Whether \(best) is ahead of \(other) on the test rows cannot be said: "
        + (found.difference.quantity.reason ?? "the difference is undefined") + "."
    }
    let size = "by \(Figures.short(abs(difference)))"
    guard let interval = found.difference.interval else {
      return difference > 0
        ? "\(best) is ahead of \(other) on the test rows \(size), of which too few are anomalies for an interval."
        : "\(best) is not ahead of \(other) on the test rows."
    }
    if interval.lower > 0 {
      return "\(best) is ahead of \(other) on the test rows \(size), significantly."
    }
    if interval.upper < 0 {
      return "\(best) is behind \(other) on the test rows \(size), significantly."
    }
    return "\(best) and \(other) cannot be told apart on the test rows: they differ \(size), "
      + "and the interval holds 0."
  }

  private func sentence(_ best: FinishedTrial, _ chosenBy: Measurement, _ isOracle: Bool) -> String
  {
    if chosenBy.name == .excessMass { return labelFreeSentence(best, chosenBy) }
    let basis =
      isOracle ? "test rows (an oracle's choice: there are no validation rows)" : "validation rows"
    let value = chosenBy.quantity.number.map(Figures.short) ?? "n/a"
    let test = best.findings.test(chosenBy.name)
    var sentence =
      "On \(dataset), \(best.identity.detector) is best by \(chosenBy.name) on \(basis): \(value)"
    if !isOracle, let test { sentence += "; on the test rows it reaches \(text(test))" }
    return sentence + "."
  }

  /// The answer where no label was looked at, with what the labels of the test rows say of it, if any.
  private func labelFreeSentence(_ best: FinishedTrial, _ chosenBy: Measurement) -> String {
    let rows = best.findings.validation.rows > 0 ? "validation rows" : "training rows"
    var sentence =
      "On \(dataset), \(best.identity.detector) is best by \(chosenBy.name) on \(rows), which looks at "
      + "no label: \(text(chosenBy))"
    if let test = best.findings.test(.averagePrecision), test.quantity.number != nil {
      sentence += "; on the test rows it reaches an average precision of \(text(test))"
    } else {
      sentence += "; whether it finds anomalies is not known"
    }
    return sentence + "."
  }

  /// A number with its interval, if it has one.
  private func text(_ measurement: Measurement) -> String {
    let value = measurement.quantity.number.map(Figures.short) ?? "n/a"
    guard let interval = measurement.interval else { return value }
    return "\(value) (\(Figures.short(interval.lower)) to \(Figures.short(interval.upper)))"
  }
}
