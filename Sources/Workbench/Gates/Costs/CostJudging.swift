import Artifacts
import Evaluation
import Specs
import Vocabulary
import Wording

/// One rule about what trials take, on all that it is about.
struct CostJudging {
  private let rule: GateRule
  private let cost: GateRule.Cost
  private let baseline: Baseline?
  private let duel: Duel?
  private let subject: GateSubject

  init(
    _ rule: GateRule, _ cost: GateRule.Cost, against baseline: Baseline?, _ duel: Duel?,
    _ subject: GateSubject
  ) {
    (self.rule, self.cost, self.subject) = (rule, cost, subject)
    (self.baseline, self.duel) = (baseline, duel)
  }

  func drafts() throws(GateError) -> [Draft] {
    let asked = subject.state.settings.filter { rule.scope.holds($0.dataset, $0.detector) }
    switch rule.bound {
    case .atMost(let bound, let judging):
      return asked.compactMap { setting in
        cost.measured(of: setting).map { level(setting, $0, bound, judging) }
      }
    case .atMostTimes(let limit):
      if cost.isDuration { return asked.compactMap { compared($0, limit) } }
      guard let baseline else { throw .needsBaseline(rule: rule.text) }
      return baseline.settings.filter { rule.scope.holds($0.dataset, $0.detector) }
        .map { growth($0, limit) }
    case .atMostReferences(let limit): return asked.compactMap { referred($0, limit) }
    case .atLeast, .noWorse, .noWorseByShare, .better:
      preconditionFailure("no cost has such a bound")
    }
  }

  private func draft(
    _ setting: Baseline.Setting, before: Measurement? = nil, after: Measurement? = nil,
    change: Measurement? = nil, smallest: Double? = nil, _ answer: GateRecord.Answer,
    _ sentence: String
  ) -> Draft {
    Draft(
      GateRecord.Finding(
        rule: rule.text, setting: setting.title, before: before, after: after, change: change,
        smallest: smallest, answer: answer, sentence: sentence))
  }

  private func level(
    _ setting: Baseline.Setting, _ measured: Measurement, _ bound: Double,
    _ judging: GateRule.Judging
  ) -> Draft {
    // A duration without an interval is the longest that was seen; more of them would say no more of it.
    let level = Level(
      measurement: measured, bound: bound * cost.unit, isFloor: false,
      judging: measured.interval == nil ? .measured : judging)
    let (answer, sentence) = level.answer
    return draft(setting, after: measured, answer, sentence)
  }

  /// How long something takes beside the work that is always the same.
  private func referred(_ setting: Baseline.Setting, _ limit: Double) -> Draft? {
    guard let measured = cost.measured(of: setting) else { return nil }
    guard let ratio = cost.referred(of: setting) else {
      return draft(
        setting, after: measured, .undecided,
        "nothing was timed beside it: the run is older than that; run its spec again")
    }
    let (answer, sentence) = Level(
      measurement: ratio, bound: limit, isFloor: false, judging: .interval,
      unsure: "so few calls have no interval"
    ).answer
    return draft(setting, after: ratio, answer, "as a multiple of the reference: \(sentence)")
  }

  /// How much larger something is that does not wobble.
  private func growth(_ before: Baseline.Setting, _ limit: Double) -> Draft {
    let now = subject.state.settings.first {
      $0.dataset == before.dataset && $0.name == before.name
    }
    guard let now, let old = cost.measured(of: before)?.quantity.number,
      let new = cost.measured(of: now), let value = new.quantity.number, old > 0
    else { return draft(before, .undecided, "it was not measured before and now") }
    let ratio = value / old
    return draft(
      before, before: cost.measured(of: before), after: new,
      change: Measurement(new.name.ratio, .number(ratio), rows: new.rows),
      ratio <= limit ? .pass : .fail,
      "\(Figures.significant(ratio)) times what it was, and at most \(Figures.significant(limit)) is wanted"
    )
  }

  private func compared(_ setting: Baseline.Setting, _ limit: Double) -> Draft? {
    guard let duel else {
      return draft(
        setting, .undecided,
        "durations of another job say nothing of this one; '--against PROGRAM' times both side by side"
      )
    }
    guard let bout = duel.bout(of: setting, cost) else { return nil }
    let (answer, sentence) = bout.judged(atMost: limit)
    return draft(
      setting, before: bout.before, after: bout.after, change: bout.ratio,
      smallest: bout.smallestSeen(beyond: limit), answer, sentence)
  }
}

extension GateRule.Cost {
  /// Whether it is another each time that it is measured.
  var isDuration: Bool {
    switch self {
    case .fitting, .scoring, .latency: true
    case .memory, .model: false
    }
  }

  /// What a bound in seconds is multiplied by to be in the unit of the measurement.
  fileprivate var unit: Double {
    if case .latency = self { 1e6 } else { 1 }
  }

  /// The most of it in any trial of a setting; `nil` where it was measured in none.
  func measured(of setting: Baseline.Setting) -> Measurement? {
    let all = setting.trials.compactMap { measured(of: $0.costs) }
    return all.max { ($0.quantity.number ?? 0) < ($1.quantity.number ?? 0) }
  }

  /// A latency as a multiple of the work that was timed beside it, the largest of all trials of a setting.
  fileprivate func referred(of setting: Baseline.Setting) -> Measurement? {
    guard case .latency(let percentile, let rows) = self else { return nil }
    let name = MetricName.latency(rows: rows)
    let all = setting.trials.compactMap { trial -> Measurement? in
      guard let taken = trial.costs.latency[name.percentile(percentile.name)],
        let value = taken.quantity.number,
        let beside = trial.costs.latency[name.reference]?.quantity.number, beside > 0
      else { return nil }
      return Measurement(
        taken.name.ratio, .number(value / beside),
        interval: taken.interval.map {
          Interval(
            lower: $0.lower / beside, upper: $0.upper / beside, level: $0.level, method: $0.method)
        }, rows: taken.rows)
    }
    return all.max { ($0.quantity.number ?? 0) < ($1.quantity.number ?? 0) }
  }

  func measured(of costs: Baseline.Costs) -> Measurement? {
    func single(_ name: MetricName, _ value: Double?) -> Measurement? {
      value.map { Measurement(name, .number($0), rows: 0) }
    }
    return switch self {
    case .fitting: single(.fitSeconds, costs.fitSeconds)
    case .scoring: single(.scoreSeconds, costs.scoreSeconds)
    case .memory: single(.peakMemory, costs.peakMemory.map(Double.init))
    case .model: single(.modelBytes, costs.modelBytes.map(Double.init))
    case .latency(let percentile, let rows):
      costs.latency[MetricName.latency(rows: rows).percentile(percentile.name)]
    }
  }
}
