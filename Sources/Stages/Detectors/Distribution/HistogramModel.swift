import Foundation
public import Numerics
public import Vocabulary

/// One histogram a column, and how strange its bins are.
public struct HistogramModel: AnomalyModel, Equatable {
  /// Where a column's bins lie among those of all columns.
  private let starts: [Int]
  /// The upper edges of all bins, and before those of a column its lowest edge.
  private let edges: [Double]
  /// −log₂(density + alpha) of all bins.
  private let strangeness: [Double]
  /// The largest of `strangeness` in each column.
  private let strangest: [Double]
  private let tolerance: Double

  public var columns: Int { starts.count - 1 }

  init(_ histograms: [Histogram], alpha: Double, tolerance: Double) {
    self.init(
      counts: histograms.map(\.densities.count), edges: histograms.flatMap(\.edges),
      strangeness: histograms.flatMap { $0.densities.map { -log2($0 + alpha) } },
      tolerance: tolerance)
  }

  private init(counts: [Int], edges: [Double], strangeness: [Double], tolerance: Double) {
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    self.starts = starts
    self.edges = edges
    self.strangeness = strangeness
    self.tolerance = tolerance
    strangest = counts.indices.map { column in
      strangeness[starts[column]..<starts[column + 1]].reduce(-.infinity) { max($0, $1) }
    }
  }

  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows, inBlocksOf: 4096) { block in
      block.map { index in
        let row = rows.row(index)
        var sum = 0.0
        for column in row.indices { sum += strangeness(of: Double(row[column]), in: column) }
        return sum
      }
    }
  }

  private func strangeness(of value: Double, in column: Int) -> Double {
    let start = starts[column]
    let bins = starts[column + 1] - start
    let first = start + column
    let (low, high) = (edges[first], edges[first + bins])
    if value <= low {
      let isNear = low - value <= (edges[first + 1] - low) * tolerance
      return isNear ? strangeness[start] : strangest[column]
    }
    if value > high {
      let isNear = value - high <= (high - edges[first + bins - 1]) * tolerance
      return isNear ? strangeness[start + bins - 1] : strangest[column]
    }
    // Bins are equally wide; rounding may guess the one before or after the one that the edges say.
    var bin = min(Int((value - low) / (high - low) * Double(bins)), bins - 1)
    while value <= edges[first + bin] { bin -= 1 }
    while value > edges[first + bin + 1] { bin += 1 }
    return strangeness[start + bin]
  }
}

extension HistogramModel {
  public var weights: Weights {
    var weights = Weights()
    weights.tensors["bins"] = Tensor(
      .int64((0..<columns).map { Int64(starts[$0 + 1] - starts[$0]) }))
    weights.tensors["edges"] = Tensor(.double(edges))
    weights.tensors["strangeness"] = Tensor(.double(strangeness))
    weights.settings["tolerance"] = "\(tolerance)"
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let counts = try weights.int64s("bins")
    let edges = try weights.doubles("edges")
    let strangeness = try weights.doubles("strangeness")
    let tolerance: Double = try weights.setting("tolerance")
    guard !counts.isEmpty, counts.allSatisfy({ (1...1_000_000).contains($0) }),
      tolerance >= 0, strangeness.allSatisfy(\.isFinite),
      strangeness.count == counts.reduce(0, { $0 + Int($1) }),
      edges.count == strangeness.count + counts.count
    else { throw WeightsError("the weights do not hold one histogram for each column") }
    var place = 0
    for count in counts {
      for edge in place..<(place + Int(count)) where !(edges[edge] < edges[edge + 1]) {
        throw WeightsError("'edges' of the weights is not in ascending order at \(edge)")
      }
      place += Int(count) + 1
    }
    self.init(
      counts: counts.map { Int($0) }, edges: edges, strangeness: strangeness,
      tolerance: tolerance)
  }
}
