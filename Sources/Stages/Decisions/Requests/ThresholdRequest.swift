public import Formats
public import Forms
public import Numerics
import Scoring
public import Vocabulary
import Wording

/// A request for a threshold: a way of finding one, with its settings.
public struct ThresholdRequest: Sendable, Equatable {
  let method: any ThresholdMethod
  /// The request as specs and records have it.
  public let choice: Choice

  init(_ method: some ThresholdMethod) {
    self.method = method
    choice = method.choice
  }

  /// The way, as a spec names it: `best-f1`.
  public var name: String { choice.name }

  /// The request with its settings: `{"cost": {"false-alarm": 1, "missed": 50}}`.
  public var json: JSON { choice.json }

  /// Whether it can be answered only on rows with labels.
  public var needsLabels: Bool { type(of: method).needsLabels }

  /// The share of rows that it takes to be anomalies, if it takes any.
  public var contamination: Double? { method.contamination }

  public static func == (one: ThresholdRequest, other: ThresholdRequest) -> Bool {
    one.choice == other.choice
  }
}

extension ThresholdRequest {
  /// Chooses a threshold from `evidence`, or says why there is none and what would have to be otherwise.
  ///
  /// The interval of the threshold comes from choosing again on units that are drawn again. What is to be expected of
  /// it comes from choosing on all parts of the rows but one and measuring on that one, its interval from
  /// what draws left out; where the evidence has folds, both come from them.
  public func choose(
    from evidence: Evidence, bootstrap: ThresholdBootstrap = .standard, seed: Seed
  ) -> ThresholdChoice {
    Self.choose([self], from: evidence, bootstrap: bootstrap, seed: seed)[0]
  }

  /// Chooses a threshold for each of `requests`, all on the same resamplings.
  public static func choose(
    _ requests: [ThresholdRequest], from evidence: Evidence,
    bootstrap: ThresholdBootstrap = .standard, seed: Seed
  ) -> [ThresholdChoice] {
    let sample = Sample(evidence)
    let methods = requests.map(\.method)
    let draws = sample.replicas(of: methods, bootstrap, seed: seed)
    let folds = evidence.folds.map { sample.replicas(of: methods, folds: $0) } ?? []
    let isDealt = folds.isEmpty && bootstrap.replicates > 0
    let dealt = isDealt ? sample.dealtEffects(of: methods, seed: seed) : []
    return methods.enumerated().map { index, method in
      let drawn = Spread(
        replicas: draws.compactMap { $0[index] }, judged: dealt.compactMap { $0[index] },
        attempts: draws.count, areFolds: false, level: bootstrap.level)
      let folded = folds.compactMap { $0[index] }
      let overFolds = Spread(
        replicas: folded, judged: folded.compactMap(\.effect), attempts: folds.count,
        areFolds: true, level: 1)
      return sample.choice(
        by: method, drawn, expected: folds.isEmpty ? drawn : overFolds, seed: seed)
    }
  }
}

extension ThresholdRequest {
  /// The answer where there is nothing to choose from.
  public func refused(because error: EvidenceError) -> ThresholdChoice {
    let why = Infeasibility(
      "\(method.wish.capitalizedFirst) cannot be found: \(error).", lacking: "evidence",
      needed: nil, found: nil)
    return ThresholdChoice(
      method: name, wish: method.wish, outcome: .infeasible(why), sentence: why.sentence)
  }
}

extension Sample {
  fileprivate func choice(
    by method: any ThresholdMethod, _ drawn: Spread, expected: Spread, seed: Seed
  ) -> ThresholdChoice {
    let (name, wish) = (type(of: method).name, method.wish(on: evidence))
    do throws(Infeasibility) {
      let found = try method.select(from: self)
      let alarms = alarms(above: found.value)
      let edge = edge(of: found.value)
      let threshold = Threshold(
        value: found.value, lowestAlarmed: alarms > 0 ? scores[count - alarms] : nil,
        holdsInFloat: found.holdsInFloat, interval: drawn.thresholdInterval,
        basis: evidence.basis, guarantee: guarantee(by: method), edge: edge,
        achieved: measurements(above: found.value), expected: expected.expected(rows: count))
      return ThresholdChoice(
        method: name, wish: wish, outcome: .chosen(threshold),
        sentence: found.sentence + (edge?.warning ?? ""))
    } catch {
      return ThresholdChoice(
        method: name, wish: wish, outcome: .infeasible(error), sentence: error.sentence)
    }
  }

  private func guarantee(by method: any ThresholdMethod) -> Guarantee? {
    guard let calibration else { return nil }
    return method.guarantee(restingOn: calibration)?
      .comparing(evidence.later.flatMap { Likeness(of: calibration, $0, in: evidence) })
  }

  private func edge(of threshold: Double) -> Threshold.Edge? {
    let alarms = alarms(above: threshold)
    if alarms == 0 { return .aboveAll }
    if alarms == count { return .belowAll }
    return scores[count - alarms] == scores.last! ? .highestAlone : nil
  }
}

extension Threshold.Edge {
  /// What to think of a threshold there, as a sentence that follows another.
  ///
  /// Where no row alarms, each way says so itself.
  fileprivate var warning: String {
    switch self {
    case .aboveAll: ""
    case .highestAlone: " Only the highest score seen lies above it, and nothing confirms that one."
    case .belowAll: " Every score seen lies above it."
    }
  }
}

extension ThresholdRequest {
  /// Returns `value` if it is above 0 and below 1.
  static func check(inner name: String, _ value: Double) throws(SettingError) -> Double {
    guard value > 0, value < 1 else {
      throw SettingError(name, mustBe: "above 0 and below 1", not: value)
    }
    return value
  }
}
