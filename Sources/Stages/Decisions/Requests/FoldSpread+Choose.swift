import Numerics
import Scoring
import Vocabulary
import Wording

/// The rows of one fold, scored by the model of that fold.
public struct FoldRows: Sendable {
  public let chosenOn: Evidence
  /// Rows kept for measuring; `nil` where there are no others.
  public let measuredOn: Evidence?

  public init(chosenOn: Evidence, measuredOn: Evidence?) {
    self.chosenOn = chosenOn
    self.measuredOn = measuredOn
  }
}

extension ThresholdRequest {
  /// What each of `requests` comes to when it is chosen on every fold anew; `nil` without folds.
  static func spread(
    _ requests: [ThresholdRequest], over folds: [FoldRows], seed: Seed
  ) -> [FoldSpread?] {
    guard folds.count > 1 else { return requests.map { _ in nil } }
    let chosen = folds.map { fold in
      choose(requests, from: fold.chosenOn, bootstrap: .none, seed: seed)
    }
    return requests.indices.map { place in
      FoldSpread(folds, chosen.map { $0[place] })
    }
  }
}

extension FoldSpread {
  fileprivate init(_ folds: [FoldRows], _ choices: [ThresholdChoice]) {
    let thresholds = choices.compactMap(\.threshold?.value)
    let effects = zip(folds, choices).compactMap { fold, choice in
      choice.threshold.map { Sample(fold.measuredOn ?? fold.chosenOn).effect(above: $0.value) }
    }
    let rows = effects.reduce(0) { $0 + $1.rows }
    let found = effects.map(\.quantities)
    let measured = found.flatMap { $0.map(\.name) }.uniqued().compactMap { name in
      let numbers = found.compactMap { $0.first { $0.name == name }?.quantity.number }
      return numbers.isEmpty ? nil : Self.range(name, numbers, rows: rows)
    }
    let threshold = Self.range(.threshold, thresholds, rows: rows)
    self.init(
      folds: folds.count, chosen: thresholds.count, threshold: threshold, measured: measured,
      sentence: Self.sentence(folds.count, threshold, measured, choices))
  }

  private static func range(_ name: MetricName, _ numbers: [Double], rows: Int) -> Measurement {
    guard let low = numbers.min(), let high = numbers.max() else {
      return Measurement(name, .undefined(reason: "no fold has a threshold"), rows: rows)
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return Measurement(
      name, .number(min(high, max(low, mean))),
      interval: Interval(
        lower: low, upper: high, level: 1, method: "range over \(numbers.count) folds"),
      rows: rows)
  }

  private static func sentence(
    _ folds: Int, _ threshold: Measurement, _ measured: [Measurement], _ choices: [ThresholdChoice]
  ) -> String {
    let refused = choices.first { $0.infeasibility != nil }
    guard let between = threshold.interval else {
      return "None of \(folds) folds has such a threshold. \(refused?.sentence ?? "")"
    }
    var parts = [
      "the threshold lies between \(Figures.significant(between.lower)) and \(Figures.significant(between.upper))"
    ]
    for name in [MetricName.precision, .recall] {
      guard let range = measured[name]?.interval else { continue }
      parts.append(
        "\(name) between \(Figures.significant(100 * range.lower, digits: 3)) and"
          + " \(Figures.significant(100 * range.upper, digits: 3)) %")
    }
    let missing = choices.count { $0.infeasibility != nil }
    let rest = refused.map {
      " \(Phrase.counted(missing, "fold has", "folds have")) none. \($0.sentence)"
    }
    return
      "Over \(folds) folds, each with a model of its own, \(Phrase.listed(parts)).\(rest ?? "")"
  }
}
