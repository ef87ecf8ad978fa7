public import Numerics
public import Vocabulary

/// Something that goes wrong with recorded data, done on purpose, to see what survives it.
public struct Corruption: Sendable, Hashable {
  public let kind: Kind

  public enum Kind: Sendable, Hashable {
    /// Each anomaly comes this many times: a crowd hides its members.
    case duplicatedAnomalies(times: Int)
    /// This share of all columns says nothing: uniform noise in the range of a column of chance.
    case irrelevantFeatures(share: Double)
    /// This share of the labels is wrong.
    case labelFlips(share: Double)
    /// This share of the cells is empty.
    case missingCells(share: Double)
    /// In this share of the rows one number is in another unit, `factor` times as large.
    case unitErrors(share: Double, factor: Double = 1000)
  }

  public init(_ kind: Kind) throws(SettingError) {
    switch kind {
    case .duplicatedAnomalies(let times):
      _ = try SettingError.check("duplicated-anomalies", times, in: 1...1000)
    case .irrelevantFeatures(let share):
      _ = try SettingError.check("irrelevant-features", share, in: 0...0.99)
    case .labelFlips(let share): _ = try SettingError.check("label-flips", share, in: 0...1)
    case .missingCells(let share): _ = try SettingError.check("missing-cells", share, in: 0...1)
    case .unitErrors(let share, let factor):
      _ = try SettingError.check("unit-errors", share, in: 0...1)
      _ = try SettingError.check(positive: "factor", factor)
    }
    self.kind = kind
  }

  /// Whether it does nothing to rows of which nobody has said what they are.
  public var needsLabels: Bool {
    switch kind {
    case .duplicatedAnomalies, .labelFlips: true
    case .irrelevantFeatures, .missingCells, .unitErrors: false
    }
  }

  /// The setting in one line, as provenance writes it.
  public var recipe: String {
    switch kind {
    case .duplicatedAnomalies(let times): "duplicated-anomalies \(times)"
    case .irrelevantFeatures(let share): "irrelevant-features \(share)"
    case .labelFlips(let share): "label-flips \(share)"
    case .missingCells(let share): "missing-cells \(share)"
    case .unitErrors(let share, let factor): "unit-errors \(share) factor \(factor)"
    }
  }
}

extension Dataset {
  /// The rows with each of `corruptions` done to them, in that order.
  public func corrupted(by corruptions: [Corruption], seed: Seed) -> Dataset {
    var dataset = self
    for (place, corruption) in corruptions.enumerated() {
      var chance = seed.split("corruption", place).generator()
      dataset = dataset.corrupted(corruption.kind, &chance)
      dataset.provenance.conversions.append("corrupted: \(corruption.recipe)")
    }
    return dataset
  }

  private func corrupted(_ kind: Corruption.Kind, _ chance: inout Generator) -> Dataset {
    switch kind {
    case .duplicatedAnomalies(let times): duplicatingAnomalies(times, &chance)
    case .irrelevantFeatures(let share): addingNoise(share, &chance)
    case .labelFlips(let share): flippingLabels(share, &chance)
    case .missingCells(let share): emptyingCells(share, &chance)
    case .unitErrors(let share, let factor): mistakingUnits(share, factor, &chance)
    }
  }
}
