public import Graphs
import Numerics

extension HistogramModel {
  public func score(of row: Numbers) -> Numbers {
    row.through(AxisForest(bins.columns.enumerated().map { $1.stairs(at: $0) }))
  }
}

extension BinSums.Bins {
  /// The heights as a staircase over the numbers that a `Float` holds.
  fileprivate func stairs(at place: Int) -> AxisForest.Stairs {
    let (low, high) = (edges[0], edges[edges.count - 1])
    let least = -Float.greatestFiniteMagnitude
    let before = Float.last { low - Double($0) > below } ?? least
    let last = Float.last { Double($0) - high <= above } ?? least
    let inner = edges.dropFirst().dropLast().map { edge in
      Float.last { Double($0) <= edge } ?? least
    }
    return AxisForest.Stairs(
      at: place, edges: [before] + inner + [last], values: [outside] + heights + [outside])
  }
}
