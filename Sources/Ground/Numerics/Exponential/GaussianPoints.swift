import Kernels

/// Points around which Gaussians lie: e^(−γ · squared distance), in `Double`.
///
/// Points lie in groups of eight, column after column. A row meets the groups in order and each group in
/// eight lanes, which are added in pairs at the end: one order of addition for one row and for many.
public struct GaussianPoints: Sendable {
  public let gamma: Double
  public let count: Int
  public let columns: Int
  private let groups: Int
  /// Group after group, column after column: that column of the group's eight points.
  private let lanes: Matrix<Double>
  /// The factors of each group; 0 where it has no point.
  private let factors: Matrix<Double>

  /// - Precondition: `points` has a row for each factor.
  public init(_ points: Matrix<Float>, times factors: [Double], gamma: Double) {
    precondition(points.rows == factors.count, "each of \(points.rows) points has a factor")
    self.gamma = gamma
    count = points.rows
    columns = points.columns
    groups = (count + 7) / 8
    lanes = Matrix(rows: groups * columns, columns: 8) { place, lane in
      let point = place / points.columns * 8 + lane
      return point < points.rows ? Double(points[point, place % points.columns]) : 0
    }
    self.factors = Matrix(rows: groups, columns: 8) { group, lane in
      let point = group * 8 + lane
      return point < factors.count ? factors[point] : 0
    }
  }

  /// The Gaussian of two rows, adding up the columns in order.
  public static func value(_ a: Span<Float>, _ b: Span<Float>, gamma: Double) -> Double {
    precondition(a.count == b.count, "rows of \(a.count) and \(b.count) numbers have no distance")
    return unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe assay_gaussian(a.baseAddress, b.baseAddress, Int64(a.count), gamma)
      }
    }
  }

  /// For each row, the sum of all Gaussians, each times its factor.
  ///
  /// - Complexity: O(*rows* · *points* · *columns*).
  public func sums(at rows: Matrix<Float>) -> [Double] {
    precondition(rows.columns == columns, "\(rows.shape) meets points of \(columns) columns")
    let answers = unsafe [Double](unsafeUninitializedCapacity: rows.rows) { answers, filled in
      filled = rows.rows
      guard let base = answers.baseAddress else { return }
      unsafe assay_gaussian_sums(
        rows.floats, Int64(rows.stride), Int64(columns), Int64(rows.rows), lanes.doubles,
        factors.doubles, Int64(groups), gamma, base)
    }
    withExtendedLifetime((rows, lanes, factors)) {}
    return answers
  }

  /// The Gaussians of each row with each point, a row for each row; factors play no part.
  public func values(at rows: Matrix<Float>) -> Matrix<Double> {
    precondition(rows.columns == columns, "\(rows.shape) meets points of \(columns) columns")
    let answers = Matrix<Double>(uninitialized: rows.rows, groups * 8)
    nonisolated(unsafe) let target = unsafe answers.mutableDoubles
    _ = Workers.map(rows.rows, inBlocksOf: 256) { block in
      for row in block {
        unsafe assay_gaussians(
          rows.floats + row * rows.stride, Int64(columns), lanes.doubles, Int64(groups), gamma,
          target + row * answers.stride)
      }
    }
    withExtendedLifetime((rows, lanes)) {}
    return answers.columns(0..<count)
  }
}
