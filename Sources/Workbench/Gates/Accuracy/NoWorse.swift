import Artifacts
import Evaluation
import Numerics
import Specs
import Vocabulary
import Wording

/// Whether a metric is worse than the baseline by no more than is allowed.
///
/// It *passes* if the interval of the loss ends within what is allowed. It *fails* if the loss that was measured is
/// larger, and equals would seldom differ so much. Anything else cannot be decided, whatever the number says.
struct NoWorse {
  let change: Change
  /// The largest loss that is allowed.
  let allowed: Double
  let judging: GateRule.Judging
  let rule: String
  let setting: String
  /// What else a reader should know of what is compared.
  let remark: String?

  var draft: Draft {
    guard !change.isNone else { return Draft(finding(.pass, "nothing changed")) }
    guard let loss = change.loss else { return Draft(finding(.undecided, change.unsure)) }
    switch judging {
    case .measured: return Draft(measured(loss.value))
    case .interval, .datasets: return Draft(p: change.p) { judged(loss, $0) }
    }
  }

  private func measured(_ loss: Double) -> GateRecord.Finding {
    let isKept = loss <= allowed || Rounding(of: 1).areEqual(loss, allowed)
    return finding(isKept ? .pass : .fail, "\(sized(loss)), and \(permitted)")
  }

  private func judged(
    _ loss: Change.Loss, _ tests: Draft.Tests
  ) -> GateRecord.Finding {
    let smallest = change.smallest(tests.strictest, allowed)
    if loss.upper <= allowed {
      return finding(.pass, "\(atWorst(loss.upper)), and \(permitted)", smallest)
    }
    if loss.value > allowed, tests.p <= Draft.significance {
      return finding(
        .fail, "\(sized(loss.value)) (\(ends(loss))), and \(permitted); \(certainty(tests))",
        smallest)
    }
    return finding(
      .undecided,
      "\(sized(loss.value)), but \(judging.evidence) like these leave open \(ends(loss)), and \(permitted)",
      smallest)
  }

  private func finding(
    _ answer: GateRecord.Answer, _ sentence: String, _ smallest: Double? = nil
  ) -> GateRecord.Finding {
    GateRecord.Finding(
      rule: rule, setting: setting, before: change.before, after: change.after,
      change: change.difference, smallest: smallest, answer: answer,
      sentence: [sentence, remark].compactMap { $0 }.joined(separator: "; "))
  }
}

extension NoWorse {
  /// So many digits that a change can be told from what is allowed.
  private static func shown(_ change: Double) -> String { Figures.significant(change, digits: 3) }

  private var permitted: String {
    allowed == 0 ? "no loss is allowed" : "a loss of \(Figures.significant(allowed)) is allowed"
  }

  private func sized(_ loss: Double) -> String {
    loss > 0
      ? "worse by \(Self.shown(loss))" : loss < 0 ? "better by \(Self.shown(-loss))" : "equal"
  }

  private func atWorst(_ loss: Double) -> String {
    loss > 0
      ? "worse by at most \(Self.shown(loss)) by the 95 % interval"
      : loss < 0 ? "better by at least \(Self.shown(-loss)) by the 95 % interval" : "equal"
  }

  /// A loss of 0.01 to 0.05, a gain of 0.02 to a loss of 0.01.
  private func ends(_ loss: Change.Loss) -> String {
    func named(_ end: Double) -> String {
      end < 0 ? "a gain of \(Self.shown(-end))" : "a loss of \(Self.shown(end))"
    }
    return loss.lower >= 0
      ? "a loss of \(Self.shown(loss.lower)) to \(Self.shown(loss.upper))"
      : "\(named(loss.lower)) to \(named(loss.upper))"
  }

  private func certainty(_ tests: Draft.Tests) -> String {
    let family = tests.count == 1 ? "" : ", adjusted for \(tests.count) comparisons"
    return "p = \(Figures.significant(tests.p, digits: 2))\(family)"
  }
}
