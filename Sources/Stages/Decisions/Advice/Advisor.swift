public import Numerics
import Scoring
public import Vocabulary

/// Answers the question which threshold to set: the whole of it.
public struct Advisor: Sendable {
  /// What is asked for, the most wanted first.
  public let requests: [ThresholdRequest]
  /// What is shown beside it.
  let further: [ThresholdRequest]
  /// Whether somebody said what mistakes cost, so that what is shown beside stands by its cost.
  public let pricesAreKnown: Bool
  public let bootstrap: ThresholdBootstrap

  /// - Parameter requests: the most wanted first; if there are none at all, what is usual for the evidence.
  public init(
    _ requests: [ThresholdRequest] = [], beside further: [ThresholdRequest] = [],
    pricesAreKnown: Bool = false, bootstrap: ThresholdBootstrap = .standard
  ) {
    self.requests = requests
    self.further = further.filter { !requests.contains($0) }
    self.pricesAreKnown = pricesAreKnown
    self.bootstrap = bootstrap
  }

  /// Chooses on `evidence` in every way asked for, measures on `test` rows if there are any, and
  /// recommends the first way that can be had and alarms at all.
  ///
  /// - Parameters:
  ///   - folds: All folds of the split that the evidence is one of, if it has folds.
  ///   - candidate: What the scores are of, if it was chosen among others.
  public func advise(
    on evidence: Evidence, measuredOn test: Evidence? = nil, folds: [FoldRows] = [],
    tiers: [TierAdvice] = [], of candidate: AdvisedCandidate? = nil, seed: Seed
  ) -> ThresholdAdvice {
    let everything = requests + further
    let asked = everything.isEmpty ? ThresholdRequest.usual(for: evidence) : everything
    let choices = ThresholdRequest.choose(
      asked, from: evidence, bootstrap: bootstrap, seed: seed)
    let spreads = ThresholdRequest.spread(asked, over: folds, seed: seed)
    let all = zip(asked, zip(choices, spreads)).map { request, answer in
      let (choice, spread) = answer
      return ThresholdAlternative(
        choice,
        measured: choice.threshold.flatMap { threshold in
          test.map { $0.priced(by: request).measurements(above: threshold.value) }
        } ?? [], overFolds: spread)
    }
    let kept = byCost(Self.withoutRepetition(choices), choices)
    let alternatives = kept.map { all[$0] }
    let sample = Sample(evidence)
    let recommended = Self.recommended(of: alternatives.map(\.choice))
    return ThresholdAdvice(
      headline: Headline.text(
        alternatives.map(\.choice), recommended: recommended,
        measured: recommended.map { alternatives[$0].measured } ?? [],
        amongCandidates: candidate?.chosenFrom),
      recommended: recommended, alternatives: alternatives, curve: sample.tuningCurve, tiers: tiers,
      assumptions: Assumptions.list(
        evidence, own: Self.assumptions(of: kept.map { asked[$0] }, alternatives.map(\.choice))),
      basis: evidence.basis, rows: sample.count, anomalies: sample.ranking?.anomalies,
      ordinary: sample.ranking?.ordinary, eventsPerDay: evidence.eventsPerDay,
      candidate: candidate)
  }

  /// The first that has a threshold and alarms at all, else the first with a threshold.
  private static func recommended(of choices: [ThresholdChoice]) -> Int? {
    choices.firstIndex { $0.threshold != nil && $0.threshold?.edge != .aboveAll }
      ?? choices.firstIndex { $0.threshold != nil }
  }

  /// Places of choices: those that were asked for as they stand, the others by what they are expected to cost,
  /// where that can be told.
  private func byCost(_ places: [Int], _ choices: [ThresholdChoice]) -> [Int] {
    guard pricesAreKnown else { return places }
    let cost = { (place: Int) in
      choices[place].threshold?.expected[.costPerRow]?.quantity.number ?? .infinity
    }
    return places.filter { $0 < requests.count }
      + places.filter { $0 >= requests.count }.sorted { (cost($0), $0) < (cost($1), $1) }
  }

  /// The places of choices, without those that come to the threshold of an earlier one and promise no more.
  private static func withoutRepetition(_ choices: [ThresholdChoice]) -> [Int] {
    var seen: Set<Double> = []
    return choices.indices.filter { place in
      guard let threshold = choices[place].threshold else { return true }
      return seen.insert(threshold.value).inserted || threshold.guarantee != nil
    }
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
