import Numerics
import Scoring
public import Vocabulary

/// How it is found out how far a threshold can be trusted: settings.
public struct ThresholdBootstrap: Sendable, Equatable {
  /// How often the rows are drawn anew, with replacement; 0 leaves thresholds without an interval.
  public let replicates: Int
  /// The confidence of the intervals.
  public let level: Double

  public static let standard = ThresholdBootstrap(count: 200, level: 0.95)
  public static let none = ThresholdBootstrap(count: 0, level: 0.95)

  public init(replicates: Int = 200, level: Double = 0.95) throws(SettingError) {
    self.replicates = try SettingError.check("replicates", replicates, in: 0...100_000)
    self.level = try ThresholdRequest.check(inner: "level", level)
  }

  private init(count: Int, level: Double) {
    replicates = count
    self.level = level
  }
}

/// A threshold chosen on some rows, and what it does to the others.
struct Replica: Sendable {
  let threshold: Double
  let effect: CutEffect?
}

extension Sample {
  /// Chooses again on rows drawn with replacement, and measures on the rows that were not drawn.
  ///
  /// - Returns: for each replicate, what each method chose; `nil` where it could not.
  func replicas(
    of methods: [any ThresholdMethod], _ bootstrap: ThresholdBootstrap, seed: Seed
  ) -> [[Replica?]] {
    Workers.map(bootstrap.replicates) { replicate in
      var chance = seed.split("threshold bootstrap", replicate).generator()
      var draws = [Int32](repeating: 0, count: count)
      for _ in 0..<count { draws[chance.below(count)] += 1 }
      var (drawn, left): ([Int], [Int]) = ([], [])
      drawn.reserveCapacity(count)
      for (place, times) in draws.enumerated() {
        if times == 0 { left.append(rows[place]) }
        for _ in 0..<times { drawn.append(rows[place]) }
      }
      return Self.replicas(of: methods, chosenOn: drawn, measuredOn: left, evidence)
    }
  }

  /// Chooses on all folds but one and measures on that one, for each fold in order.
  func replicas(of methods: [any ThresholdMethod], folds: [Int]) -> [[Replica?]] {
    let names = Set(folds).sorted()
    guard names.count > 1 else { return [] }
    return names.map { name in
      Self.replicas(
        of: methods, chosenOn: rows.filter { folds[$0] != name },
        measuredOn: rows.filter { folds[$0] == name }, evidence)
    }
  }

  private static func replicas(
    of methods: [any ThresholdMethod], chosenOn drawn: [Int], measuredOn left: [Int],
    _ evidence: Evidence
  ) -> [Replica?] {
    let sample = Sample(evidence, rows: drawn)
    let others = left.isEmpty ? nil : Sample(evidence, rows: left)
    return methods.map { method in
      guard let found = try? method.select(from: sample) else { return nil }
      return Replica(threshold: found.value, effect: others.map { $0.effect(above: found.value) })
    }
  }
}
