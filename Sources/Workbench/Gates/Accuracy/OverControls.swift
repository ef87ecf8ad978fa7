import Artifacts
import Evaluation
import Numerics
import Vocabulary
import Wording

/// Whether a detector is better than each trivial one on the same rows, and not by chance.
struct OverControls {
  let draft: Draft

  /// - Returns: `nil` where no trivial detector was scored beside it.
  init?(
    _ setting: Baseline.Setting, by metric: RankingMetric, in subject: GateSubject, _ rule: String
  ) {
    let rivals = subject.controls.filter {
      $0.dataset == setting.dataset && $0.division == setting.division
    }
    let compared = rivals.compactMap { Self.compare(setting, with: $0, by: metric, in: subject) }
    // The one that is closest to it speaks for all.
    guard let worst = compared.min(by: { $0.lead < $1.lead }) else { return nil }
    draft = Draft(
      GateRecord.Finding(
        rule: rule, setting: setting.title, before: worst.control, after: worst.own,
        change: worst.difference, answer: worst.answer, sentence: worst.sentence))
  }

  /// What a detector has over one control.
  private struct Comparison {
    let control: Measurement?
    let own: Measurement?
    let difference: Measurement?
    let lead: Double
    let answer: GateRecord.Answer
    let sentence: String
  }

  private static func compare(
    _ setting: Baseline.Setting, with control: Baseline.Setting, by metric: RankingMetric,
    in subject: GateSubject
  ) -> Comparison? {
    let (own, its) = (setting.measured[metric.name], control.measured[metric.name])
    func comparison(
      _ answer: GateRecord.Answer, lead: Double, _ difference: Measurement?, _ sentence: String
    ) -> Comparison {
      Comparison(
        control: its, own: own, difference: difference, lead: lead, answer: answer,
        sentence: sentence)
    }
    let heats = setting.trials.compactMap { trial -> Heat? in
      let beside = control.trials.filter { $0.isBeside(trial) }
      guard let match = beside.first(where: { $0.seed == trial.seed }) ?? beside.first else {
        return nil
      }
      let rows = subject.rows(of: trial)
      return Heat(
        rows: rows.numbers, labels: rows.labels, groups: rows.groups, seed: trial.seed,
        scores: [match.ranks.scores, trial.ranks.scores])
    }
    guard !heats.isEmpty else { return nil }
    if heats.allSatisfy({ $0.scores[0] == $0.scores[1] }) {
      return comparison(.fail, lead: -.infinity, nil, "orders all rows as \(control.name) does")
    }
    guard
      let contest = try? Contest(heats, by: metric, seed: Seed(1).split("gate"))
    else {
      return comparison(
        .undecided, lead: 0, nil, Contest.obstacle(heats, by: .ranking(metric)))
    }
    let found = contest.difference(1, 0)
    let difference = Measurement(
      metric.name.difference, .number(found.value), interval: found.interval,
      rows: heats.reduce(0) { $0 + $1.rows.count })
    let (lower, upper) = (found.interval?.lower ?? -1, found.interval?.upper ?? 1)
    let lead = "\(Figures.short(found.value)) (\(Figures.short(lower)) to \(Figures.short(upper)))"
    if lower > 0 {
      return comparison(.pass, lead: lower, difference, "ahead of \(control.name) by \(lead)")
    }
    return upper < 0
      ? comparison(.fail, lead: lower, difference, "behind \(control.name): \(lead)")
      : comparison(
        .undecided, lead: lower, difference,
        "cannot be told apart from \(control.name): \(lead)")
  }
}

extension Baseline.Trial {
  /// Whether both scored the same rows on the same fold.
  fileprivate func isBeside(_ other: Baseline.Trial) -> Bool {
    rows == other.rows && fold == other.fold
  }
}
