/// A number of things that was counted, or estimated with bounds that hold in 95 of 100 cases.
public struct EstimatedCount: Sendable, Equatable {
  public let value: Int
  public let bounds: ClosedRange<Int>

  init(_ value: Int) {
    self.value = value
    bounds = value...value
  }

  init(_ value: Int, _ bounds: ClosedRange<Int>) {
    self.value = min(max(value, bounds.lowerBound), bounds.upperBound)
    self.bounds = bounds
  }

  /// - Parameter possible: What is known to be possible.
  init(_ value: Double, within error: Double, in possible: ClosedRange<Int>) {
    let low = Int((value - error).rounded(.down))
    let high = Int((value + error).rounded(.up))
    let bounds = (low...high).clamped(to: possible)
    self.init(Int(value.rounded()), bounds)
  }

  /// The bounds, where it was not counted.
  public var estimated: ClosedRange<Int>? {
    bounds.lowerBound == bounds.upperBound ? nil : bounds
  }
}
