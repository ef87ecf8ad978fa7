import Artifacts
import Detectors
import Evaluation
import Numerics
import Specs
import Trials
import Vocabulary

/// Says which candidate of a lineup is best, what it reaches on rows that did not choose it, and how sure
/// both are.
struct AnswerMaker {
  let lineup: Lineup
  let selection: Selection
  let choice: LineupChoice
  /// Competitors and controls, where their scores were kept.
  let scores: LineupScores?
  /// All of them on test rows; `nil` where they cannot be compared.
  let contest: Contest?
  /// What is chosen by each part of the rows comes to on the others.
  let nested: NestedChoice?
  /// Whether the data set is also divided by other rules, so that the answer has to name this one.
  let isOneOfSeveral: Bool
  /// Whether what the test rows measure is kept from everybody.
  let isSealed: Bool
  /// All seeds of the chosen candidate as one ensemble, where that is kept.
  var ensemble: FinishedTrial?

  /// - Returns: `nil` if no competitor has a value to be chosen by.
  init?(_ chosen: ChosenLineup, of experiment: Experiment, isOneOfSeveral: Bool) {
    guard let choice = chosen.choice else { return nil }
    lineup = chosen.lineup
    let selection = experiment.selection
    self.selection = selection
    isSealed = experiment.questions.test == .sealed
    self.choice = choice
    scores = chosen.scores
    contest = chosen.onTest
    self.isOneOfSeveral = isOneOfSeveral
    nested = scores.flatMap { scores in
      guard !choice.isOracle, choice.contest != nil else { return nil }
      let places = chosen.lineup.competitors.compactMap(scores.entrants.firstIndex)
      return scores.entrants.firstIndex(of: choice.best).flatMap {
        NestedChoice(scores, best: $0, among: places, by: selection.metric)
      }
    }
  }

  func answer() -> SummaryRecord.Answer {
    let best = choice.best
    let comparisons = isSealed ? [] : rivals.compactMap(comparison)
    return SummaryRecord.Answer(
      dataset: lineup.dataset, split: lineup.split, candidate: best.contender,
      trial: shipped.trial.id,
      choice: SummaryRecord.Choice(
        by: choice.chosenBy, isOracle: choice.isOracle, among: choice.among,
        tiedWith: choice.tied.filter { $0 != best }.map(\.contender)),
      figures: SummaryRecord.Figures(
        measured: best.measured(selection.metric.name, contest, among: scores),
        nested: nested.map {
          Measurement(
            selection.metric.name, .number($0.value),
            rows: best.trials.reduce(0) { $0 + $1.findings.test.rows })
        }),
      sentences: AnswerText(self, comparisons).sentences, comparisons: comparisons)
  }

  /// The trial that stands for the candidate.
  var shipped: FinishedTrial { ensemble ?? median }

  private var median: FinishedTrial { LineupChoice.representative(of: choice.best, by: selection) }

  /// What the trial would be in which each seed of the chosen candidate is one member of an ensemble; `nil` where
  /// there is one seed, chance has no part, or no ensemble takes it.
  var committee: (identity: TrialIdentity, dataset: Int)? {
    let identity = median.identity
    let seeds = Set(choice.best.trials.map(\.identity.seed)).count
    guard seeds > 1, case .detector(let detector)? = try? TrialSettings(identity).source,
      !detector.isDeterministic,
      let ensemble = DetectorSetting.ensemble(
        of: identity.detector, identity.settings, times: seeds)
    else { return nil }
    return (
      TrialIdentity(
        dataset: identity.dataset, split: identity.split, features: identity.features,
        detector: ensemble.name, settings: ensemble.settings, seed: identity.seed,
        isControl: false), median.trial.dataset
    )
  }

  /// The best candidate of another detector, and the best control, by the rows that choose.
  private var rivals: [Entrant] {
    let others = lineup.competitors.filter {
      $0.candidate.detector != choice.best.candidate.detector
    }
    return [others, lineup.controls].compactMap { $0.best(by: selection) }
  }

  private func comparison(with rival: Entrant) -> SummaryRecord.Comparison? {
    guard let scores, let one = scores.entrants.firstIndex(of: choice.best),
      let other = scores.entrants.firstIndex(of: rival)
    else { return nil }
    let found = contest?.difference(one, other)
    let difference = difference(to: rival, found?.interval)
    return SummaryRecord.Comparison(
      trial: LineupChoice.representative(of: rival, by: selection).trial.id,
      detector: rival.candidate.detector, isControl: rival.candidate.isControl,
      difference: difference, p: found?.p,
      sentence: AnswerText.sentence(
        choice.best, rival, difference, isAhead: isAhead(one, of: other)))
  }

  private func difference(to rival: Entrant, _ interval: Interval?) -> Measurement {
    let metric = selection.metric.name
    let sides = [choice.best, rival].map { $0.measured(metric, contest, among: scores) }
    let numbers = sides.compactMap { $0?.quantity.number }
    let reason = sides.compactMap { $0?.quantity.reason }.first ?? "it was not measured"
    return Measurement(
      metric.difference,
      numbers.count == 2 ? .number(numbers[0] - numbers[1]) : .undefined(reason: reason),
      interval: interval, rows: sides[0]?.rows ?? 0)
  }

  /// Whether test rows show the chosen one ahead of another. Where some of them chose as well, it has to be
  /// ahead by more than the luckiest of all candidates would be.
  private func isAhead(_ one: Int, of other: Int) -> Bool {
    guard let contest, let scores else { return false }
    if scores.measuresAfresh, !choice.isOracle {
      return (contest.difference(one, other).interval?.lower ?? 0) > 0
    }
    let places = lineup.competitors.compactMap(scores.entrants.firstIndex)
    return lineup.controls.contains(scores.entrants[other])
      ? contest.isAhead(one, of: other, chosenAmong: places) : contest.isAheadOfAll(one)
  }
}

extension Entrant {
  var contender: SummaryRecord.Contender {
    SummaryRecord.Contender(
      detector: candidate.detector, name: name, trials: trials.map(\.trial.id))
  }

  /// A metric on test rows: of a single trial as it was measured; of several the mean, with an interval
  /// that holds rows and seeds where the contest of these entrants has one.
  func measured(
    _ metric: MetricName, _ contest: Contest?, among scores: LineupScores?
  ) -> Measurement? {
    let own = trials.compactMap { $0.findings.test(metric) }
    guard own.count == trials.count, let first = own.first else { return nil }
    guard trials.count > 1 else { return first }
    let rows = own.reduce(0) { $0 + $1.rows }
    guard let mean = mean({ $0.findings.test(metric)?.quantity.number }) else {
      let reason = own.compactMap(\.quantity.reason).first ?? "it is undefined in some trial"
      return Measurement(metric, .undefined(reason: reason), rows: rows)
    }
    let interval =
      contest?.metric.name == metric
      ? scores?.entrants.firstIndex(of: self).flatMap { contest?.interval(of: $0) } : nil
    return Measurement(metric, .number(mean), interval: interval, rows: rows)
  }
}

extension LineupScores {
  /// Whether no row that measures had a part in choosing.
  var measuresAfresh: Bool {
    var choosing: Set<Int> = []
    for heat in self.choosing { choosing.formUnion(heat.rows) }
    return test.allSatisfy { heat in heat.rows.allSatisfy { !choosing.contains($0) } }
  }
}
