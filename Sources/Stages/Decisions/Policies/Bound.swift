import Wording

/// From where on something holds: a border that belongs to it or does not.
///
/// Inside Assay a verdict is always `score > threshold`. The tables of other systems draw their borders
/// either way, and keep their way here.
public enum Bound: Sendable, Hashable, CustomStringConvertible {
  case above(Double)
  case atLeast(Double)

  /// The border itself.
  public var value: Double {
    switch self {
    case .above(let value), .atLeast(let value): value
    }
  }

  /// Whether `number` lies on the far side; a number that is none counts as infinitely high.
  public func admits(_ number: Double) -> Bool {
    switch self {
    case .above(let value): !(number <= value)
    case .atLeast(let value): !(number < value)
    }
  }

  /// Whether every number that this bound admits is admitted by `other` too, and some others as well.
  func isStricter(than other: Bound) -> Bool {
    if value != other.value { return value > other.value }
    if case .above = self, case .atLeast = other { return true }
    return false
  }

  public var description: String {
    switch self {
    case .above(let value): "> \(Figures.significant(value, digits: 12))"
    case .atLeast(let value): "≥ \(Figures.significant(value, digits: 12))"
    }
  }
}
