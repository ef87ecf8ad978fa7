import Artifacts
import Evaluation
import Specs
import Vocabulary
import Wording

/// One rule, on all that it is about.
struct RuleJudging {
  private let rule: GateRule
  private let gate: Gate
  private let subject: GateSubject

  init(_ rule: GateRule, _ gate: Gate, _ subject: GateSubject) {
    (self.rule, self.gate, self.subject) = (rule, gate, subject)
  }

  func drafts() throws(GateError) -> [Draft] {
    switch rule.quantity {
    case .ranking(let metric):
      return try drafts(of: .ranking(metric), by: nil) { $0.ranks.scores }
    case .verdicts(let metric, let method):
      return try drafts(of: metric, by: method) { $0.verdicts(by: method) }
    case .cost(let cost):
      return try CostJudging(rule, cost, against: gate.baseline, gate.duel, subject).drafts()
    case .distinctScores: return settings.map(distinct)
    case .overControls(let metric):
      return settings.compactMap { OverControls($0, by: metric, in: subject, rule.text)?.draft }
    }
  }

  /// The settings that the rule is about as they are now.
  private var settings: [Baseline.Setting] {
    subject.state.settings.filter { rule.scope.holds($0.dataset, $0.detector) }
  }

  private func drafts(
    of metric: HeatMetric, by method: String?, _ scores: @escaping (Baseline.Trial) -> Scores?
  ) throws(GateError) -> [Draft] {
    switch rule.bound {
    case .atLeast(let bound, let judging):
      return levels(of: metric, by: method, bound, isFloor: true, judging)
    case .atMost(let bound, let judging):
      return levels(of: metric, by: method, bound, isFloor: false, judging)
    case .noWorse(let allowed, let judging):
      return try changes(of: metric, judging, scores) { _ in allowed }
    case .noWorseByShare(let share, let judging):
      return try changes(of: metric, judging, scores) { share * abs($0) }
    case .atMostTimes, .atMostReferences, .better:
      preconditionFailure("no metric of test rows has such a bound")
    }
  }

  private func levels(
    of metric: HeatMetric, by method: String?, _ bound: Double, isFloor: Bool,
    _ judging: GateRule.Judging
  ) -> [Draft] {
    let measured = settings.compactMap { setting in
      setting.level(metric, by: method, in: subject).map { (setting, $0) }
    }
    func draft(_ title: String, _ level: Measurement, _ unsure: String? = nil) -> Draft {
      var judged = Level(measurement: level, bound: bound, isFloor: isFloor, judging: judging)
      if let unsure { judged.unsure = unsure }
      let (answer, sentence) = judged.answer
      return Draft(
        GateRecord.Finding(
          rule: rule.text, setting: title, after: level, answer: answer, sentence: sentence))
    }
    guard judging == .datasets else { return measured.map { draft($0.title, $1) } }
    return measured.map(\.0.name).uniqued().map { name in
      let own = measured.filter { $0.0.name == name }
      let values = own.compactMap(\.1.quantity.number)
      let title = Self.title(name, over: own.count)
      guard values.count == own.count else {
        let level = own.first { $0.1.quantity.number == nil }?.1
        return draft(title, level ?? own[0].1)
      }
      return draft(
        title,
        Measurement(metric.name, inTheMeanOf: values, rows: own.reduce(0) { $0 + $1.1.rows }),
        Measurement.tooFew(values.count))
    }
  }

  private static func title(_ name: String, over datasets: Int) -> String {
    "\(name) over \(Phrase.counted(datasets, "data set"))"
  }

  private func changes(
    of metric: HeatMetric, _ judging: GateRule.Judging,
    _ scores: (Baseline.Trial) -> Scores?, allowed: (Double) -> Double
  ) throws(GateError) -> [Draft] {
    guard let baseline = gate.baseline else { throw .needsBaseline(rule: rule.text) }
    let asked = baseline.settings.filter { rule.scope.holds($0.dataset, $0.detector) }
    guard judging != .datasets else {
      return asked.map(\.name).uniqued().map { name in
        meanChange(
          name, asked.filter { $0.name == name }, of: metric, since: baseline, scores, allowed)
      }
    }
    return asked.map { before in
      do throws(PairedSetting.Gap) {
        let pair = try PairedSetting(before, of: baseline, in: subject)
        let change = try Change(of: pair, by: metric, scores)
        return NoWorse(
          change: change, allowed: allowed(change.before.quantity.number ?? 0), judging: judging,
          rule: rule.text, setting: before.title,
          remark: pair.changedSettings.map { "its settings were others: \($0)" }
        ).draft
      } catch { return Draft(finding(error, before.title)) }
    }
  }

  /// How a setting changed in the mean of the data sets that it was tried on; all of them or none.
  private func meanChange(
    _ name: String, _ settings: [Baseline.Setting], of metric: HeatMetric,
    since baseline: Baseline, _ scores: (Baseline.Trial) -> Scores?, _ allowed: (Double) -> Double
  ) -> Draft {
    let title = Self.title(name, over: settings.count)
    var changes: [Change] = []
    var remarks: [String] = []
    do throws(PairedSetting.Gap) {
      for before in settings {
        do throws(PairedSetting.Gap) {
          let pair = try PairedSetting(before, of: baseline, in: subject)
          changes.append(try Change(of: pair, by: metric, isDrawEnough: true, scores))
          if let settings = pair.changedSettings { remarks.append(settings) }
        } catch { throw error.on(before.dataset) }
      }
      let change = try Change(inTheMeanOf: changes, by: metric)
      return NoWorse(
        change: change, allowed: allowed(change.before.quantity.number ?? 0), judging: .datasets,
        rule: rule.text, setting: title,
        remark: remarks.first.map { "its settings were others: \($0)" }
      ).draft
    } catch { return Draft(finding(error, title)) }
  }

  private func finding(_ gap: PairedSetting.Gap, _ title: String) -> GateRecord.Finding {
    switch gap {
    case .incomparable(let sentence):
      GateRecord.Finding(rule: rule.text, setting: title, answer: .undecided, sentence: sentence)
    case .failed(let sentence):
      GateRecord.Finding(rule: rule.text, setting: title, answer: .fail, sentence: sentence)
    }
  }

  private func distinct(_ setting: Baseline.Setting) -> Draft {
    guard case .atLeast(let least, _) = rule.bound,
      let fewest = setting.trials.map(\.ranks.distinct).min()
    else { preconditionFailure("a setting has trials, and such a rule a least number") }
    return Draft(
      GateRecord.Finding(
        rule: rule.text, setting: setting.title,
        after: Measurement(
          .distinctScores, .number(Double(fewest)), rows: setting.trials[0].ranks.ranks.count),
        answer: Double(fewest) >= least ? .pass : .fail,
        sentence: "\(Phrase.counted(fewest, "different score")) in a trial, and at least "
          + "\(Figures.plain(least)) are wanted"))
  }
}
