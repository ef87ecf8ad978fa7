public import Forms
public import Numerics
public import Vocabulary

/// Something that goes wrong with recorded data, done on purpose, to see what survives it.
public struct Corruption: Sendable {
  public let kind: any CorruptionKind
  /// The seed that a spec names for it.
  public let seed: Seed

  public init(_ kind: some CorruptionKind, seed: Seed = Seed(1)) {
    self.kind = kind
    self.seed = seed
  }

  /// What a spec can do to rows.
  public static let choices = Choices<Corruption>([
    .init(DuplicatedAnomalies.self), .init(IrrelevantFeatures.self), .init(LabelFlips.self),
    .init(MissingCells.self), .init(UnitErrors.self),
  ])

  /// The word that a spec names it by.
  public var name: String { type(of: kind).name }

  /// Whether it does nothing to rows of which nobody has said what they are.
  public var needsLabels: Bool { kind.needsLabels }
}

extension Choices<Corruption>.Entry {
  fileprivate init<Way: CorruptionKind>(_ way: Way.Type) {
    self.init(of: way) { settings throws(SettingError) in
      Corruption(try Way(settings), seed: Seed(spec: settings[Key<Way, Int>.draw]))
    }
  }
}

extension Dataset {
  /// The rows with each of `corruptions` done to them, in that order.
  public func corrupted(by corruptions: [Corruption], seed: Seed) -> Dataset {
    var dataset = self
    for (place, corruption) in corruptions.enumerated() {
      var chance = seed.split("corruption", place).generator()
      dataset = corruption.kind.corrupted(dataset, &chance)
      dataset.provenance.conversions.append("corrupted: \(corruption.kind.recipe)")
    }
    return dataset
  }
}
