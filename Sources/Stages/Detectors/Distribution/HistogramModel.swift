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
  private let tolerance: Double
  /// The same, ready to be added up.
  let bins: BinSums

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
    bins = BinSums(
      counts.indices.map { column in
        let bins = starts[column]..<starts[column + 1]
        return Self.bins(
          edges: Array(edges[(bins.lowerBound + column)...(bins.upperBound + column)]),
          strangeness: Array(strangeness[bins]), tolerance: tolerance)
      })
  }

  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows, inBlocksOf: 4096) { bins(rows.rows($0)) }
  }

  private static func bins(
    edges: [Double], strangeness: [Double], tolerance: Double
  ) -> BinSums.Bins {
    let last = strangeness.count
    return BinSums.Bins(
      edges: edges, heights: strangeness, below: (edges[1] - edges[0]) * tolerance,
      above: (edges[last] - edges[last - 1]) * tolerance,
      outside: strangeness.reduce(-.infinity) { max($0, $1) })
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
