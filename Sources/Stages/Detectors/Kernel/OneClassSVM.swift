public import Forms
public import Numerics
public import Vocabulary

/// A one-class support vector machine: rows outside the region that holds most of the learned ones are
/// strange (Schölkopf et al. 2001).
///
/// It is LIBSVM's problem, solved as LIBSVM solves it. A score is ρ − Σ αᵢ K(row, rowᵢ); its size grows
/// with the number of learned rows, so it is divided by ν·n unless `scale` says `libsvm`. 0 is the border
/// of the region either way, and where scores are means, every row that the solver
/// could not tell from the border scores 0.
public struct OneClassSVM: Detector, Equatable {
  /// What a score is divided by.
  public enum Scale: String, Sendable, CaseIterable {
    /// ν·n: scores are means over the support vectors, and mean the same for any number of rows.
    case mean
    /// Nothing: scores are −`decision_function` of LIBSVM and scikit-learn.
    case libsvm
  }

  public static let name = "one-class-svm"
  public static let help =
    "A border around the region that holds most rows; its cost grows with the square of the rows."
  public static let nu = Key<Self, Double>.nu
  public static let kernel = Key<Self, KernelSetting.Word>.axis(
    "kernel", .word, or: .rbf, "How alike two rows are.")
  public static let gamma = Key<Self, KernelSetting.Gamma>.gamma
  public static let degree = Key<Self, Int>.axis(
    "degree", .whole(1...10), or: 3, "The degree of polynomial.")
  public static let offset = Key<Self, Double>.axis(
    "offset", .number, or: 0, "What polynomial and sigmoid add to the product.")
  public static let tolerance = Key<Self, Double>.tolerance
  public static let shrinking = Key<Self, Bool>.axis(
    "shrinking", .flag, or: true, "Whether the solver sets settled rows aside.")
  public static let cache = Key<Self, Int>.axis(
    "cache", .whole(1...65_536), or: 200, "How many MiB of kernel rows are kept.")
  public static let scale = Key<Self, Scale>.axis(
    "scale", .word, or: .mean,
    "Whether scores are divided by ν·n, or are LIBSVM's own, negated.")
  public static var keys: [any FormKey<Self>] {
    [nu, kernel, gamma, degree, offset, tolerance, shrinking, cache, scale]
  }
  public static let needs: [Need] = [
    .only("gamma", with: "kernel", being: "rbf", "polynomial", "sigmoid"),
    .only("degree", with: "kernel", being: "polynomial"),
    .only("offset", with: "kernel", being: "polynomial", "sigmoid"),
  ]

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
    nu: Double = Self.nu.standard, kernel: KernelSetting = .rbf(),
    tolerance: Double = Self.tolerance.standard, scale: Scale = Self.scale.standard,
    shrinking: Bool = Self.shrinking.standard, cacheMegabytes: Int = Self.cache.standard
  ) throws(SettingError) {
    self.nu = try Self.nu.checked(nu)
    self.kernel = try kernel.checked()
    self.tolerance = try Self.tolerance.checked(tolerance)
    self.scale = scale
    self.shrinking = shrinking
    self.cacheMegabytes = try Self.cache.checked(cacheMegabytes)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      nu: settings[Self.nu],
      kernel: KernelSetting(
        settings[Self.kernel], gamma: settings[Self.gamma], degree: settings[Self.degree],
        offset: settings[Self.offset]),
      tolerance: settings[Self.tolerance], scale: settings[Self.scale],
      shrinking: settings[Self.shrinking], cacheMegabytes: settings[Self.cache])
  }

  public var isDeterministic: Bool { true }

  /// About a share ν of the training rows are those that count: their kernel rows are worked out while it
  /// learns, and each row that is scored is held against them.
  public func work(_ load: Workload) -> Double {
    let counting = max(1, nu * Double(load.training))
    let pair = kernel.work(columns: load.columns)
    return counting * (3 * Double(load.training) + load.scored) * pair
  }

  /// Kernel rows of those that count, as far as the cache goes; it seldom grows to more than twice what it begins with.
  public func memory(_ load: Workload) -> Double {
    let rows = min(nu * Double(load.training) / 2, 2 * Double(KernelRowCache.firstRows))
    return min(rows * Double(load.training) * 4, Double(cacheMegabytes) * 1_048_576)
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
    try solution.checkSeparates(kernel, tolerance)
    let support = solution.alphas.indices.filter { solution.alphas[$0] > 0 }
    return OneClassModel(
      expansion: KernelExpansion(
        kernel: kernel, points: rows.gathering(rows: support),
        coefficients: support.map { solution.alphas[$0] }),
      solution: solution, divisor: scale == .mean ? nu * Double(rows.rows) : 1,
      tolerance: scale == .mean ? tolerance : 0)
  }

  /// What a person is told who asks for kernels that `Float` cannot hold.
  static let tooLarge =
    "the features are too large for this kernel, whose values exceed 1e37; scale them"

  /// What a person is told whose rows lie around the origin, from which a plane is to part them.
  static let aroundOrigin =
    "a linear one-class SVM parts the rows from the origin, but these lie on all sides of it, so that no "
    + "score would mean anything; scale them by min-max, which brings all of them to one side, or choose "
    + "the kernel rbf"

  /// What a person is told whose problem was not solved in time.
  static func unsettled(_ tolerance: Double) -> String {
    "the one-class SVM did not come within \(tolerance) of its optimum; scale the features, "
      + "raise 'tolerance', or choose the kernel rbf"
  }
}
