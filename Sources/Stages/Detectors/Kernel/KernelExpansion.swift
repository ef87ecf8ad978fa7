import Numerics
import Vocabulary

/// A sum of kernels around learned points, each times its coefficient.
///
/// Each way of adding up is the same for one row and for many.
struct KernelExpansion: Sendable {
  let kernel: KernelFunction
  let points: Matrix<Float>
  let coefficients: [Double]
  private let form: Form

  private enum Form: Sendable {
    case gaussians(GaussianPoints)
    case products(ProductPoints)
  }

  init(kernel: KernelFunction, points: Matrix<Float>, coefficients: [Double]) {
    self.kernel = kernel
    self.points = points
    self.coefficients = coefficients
    form =
      if case .rbf(let gamma) = kernel {
        .gaussians(GaussianPoints(points, times: coefficients, gamma: gamma))
      } else {
        .products(ProductPoints(kernel, points, times: coefficients))
      }
  }

  /// The sum at each of `rows`.
  ///
  /// - Complexity: O(*rows* · *points* · *columns*).
  func values(at rows: Matrix<Float>) -> [Double] {
    switch form {
    case .gaussians(let points): points.sums(at: rows)
    case .products(let points): (0..<rows.rows).map { points.sum(at: rows.row($0)) }
    }
  }

  /// The kernel of each row with each point.
  func kernels(at rows: Matrix<Float>) -> Matrix<Double> {
    switch form {
    case .gaussians(let points): points.values(at: rows)
    case .products(let points): points.values(at: rows)
    }
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
