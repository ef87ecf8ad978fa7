import Foundation
import Numerics

/// Equal bins over the range of one column, each with its density.
struct Histogram: Sendable, Equatable {
  /// One more than there are bins, ascending.
  let edges: [Double]
  /// The share of the values in each bin, divided by the bin's width.
  let densities: [Double]

  /// Cuts the range of `values` into `bins`; a column of one value `v` has the range `v ± ½`.
  ///
  /// A value belongs to the bin that begins at or before it and ends after it; the last bin also holds
  /// its own end.
  init(_ values: [Float], bins: Int) {
    let ends = ClosedRange(spanning: values)
    var (low, high) = (Double(ends.lowerBound), Double(ends.upperBound))
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let step = (high - low) / Double(bins)
    var edges = (0...bins).map { Double($0) * step + low }
    edges[bins] = high
    self.edges = edges
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      let value = Double(value)
      var bin = min(max(Int((value - low) / (high - low) * Double(bins)), 0), bins - 1)
      // Rounding may have chosen the bin before or after the one that the edges say.
      if value < edges[bin] {
        bin -= 1
      } else if bin < bins - 1, value >= edges[bin + 1] {
        bin += 1
      }
      counts[bin] += 1
    }
    densities = counts.indices.map { bin in
      Double(counts[bin]) / (edges[bin + 1] - edges[bin]) / Double(values.count)
    }
  }

  /// The number of bins that maximizes the penalized likelihood of Birgé and Rozenholc (2006), among
  /// those below the square root of the number of values.
  static func automaticBins(for values: [Float]) -> Int {
    let count = Double(values.count)
    let candidates = 1..<max(2, Int(count.squareRoot()))
    let merits = candidates.map { bins in
      let histogram = Histogram(values, bins: bins)
      let penalty = Double(bins - 1) + pow(log(Double(bins)), 2.5)
      return histogram.densities.indices.reduce(0.0) { sum, bin in
        let width = histogram.edges[bin + 1] - histogram.edges[bin]
        let inside = (histogram.densities[bin] * width * count).rounded()
        return sum + inside * log(Double(bins) * inside / count + 1) - penalty
      }
    }
    var best = 0
    for index in merits.indices where merits[index] > merits[best] { best = index }
    return best + 1
  }
}
