public import Artifacts
import Evaluation
public import Specs
import Vocabulary
import Wording

/// Rules that a run must keep, and what it is compared with.
public struct Gate: Sendable {
  let rules: [GateRule]
  let baseline: Baseline?
  let duel: Duel?
  private let baselineName: String?

  /// - Parameters:
  ///   - baseline: What to compare with, and the path of its file.
  ///   - duel: What two programs took in one job, if that was measured.
  public init(_ rules: [GateRule], against baseline: (Baseline, path: String)?, duel: Duel? = nil) {
    self.rules = rules
    self.baseline = baseline?.0
    self.duel = duel
    baselineName = baseline.map { "\($0.path) (\($0.0.subject))" }
  }

  /// Judges every rule on every setting that it is about.
  ///
  /// - Parameter undecidedCounts: What is to become of what cannot be decided.
  public func judge(
    _ subject: GateSubject, undecidedCounts: GateRecord.Answer? = nil
  ) throws(GateError) -> GateRecord {
    var drafts: [Draft] = []
    for rule in rules {
      let own = try RuleJudging(rule, self, subject).drafts()
      guard !own.isEmpty else {
        throw .judgedNothing(rule: rule.text, why: Self.strangers(rule, subject.state))
      }
      drafts += own
    }
    return GateRecord(
      subject: subject.state.subject, baseline: baselineName, findings: Draft.finished(drafts),
      notes: notes(subject.state), undecidedCounts: undecidedCounts)
  }

  /// Which of the names of a rule nothing is called by.
  private static func strangers(_ rule: GateRule, _ state: Baseline) -> String {
    let known = (
      data: state.settings.map(\.dataset).uniqued(),
      detectors: state.settings.map(\.detector).uniqued()
    )
    if let name = rule.scope.datasets.first(where: { !known.data.contains($0) }) {
      return "there is no data set '\(name)', but \(Phrase.listed(known.data))"
    }
    if let name = rule.scope.detectors.first(where: { !known.detectors.contains($0) }) {
      return "there is no detector '\(name)', but \(Phrase.listed(known.detectors))"
    }
    switch rule.quantity {
    case .cost(.latency):
      return "no such latency was measured; the key 'latency' of a spec has it measured"
    case .cost: return "no such thing was measured"
    case .overControls:
      return "no trivial detector was scored beside the others ('controls: false')"
    case .verdicts(_, by: let method):
      return "no threshold was chosen" + (method.map { " by '\($0)'" } ?? "")
    case .ranking, .distinctScores: return "there is no setting that it could be about"
    }
  }

  private func notes(_ state: Baseline) -> [String] {
    guard let baseline else { return [] }
    var notes: [String] = []
    let old = Set(baseline.settings.map(\.title))
    let new = state.settings.map(\.title).filter { !old.contains($0) }
    if !new.isEmpty {
      notes.append("not in the baseline, so not compared: \(Phrase.listed(new))")
    }
    if baseline.platform != state.platform {
      notes.append(
        "the baseline was computed on another numeric platform (\(baseline.platform); here \(state.platform))"
      )
    }
    return notes
  }
}
