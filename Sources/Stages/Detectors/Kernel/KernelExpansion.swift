import Numerics
import Vocabulary

/// A sum of kernels around learned points, each times its coefficient.
///
/// Points lie in groups of eight, column after column, in `Double`. A row meets the groups in order and
/// each group in eight lanes, which are added in pairs at the end: one order of addition for one row
/// and for many.
struct KernelExpansion: Sendable {
  let kernel: KernelFunction
  let points: Matrix<Float>
  let coefficients: [Double]
  /// Group after group, column after column: that column of the group's eight points.
  private let lanes: [SIMD8<Double>]
  /// The coefficients of each group; 0 where it has no point.
  private let factors: [SIMD8<Double>]

  init(kernel: KernelFunction, points: Matrix<Float>, coefficients: [Double]) {
    self.kernel = kernel
    self.points = points
    self.coefficients = coefficients
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

  /// The sum at `row`.
  ///
  /// - Complexity: O(*points* · *columns*).
  func value(at row: Span<Float>) -> Double {
    var total = SIMD8<Double>()
    for group in factors.indices { total += factors[group] * kernels(at: row, group: group) }
    let halves = total.lowHalf + total.highHalf
    let quarters = halves.lowHalf + halves.highHalf
    return quarters[0] + quarters[1]
  }

  /// The kernel of `row` with each point.
  func kernels(at row: Span<Float>) -> [Double] {
    var answers: [Double] = []
    answers.reserveCapacity(factors.count * 8)
    for group in factors.indices {
      let lanes = kernels(at: row, group: group)
      for lane in 0..<min(8, points.rows - group * 8) { answers.append(lanes[lane]) }
    }
    return answers
  }

  @inline(__always)
  private func kernels(at row: Span<Float>, group: Int) -> SIMD8<Double> {
    let start = group * row.count
    var sum = SIMD8<Double>()
    if case .rbf(let gamma) = kernel {
      for column in row.indices {
        let difference = lanes[start + column] - Double(row[column])
        sum += difference * difference
      }
      return (sum * -gamma).exponential()
    }
    for column in row.indices { sum += lanes[start + column] * Double(row[column]) }
    return kernel.ofProducts(sum)
  }
}

extension KernelExpansion {
  func store(in weights: inout Weights) {
    kernel.store(in: &weights)
    weights.tensors["points"] = Tensor(
      .float(points.elements), shape: [points.rows, points.columns])
    weights.tensors["coefficients"] = Tensor(.double(coefficients))
  }

  init(storedIn weights: Weights) throws(WeightsError) {
    let kernel = try KernelFunction(storedIn: weights)
    let coefficients = try weights.finite("coefficients")
    let shape = try weights.tensor("points").shape
    guard shape.count == 2, shape[0] == coefficients.count, shape[1] > 0 else {
      throw WeightsError("'points' of the weights does not hold a row for each coefficient")
    }
    let values = try weights.finiteFloats("points", count: shape[0] * shape[1])
    self.init(
      kernel: kernel, points: Matrix(rows: shape[0], columns: shape[1], elements: values),
      coefficients: coefficients)
  }
}
