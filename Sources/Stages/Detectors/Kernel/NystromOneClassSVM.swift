public import Forms
public import Numerics
public import Vocabulary

/// A one-class SVM for many rows: kernels with a few landmark rows stand for all kernels (Williams and
/// Seeger 2001), and the machine is a linear one on them.
///
/// Landmarks are drawn from the rows by the seed. With all rows as landmarks it is the `OneClassSVM`
/// itself; time and memory grow with rows · landmarks.
public struct NystromOneClassSVM: Detector, Equatable {
  public static let name = "nystrom-one-class-svm"
  public static let help = "The same for many rows: the kernel by way of some landmarks."
  public static let nu = Key<Self, Double>.nu
  public static let gamma = Key<Self, KernelSetting.Gamma>.gamma
  public static let landmarks = Key<Self, Int>.axis(
    "landmarks", .whole(1...20_000), or: 100, "How many rows stand for the kernel.")
  public static let tolerance = Key<Self, Double>.tolerance
  public static var keys: [any FormKey<Self>] { [nu, gamma, landmarks, tolerance] }

  public let nu: Double
  public let kernel: KernelSetting
  /// How many rows are landmarks; all, if there are fewer.
  public let landmarks: Int
  public let tolerance: Double
  public let scale: OneClassSVM.Scale

  public init(
    nu: Double = Self.nu.standard, kernel: KernelSetting = .rbf(),
    landmarks: Int = Self.landmarks.standard, tolerance: Double = Self.tolerance.standard,
    scale: OneClassSVM.Scale = OneClassSVM.scale.standard
  ) throws(SettingError) {
    self.nu = try Self.nu.checked(nu)
    self.kernel = try kernel.checked()
    self.landmarks = try Self.landmarks.checked(landmarks)
    self.tolerance = try Self.tolerance.checked(tolerance)
    self.scale = scale
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      nu: settings[Self.nu], kernel: .rbf(gamma: settings[Self.gamma]),
      landmarks: settings[Self.landmarks], tolerance: settings[Self.tolerance])
  }

  public func work(_ load: Workload) -> Double {
    let landmarks = Double(min(landmarks, load.training))
    return load.scored * landmarks * kernel.work(columns: load.columns)
      + Double(load.training) * landmarks * 5e-9 + landmarks * landmarks * landmarks * 2e-9
  }

  /// The training rows as the landmarks see them, and as features as far as these are needed.
  public func memory(_ load: Workload) -> Double {
    Double(load.training) * Double(min(landmarks, load.training)) * 16
  }

  public func fit(
    _ rows: Matrix<Float>, seed: Seed
  ) throws(FitError) -> OneClassModel<NystromOneClassSVM> {
    try Rows.checkTraining(rows)
    let kernel = KernelFunction(self.kernel, for: rows)
    var chance = seed.split("landmarks").generator()
    let chosen = chance.sample(min(landmarks, rows.rows), of: rows.rows).sorted()
    let expansion = KernelExpansion(
      kernel: kernel, points: rows.gathering(rows: chosen),
      coefficients: Array(repeating: 0, count: chosen.count))
    let kernels = expansion.kernels(at: rows)
    guard kernel.isAtMostOne || kernels.isWithinFloat else { throw .unsolved(OneClassSVM.tooLarge) }
    let whitening: Matrix<Double>
    do { whitening = try Self.whitening(kernels.gathering(rows: chosen)) } catch {
      throw .unsolved(error.description)
    }
    let solver = LinearOneClassSolver(kernels, whitening, nu: nu, tolerance: tolerance)
    guard let (solution, direction) = solver.solved(rounds: 10_000) else {
      throw .unsolved(OneClassSVM.unsettled(tolerance))
    }
    try solution.checkSeparates(kernel, tolerance)
    return OneClassModel(
      expansion: KernelExpansion(
        kernel: kernel, points: expansion.points, coefficients: whitening.times(direction)),
      solution: solution, divisor: scale == .mean ? nu * Double(rows.rows) : 1,
      tolerance: scale == .mean ? tolerance : 0)
  }

  /// What turns kernels with the landmarks into features whose inner products are again kernels:
  /// V Λ^(−½) of the landmarks' own kernels, without directions of no length.
  private static func whitening(
    _ kernels: Matrix<Double>
  ) throws(NumericsError) -> Matrix<Double> {
    let eigen = try kernels.symmetricEigen()
    // Columns of zeros behind the others, to the next eight, cost less than a rest to be looked after.
    let floor = Double(kernels.rows) * .ulpOfOne * eigen.values.last!
    let kept = eigen.values.indices.filter { eigen.values[$0] > max(floor, 0) }
    return Matrix(rows: kernels.rows, columns: (kept.count + 7) / 8 * 8) { row, column in
      guard column < kept.count else { return 0 }
      return eigen.vectors[kept[column], row] / eigen.values[kept[column]].squareRoot()
    }
  }
}

extension Matrix where Element == Double {
  fileprivate var isWithinFloat: Bool {
    (0..<rows).allSatisfy { index in
      let row = row(index)
      return row.indices.allSatisfy { row[$0].magnitude < 1e37 }
    }
  }
}
