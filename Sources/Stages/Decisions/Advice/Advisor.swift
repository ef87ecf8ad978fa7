public import Numerics
import Scoring
public import Vocabulary

/// Answers the question which threshold to set: the whole of it.
public struct Advisor: Sendable {
  /// What is asked for, the most wanted first.
  public let requests: [ThresholdRequest]
  public let bootstrap: ThresholdBootstrap

  /// - Parameter requests: the most wanted first; if there are none, what is usual for the evidence.
  public init(_ requests: [ThresholdRequest] = [], bootstrap: ThresholdBootstrap = .standard) {
    self.requests = requests
    self.bootstrap = bootstrap
  }

  /// Chooses on `evidence` in every way asked for, measures on `test` rows if there are any, and
  /// recommends the first way that can be had and alarms at all.
  ///
  /// - Parameter folds: All folds of the split that the evidence is one of, if it has folds.
  public func advise(
    on evidence: Evidence, measuredOn test: Evidence? = nil, folds: [FoldRows] = [],
    tiers: [TierAdvice] = [], seed: Seed
  ) -> ThresholdAdvice {
    let asked = requests.isEmpty ? ThresholdRequest.usual(for: evidence) : requests
    let choices = ThresholdRequest.choose(
      asked, from: evidence, bootstrap: bootstrap, seed: seed)
    let spreads = ThresholdRequest.spread(asked, over: folds, seed: seed)
    let alternatives = zip(asked, zip(choices, spreads)).map { request, answer in
      let (choice, spread) = answer
      return ThresholdAlternative(
        choice,
        measured: choice.threshold.flatMap { threshold in
          test.map { $0.priced(by: request).measurements(above: threshold.value) }
        } ?? [], overFolds: spread)
    }
    let sample = Sample(evidence)
    let recommended =
      choices.firstIndex { $0.threshold != nil && $0.threshold?.edge != .aboveAll }
      ?? choices.firstIndex { $0.threshold != nil }
    return ThresholdAdvice(
      headline: Headline.text(
        choices, recommended: recommended,
        heldOut: evidence.labels == nil ? alternatives.map(\.measured) : nil),
      recommended: recommended,
      alternatives: alternatives, curve: sample.tuningCurve, tiers: tiers,
      assumptions: Assumptions.list(evidence, own: Self.assumptions(of: asked, choices)),
      basis: evidence.basis, rows: sample.count,
      anomalies: sample.ranking?.anomalies, ordinary: sample.ranking?.ordinary,
      eventsPerDay: evidence.eventsPerDay)
  }
  /// What the ways take for granted that chose a threshold, each thing once.
  private static func assumptions(
    of requests: [ThresholdRequest], _ choices: [ThresholdChoice]
  ) -> [Assumption] {
    zip(requests, choices).reduce(into: []) { list, pair in
      guard pair.1.threshold != nil, let assumption = pair.0.method.assumption,
        !list.contains(assumption)
      else { return }
      list.append(assumption)
    }
  }
}
