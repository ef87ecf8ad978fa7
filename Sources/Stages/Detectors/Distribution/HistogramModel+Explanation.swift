import Numerics

extension HistogramModel {
  /// How strange each column finds its number: the summands of the score.
  public func explanation(of row: [Float]) -> Explanation? {
    let parts = zip(bins.columns, row).map { $0.height(at: Double($1)) }
    return Explanation(.columns, absence: .none, value: parts.reduce(0, +), parts: parts)
  }
}

extension BinSums.Bins {
  fileprivate func height(at value: Double) -> Double {
    let (low, high) = (edges[0], edges[heights.count])
    if low - value > below || value - high > above { return outside }
    return heights[edges[1..<heights.count].count { $0 < value }]
  }
}
