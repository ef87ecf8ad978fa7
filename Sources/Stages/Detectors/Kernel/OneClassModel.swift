public import Numerics
public import Vocabulary

/// The border that a one-class machine draws: a sum of kernels, and the value that it has there.
///
/// `Method` is the detector that found it, so that models of each are told apart.
public struct OneClassModel<Method: Sendable>: AnomalyModel {
  let expansion: KernelExpansion
  /// What the sum of kernels is at the border.
  public let rho: Double
  /// What ρ − Σ αᵢ K is divided by to be a score.
  public let divisor: Double
  /// ½ αᵀKα where the solver stopped.
  public let objective: Double
  /// How many steps the solver took.
  public let steps: Int
  /// How far from the border the solver may have left a row that lies on it, as `rho` is measured; 0 where
  /// scores are LIBSVM's own.
  let tolerance: Double

  public var columns: Int { expansion.points.columns }

  /// The rows around which kernels lie, and the coefficient of each: for `OneClassSVM` its support
  /// vectors and their αᵢ, for `NystromOneClassSVM` its landmarks.
  public var points: Matrix<Float> { expansion.points }
  public var coefficients: [Double] { expansion.coefficients }
  /// The kernel, with γ as a number.
  public var kernel: KernelSetting { expansion.kernel.setting }

  /// A machine draws its line where its sum of kernels is ρ.
  public static var border: Double? { 0 }

  /// Far from every point the sum of kernels is 0, where no kernel and no coefficient is below 0.
  public var scoreMakeup: ScoreMakeup {
    guard case .rbf = expansion.kernel, coefficients.allSatisfy({ $0 >= 0 }) else { return .open }
    return .limitedModel(rho / divisor, because: "the score far from every training row")
  }

  init(
    expansion: KernelExpansion, solution: OneClassSolution, divisor: Double, tolerance: Double
  ) {
    self.expansion = expansion
    self.divisor = divisor
    self.tolerance = tolerance
    rho = solution.rho
    objective = solution.objective
    steps = solution.steps
  }

  /// Rows within the solver's tolerance of the border all score 0: which of them is the stranger one is
  /// chance.
  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    Scores(try decisionValues(of: rows).map { abs($0) <= tolerance ? 0 : -$0 / divisor })
  }

  /// Σ αᵢ K(row, rowᵢ) − ρ: LIBSVM's decision value, below 0 outside the border.
  public func decisionValues(of rows: Matrix<Float>) throws(RowError) -> [Double] {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows, inBlocksOf: 64) { block in
      expansion.values(at: rows.rows(block)).map { $0 - rho }
    }.values
  }
}

extension OneClassModel {
  public var weights: Weights {
    var weights = Weights()
    expansion.store(in: &weights)
    weights.settings["rho"] = "\(rho)"
    weights.settings["divisor"] = "\(divisor)"
    weights.settings["objective"] = "\(objective)"
    weights.settings["steps"] = "\(steps)"
    weights.settings["tolerance"] = "\(tolerance)"
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    expansion = try KernelExpansion(storedIn: weights)
    rho = try weights.setting("rho")
    divisor = try weights.setting("divisor")
    objective = try weights.setting("objective")
    steps = try weights.setting("steps")
    // Models from before it was kept have none.
    tolerance = weights.settings["tolerance"] == nil ? 0 : try weights.setting("tolerance")
    guard rho.isFinite, divisor > 0, divisor.isFinite, tolerance >= 0, tolerance.isFinite else {
      throw WeightsError(
        "settings 'rho', 'divisor' and 'tolerance' of the weights are no border and its scale")
    }
  }
}
