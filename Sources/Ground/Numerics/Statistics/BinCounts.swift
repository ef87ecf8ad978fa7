/// Counts of numbers between edges.
public struct BinCounts: Sendable, Equatable {
  /// The edges, ascending: one more than there are bins.
  public let edges: [Double]
  /// How many numbers each bin holds: from its lower edge to just below its upper one, the last bin
  /// with its upper edge.
  public private(set) var counts: [Int]
  /// How many numbers lay outside all bins.
  public private(set) var outside = 0

  /// Makes empty bins between `edges`, of which there are at least two, ascending.
  public init(edges: [Double]) {
    precondition(edges.count > 1, "a histogram has at least two edges, not \(edges.count)")
    precondition(
      zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges of a histogram ascend")
    self.edges = edges
    counts = Array(repeating: 0, count: edges.count - 1)
  }

  /// Counts `values` in `bins` bins of equal width from the least to the greatest of them.
  ///
  /// If all are equal, the bins span one unit around them; if there are none, 0...1. Numbers that lie
  /// too close together for so many different edges get fewer bins.
  public init(_ values: [Double], bins: Int) {
    precondition(bins > 0, "a histogram has at least one bin")
    var (least, greatest) = (values.min() ?? 0, values.max() ?? 1)
    if least == greatest { (least, greatest) = (least - 0.5, greatest + 0.5) }
    if least == greatest { (least, greatest) = (least.nextDown, greatest.nextUp) }
    var edges = [least]
    for edge in 1..<max(bins, 1) {
      let share = Double(edge) / Double(bins)
      let next = least * (1 - share) + greatest * share
      if next > edges[edges.count - 1], next < greatest { edges.append(next) }
    }
    self.init(edges: edges + [greatest])
    for value in values { add(value) }
  }

  public var total: Int { counts.reduce(0, +) }

  /// The bin that holds `value`, or `nil` if it lies outside or is a NaN.
  public func bin(of value: Double) -> Int? {
    guard value >= edges[0], value <= edges[edges.count - 1] else { return nil }
    var (low, high) = (0, counts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle] <= value { low = middle } else { high = middle - 1 }
    }
    return low
  }

  public mutating func add(_ value: Double) {
    if let bin = bin(of: value) { counts[bin] += 1 } else { outside += 1 }
  }

  /// The share of the counted numbers in each bin, divided by its width; zeros if nothing was counted.
  public var densities: [Double] {
    let total = Double(max(total, 1))
    return counts.indices.map { Double(counts[$0]) / total / (edges[$0 + 1] - edges[$0]) }
  }
}
