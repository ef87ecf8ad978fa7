import Foundation

/// The pseudo-inverse of a matrix (Moore and Penrose).
public struct PseudoInverse: Sendable {
  public let matrix: Matrix<Double>
  /// How many singular values or eigenvalues count as different from zero.
  public let rank: Int
  /// The sum of the logarithms of the absolute values that count.
  public let logPseudoDeterminant: Double
}

extension Matrix where Element == Double {
  /// The pseudo-inverse through singular values; those of at most `relativeTolerance` times the largest
  /// count as zero.
  ///
  /// The default tolerance is that of `numpy.linalg.pinv`.
  public func pseudoInverse(
    relativeTolerance: Double = 1e-15
  ) throws(NumericsError) -> PseudoInverse {
    let parts = try singularValues()
    let rank = parts.rank(relativeTolerance: relativeTolerance)
    let scaled = Matrix(rows: rank, columns: columns) { parts.right[$0, $1] / parts.values[$0] }
    let matrix = scaled.transposed.timesTransposed(parts.left.columns(0..<rank))
    return PseudoInverse(
      matrix: matrix, rank: rank,
      logPseudoDeterminant: parts.values.prefix(rank).reduce(0) { $0 + log($1) })
  }

  /// The pseudo-inverse of a symmetric matrix through its eigenvalues, exactly symmetric; eigenvalues of
  /// at most `relativeTolerance` times the largest, in absolute value, count as zero.
  ///
  /// The default tolerance, the rounding unit times the size, is that of `scipy.linalg.pinvh`.
  public func symmetricPseudoInverse(
    relativeTolerance: Double? = nil
  ) throws(NumericsError) -> PseudoInverse {
    let eigen = try symmetricEigen()
    let largest = eigen.values.reduce(0) { Swift.max($0, abs($1)) }
    let cut = (relativeTolerance ?? Double(rows) * .ulpOfOne) * largest
    let kept = eigen.values.indices.filter { abs(eigen.values[$0]) > cut }
    let vectors = eigen.vectors.gathering(rows: kept)
    let scaled = Matrix(rows: kept.count, columns: columns) {
      vectors[$0, $1] / eigen.values[kept[$0]]
    }
    var matrix = scaled.transposedTimes(vectors)
    matrix.mirrorUpper()
    return PseudoInverse(
      matrix: matrix, rank: kept.count,
      logPseudoDeterminant: kept.reduce(0) { $0 + log(abs(eigen.values[$1])) })
  }
}
