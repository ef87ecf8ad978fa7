public import Numerics
public import Vocabulary

/// The support vectors of a one-class SVM, and the border that they draw.
public struct SupportVectorModel: AnomalyModel {
  let expansion: KernelExpansion
  /// What the sum of kernels is at the border.
  public let rho: Double
  /// What ρ − Σ α K is divided by to be a score.
  public let divisor: Double
  /// ½ αᵀKα where the solver stopped.
  public let objective: Double
  /// How many steps the solver took.
  public let steps: Int

  public var columns: Int { expansion.points.columns }

  /// The learned rows that draw the border, and the weight of each.
  public var supportVectors: Matrix<Float> { expansion.points }
  public var alphas: [Double] { expansion.coefficients }

  init(
    kernel: KernelFunction, rows: Matrix<Float>, solution: OneClassSolver.Solution, divisor: Double
  ) {
    let support = solution.alphas.indices.filter { solution.alphas[$0] > 0 }
    expansion = KernelExpansion(
      kernel: kernel, points: rows.gathering(rows: support),
      coefficients: support.map { solution.alphas[$0] })
    rho = solution.rho
    self.divisor = divisor
    objective = solution.objective
    steps = solution.steps
  }

  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    Scores(try decisionValues(of: rows).map { -$0 / divisor })
  }

  /// Σ αᵢ K(row, rowᵢ) − ρ: LIBSVM's decision value, below 0 outside the border.
  public func decisionValues(of rows: Matrix<Float>) throws(RowError) -> [Double] {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows, inBlocksOf: 64) { block in
      block.map { expansion.value(at: rows.row($0)) - rho }
    }.values
  }
}

extension SupportVectorModel {
  public var weights: Weights {
    var weights = Weights()
    expansion.store(in: &weights)
    weights.settings["rho"] = "\(rho)"
    weights.settings["divisor"] = "\(divisor)"
    weights.settings["objective"] = "\(objective)"
    weights.settings["steps"] = "\(steps)"
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    expansion = try KernelExpansion(storedIn: weights)
    rho = try weights.setting("rho")
    divisor = try weights.setting("divisor")
    objective = try weights.setting("objective")
    steps = try weights.setting("steps")
    guard rho.isFinite, divisor > 0, divisor.isFinite else {
      throw WeightsError("settings 'rho' and 'divisor' of the weights are no border and its scale")
    }
  }
}
