public import Numerics
import Scoring
public import Vocabulary

extension ThresholdRequest {
  /// Chooses a threshold from `evidence`, or says why there is none and what would have to be otherwise.
  ///
  /// The interval of the threshold comes from choosing again on resampled rows, and what is to be
  /// expected of it from the rows that each resampling left out; where the evidence has folds, from
  /// choosing on all folds but one and measuring on that one.
  public func choose(
    from evidence: Evidence, resampling: Resampling = .standard, seed: Seed
  ) -> ThresholdChoice {
    Self.choose([self], from: evidence, resampling: resampling, seed: seed)[0]
  }

  /// Chooses a threshold for each of `requests`, all on the same resamplings.
  public static func choose(
    _ requests: [ThresholdRequest], from evidence: Evidence,
    resampling: Resampling = .standard, seed: Seed
  ) -> [ThresholdChoice] {
    let sample = Sample(evidence)
    let methods = requests.map(\.method)
    let draws = sample.replicas(of: methods, resampling, seed: seed)
    let folds = evidence.folds.map { sample.replicas(of: methods, folds: $0) } ?? []
    return methods.enumerated().map { index, method in
      let drawn = Spread(
        replicas: draws.compactMap { $0[index] }, attempts: draws.count, areFolds: false,
        level: resampling.level)
      let folded = Spread(
        replicas: folds.compactMap { $0[index] }, attempts: folds.count, areFolds: true, level: 1)
      do throws(Infeasibility) {
        let found = try method.select(from: sample)
        return ThresholdChoice(
          method: method.name, wish: method.wish,
          outcome: .chosen(
            sample.threshold(
              found, drawn, expected: folds.isEmpty ? drawn : folded, seed: seed)),
          sentence: found.sentence + (sample.edge(of: found.value)?.warning ?? ""))
      } catch {
        return ThresholdChoice(
          method: method.name, wish: method.wish, outcome: .infeasible(error),
          sentence: error.sentence)
      }
    }
  }
}

extension Sample {
  fileprivate func threshold(
    _ found: Selection, _ drawn: Spread, expected: Spread, seed: Seed
  ) -> Threshold {
    let rates = rates(above: found.value)
    return Threshold(
      value: found.value, lowestAlarmed: rates.alarms > 0 ? scores[count - rates.alarms] : nil,
      holdsInFloat: found.holdsInFloat, interval: drawn.thresholdInterval, basis: evidence.basis,
      guarantee: found.guarantee, edge: edge(of: found.value),
      achieved: measurements(of: rates, seed: seed),
      expected: expected.expected(rows: count))
  }

  fileprivate func edge(of threshold: Double) -> Threshold.Edge? {
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
