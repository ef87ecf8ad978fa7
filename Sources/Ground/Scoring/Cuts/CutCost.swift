import Numerics
import Vocabulary

/// What the mistakes of a cut cost.
public enum CutCost: Sendable, Equatable {
  /// Each anomaly missed the same, and each false alarm.
  case prices(missed: Double, false: Double)
  /// What was lost on each anomaly, and on each ordinary row: 0 where the verdict was right.
  case amounts(anomalies: [Double], ordinary: [Double])

  func perRow(of confusion: Confusion) -> Double? {
    guard confusion.rows > 0 else { return nil }
    switch self {
    case .prices(let missed, let wrong):
      return VerdictMetric.costPerRow(missed: missed, false: wrong).number(confusion)
    case .amounts(let anomalies, let ordinary):
      return (anomalies.reduce(0, +) + ordinary.reduce(0, +)) / Double(confusion.rows)
    }
  }

  /// What the mistakes on the rows of both cost.
  func joined(_ other: CutCost) -> CutCost {
    guard case .amounts(let anomalies, let ordinary) = self,
      case .amounts(let more, let others) = other
    else { return self }
    return .amounts(anomalies: anomalies + more, ordinary: ordinary + others)
  }

  /// - Parameters:
  ///   - groups: The counts by groups of rows; amounts of single rows have no interval then.
  ///   - shareOf: How many labeled rows tell the share of anomalies; these alone if it is `nil`.
  func measurement(
    of confusion: Confusion, groups: [Confusion]?, shareOf: Int?
  ) -> Measurement? {
    switch self {
    case .prices(let missed, let wrong):
      return confusion.measurements(
        of: [.costPerRow(missed: missed, false: wrong)], groups: groups, shareOf: shareOf
      ).first
    case .amounts(let anomalies, let ordinary):
      guard let value = perRow(of: confusion) else { return nil }
      var interval: Interval?
      if groups == nil, min(anomalies.count, ordinary.count) >= Confusion.fewestForIntervals {
        interval =
          Bootstrap(seed: CutEffect.seed).intervals(
            of: [{ $0 }],
            from: AmountResampling(anomalies, ordinary, shareOf: shareOf ?? confusion.rows))[0]
      }
      return Measurement(.costPerRow, .number(value), interval: interval, rows: confusion.rows)
    }
  }
}

/// Draws the amounts of either class again; what is measured is their mean over all.
private struct AmountResampling: Resampling {
  private let strata: [[Double]]
  private let counts: ClassCounts

  init(_ anomalies: [Double], _ ordinary: [Double], shareOf: Int) {
    strata = [anomalies, ordinary]
    counts = ClassCounts(
      anomalies: anomalies.count, ordinary: ordinary.count, shareOf: shareOf)
  }

  var size: Int { strata[0].count + strata[1].count }

  var observed: Double {
    strata.reduce(0) { $1.reduce($0, +) } / Double(size)
  }

  func resampled(_ generator: inout Generator) -> Double {
    let drawn = counts.drawn(&generator)
    var sum = 0.0
    for (amounts, count) in zip(strata, [drawn.anomalies, drawn.ordinary]) {
      for _ in 0..<count { sum += amounts[generator.below(amounts.count)] }
    }
    return sum / Double(size)
  }

  func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Double) -> Void) {
    var generator = seed.generator()
    let sums = strata.map { $0.reduce(0, +) }
    for (stratum, amounts) in strata.enumerated() {
      for group in dealt(amounts.count, &generator) {
        let left = sums[stratum] - group.reduce(0) { $0 + amounts[$1] }
        // The mean of what is left of this stratum stands for the whole of it.
        let share = Double(amounts.count) / Double(max(1, amounts.count - group.count))
        visit(stratum, (left * share + sums[1 - stratum]) / Double(size))
      }
    }
  }
}
