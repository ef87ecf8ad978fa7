public import Forms
public import Numerics

/// All rows are learned from, and the same rows measure.
public struct AllRows: SplitMethod, Configured {
  public static let name = "all"
  public static let help =
    "All rows are learned from, and the same rows measure, each as if left out where the method says "
    + "so."
  public static var keys: [any FormKey<Self>] {
    [Key<Self, Int?>.optional("at-most", .whole(2...(.max)), "How many rows take part.")]
  }

  public init() {}

  public init(_ settings: Settings<Self>) { self.init() }

  public var hasValidation: Bool { false }

  public var isTransductive: Bool { true }

  public var isDeterministic: Bool { true }

  public var dealsByLabel: Bool { false }

  public var description: String { Self.name }

  public func divided(_ rows: RowFacts, seed: Seed) -> DividedUnits {
    let all = Array(0..<rows.count)
    return DividedUnits(.rows(rows.count), [Parts(train: all, test: all)])
  }
}
