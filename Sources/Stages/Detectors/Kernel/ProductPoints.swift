import Numerics

/// Points with a factor each, met by a kernel that is a function of the inner product.
///
/// Points lie in groups of eight, column after column, in `Double`. A row meets the groups in order and
/// each group in eight lanes, which are added in pairs at the end.
struct ProductPoints: Sendable {
  private let kernel: KernelFunction
  private let count: Int
  /// Group after group, column after column: that column of the group's eight points.
  private let lanes: [SIMD8<Double>]
  /// The factors of each group; 0 where it has no point.
  private let factors: [SIMD8<Double>]

  init(_ kernel: KernelFunction, _ points: Matrix<Float>, times coefficients: [Double]) {
    self.kernel = kernel
    count = points.rows
    var lanes: [SIMD8<Double>] = []
    var factors: [SIMD8<Double>] = []
    for start in stride(from: 0, to: points.rows, by: 8) {
      let members = start..<min(start + 8, points.rows)
      var factor = SIMD8<Double>()
      for point in members { factor[point - start] = coefficients[point] }
      factors.append(factor)
      for column in 0..<points.columns {
        var lane = SIMD8<Double>()
        for point in members { lane[point - start] = Double(points[point, column]) }
        lanes.append(lane)
      }
    }
    self.lanes = lanes
    self.factors = factors
  }

  /// The sum at one row of all kernels, each times its factor.
  func sum(at row: Span<Float>) -> Double {
    var total = SIMD8<Double>()
    for group in factors.indices { total += factors[group] * kernels(at: row, group: group) }
    let halves = total.lowHalf + total.highHalf
    let quarters = halves.lowHalf + halves.highHalf
    return quarters[0] + quarters[1]
  }

  /// The kernels of each row with each point; factors play no part.
  func values(at rows: Matrix<Float>) -> Matrix<Double> {
    var answers = Matrix<Double>(rows: rows.rows, columns: count)
    for row in 0..<rows.rows {
      var target = answers.mutableRow(row)
      for group in factors.indices {
        let kernels = kernels(at: rows.row(row), group: group)
        for lane in 0..<min(8, count - group * 8) { target[group * 8 + lane] = kernels[lane] }
      }
    }
    return answers
  }

  @inline(__always)
  private func kernels(at row: Span<Float>, group: Int) -> SIMD8<Double> {
    let start = group * row.count
    var sum = SIMD8<Double>()
    for column in row.indices { sum += lanes[start + column] * Double(row[column]) }
    return kernel.ofProducts(sum)
  }
}
