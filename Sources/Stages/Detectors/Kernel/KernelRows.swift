import Numerics

/// The kernel matrix of learned rows, never held whole: rows of it are made when asked for, in `Float`.
///
/// Inner products come from BLAS: in `Float` for `rbf`, where they are first made small, and in
/// `Double` for the kernels of inner products, where each is rounded once.
struct KernelRows: Sendable {
  let kernel: KernelFunction
  /// The kernel of each row with itself.
  let diagonal: [Double]
  private let source: Source

  private enum Source: Sendable {
    case radial(RadialKernelRows)
    case products(ProductKernelRows)
  }

  var count: Int { diagonal.count }

  /// Whether no kernel is too large for `Float`; none is larger than the largest of the diagonal.
  var isWithinFloat: Bool { diagonal.allSatisfy { $0.magnitude < 1e37 } }

  init(_ kernel: KernelFunction, _ rows: Matrix<Float>) {
    self.kernel = kernel
    diagonal = (0..<rows.rows).map { kernel(rows.row($0), rows.row($0)) }
    source =
      if case .rbf(let gamma) = kernel {
        .radial(RadialKernelRows(gamma: gamma, rows))
      } else {
        .products(ProductKernelRows(kernel, rows.widened))
      }
  }

  private init(kernel: KernelFunction, diagonal: [Double], source: Source) {
    self.kernel = kernel
    self.diagonal = diagonal
    self.source = source
  }

  /// Only the rows at `indices`, in that order.
  func gathering(_ indices: [Int]) -> KernelRows {
    let source: Source =
      switch self.source {
      case .radial(let rows): .radial(rows.gathering(indices))
      case .products(let rows): .products(rows.gathering(indices))
      }
    return KernelRows(
      kernel: kernel, diagonal: indices.map { diagonal[$0] }, source: source)
  }

  /// Fills a row of `target` with the kernels of point `index` of `other` and all points of this.
  func fill(_ target: inout Matrix<Float>, row: Int, withPoint index: Int, of other: KernelRows) {
    switch (source, other.source) {
    case (.radial(let rows), .radial(let others)):
      rows.fill(&target, row: row, withPoint: index, of: others)
    case (.products(let rows), .products(let others)):
      rows.fill(&target, row: row, withPoint: index, of: others)
    default: preconditionFailure("kernel rows of two kinds do not meet")
    }
  }

  /// The sum of the kernel rows of the points of `other`, each times its coefficient, in `Double`.
  ///
  /// Blocks of points meet blocks of rows by matrix products; each number adds up the points in order.
  func weightedSums(of other: KernelRows, times coefficients: [Double]) -> [Double] {
    Workers.map(count, inBlocksOf: 1024) { block in
      var sums = [Double](repeating: 0, count: block.count)
      for start in stride(from: 0, to: other.count, by: 64) {
        let members = start..<min(start + 64, other.count)
        let kernels = self.kernels(of: members, in: other, with: block)
        for (place, point) in members.enumerated() {
          var target = sums.mutableSpan
          target.add(kernels.row(place), times: coefficients[point])
        }
      }
      return sums
    }.flatMap { $0 }
  }

  private func kernels(
    of members: Range<Int>, in other: KernelRows, with block: Range<Int>
  ) -> Matrix<Float> {
    switch (source, other.source) {
    case (.radial(let rows), .radial(let others)):
      rows.kernels(of: members, in: others, with: block)
    case (.products(let rows), .products(let others)):
      rows.kernels(of: members, in: others, with: block)
    default: preconditionFailure("kernel rows of two kinds do not meet")
    }
  }
}
