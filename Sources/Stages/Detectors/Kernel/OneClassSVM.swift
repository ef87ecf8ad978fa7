public import Numerics
public import Vocabulary

/// A one-class support vector machine: rows outside the region that holds most of the learned ones are
/// strange (Schölkopf et al. 2001).
///
/// It is LIBSVM's problem, solved as LIBSVM solves it. A score is ρ − Σ αᵢ K(row, rowᵢ); its size grows
/// with the number of learned rows, so it is divided by ν·n unless `scale` says `libsvm`. 0 is the border
/// of the region either way.
public struct OneClassSVM: Detector, Equatable {
  /// What a score is divided by.
  public enum Scale: String, Sendable {
    /// ν·n: scores are means over the support vectors, and mean the same for any number of rows.
    case mean
    /// Nothing: scores are −`decision_function` of LIBSVM and scikit-learn.
    case libsvm
  }

  /// About the share of learned rows that lie outside the region.
  public let nu: Double
  public let kernel: KernelSetting
  /// How far from optimal the solver may stop, as LIBSVM measures it.
  public let tolerance: Double
  public let scale: Scale
  /// Whether the solver sets rows aside that stay at a bound; changes time, and results within `tolerance`.
  public let shrinking: Bool
  /// How many megabytes of kernel rows the solver may keep.
  public let cacheMegabytes: Int

  public init(
    nu: Double = 0.1, kernel: KernelSetting = .rbf(), tolerance: Double = 1e-3,
    scale: Scale = .mean, shrinking: Bool = true, cacheMegabytes: Int = 200
  ) throws(SettingError) {
    self.nu = try SettingError.check("nu", nu, in: Double.leastNormalMagnitude...1)
    self.kernel = try kernel.checked()
    self.tolerance = try SettingError.check(positive: "tolerance", tolerance)
    self.scale = scale
    self.shrinking = shrinking
    self.cacheMegabytes = try SettingError.check("cache", cacheMegabytes, in: 1...65_536)
  }

  /// - Complexity: memory O(*n* · *columns*) and the cache; never *n*².
  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> OneClassModel<OneClassSVM>
  {
    try Rows.checkTraining(rows)
    let kernel = KernelFunction(self.kernel, for: rows)
    let gram = KernelRows(kernel, rows.compact())
    guard gram.isWithinFloat else {
      throw .unsolved(Self.tooLarge)
    }
    let solver = OneClassSolver(
      gram, nu: nu, tolerance: tolerance, shrinks: shrinking,
      cacheBytes: cacheMegabytes << 20, stepLimit: 100 * max(rows.rows, 10_000))
    guard let solution = solver.solved() else {
      throw .unsolved(Self.unsettled(tolerance))
    }
    let support = solution.alphas.indices.filter { solution.alphas[$0] > 0 }
    return OneClassModel(
      expansion: KernelExpansion(
        kernel: kernel, points: rows.gathering(rows: support),
        coefficients: support.map { solution.alphas[$0] }),
      solution: solution, divisor: scale == .mean ? nu * Double(rows.rows) : 1)
  }

  /// What a person is told who asks for kernels that `Float` cannot hold.
  static let tooLarge =
    "the features are too large for this kernel, whose values exceed 1e37; scale them"

  /// What a person is told whose problem was not solved in time.
  static func unsettled(_ tolerance: Double) -> String {
    "the one-class SVM did not come within \(tolerance) of its optimum; scale the features, "
      + "raise 'tolerance', or choose the kernel rbf"
  }
}
