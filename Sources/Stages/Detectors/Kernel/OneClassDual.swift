/// The dual of the one-class SVM as every solver of it knows it: ½ αᵀKα with 0 ≤ αᵢ ≤ 1, Σα = ν·n.
enum OneClassDual {
  /// LIBSVM's first weights: 1 for the first ⌊ν·n⌋ rows, and the rest of ν·n for the next.
  static func start(_ count: Int, nu: Double) -> [Double] {
    let weight = nu * Double(count)
    let whole = min(Int(weight), count)
    return (0..<count).map { $0 < whole ? 1 : ($0 == whole ? weight - Double(whole) : 0) }
  }

  /// The weights of two rows after the best move between them that stays within their bounds.
  ///
  /// - Parameters:
  ///   - difference: by how much the second's gradient exceeds the first's.
  ///   - curvature: of the objective along the move; a kernel that is none may make it negative.
  static func moved(
    _ first: Double, _ second: Double, difference: Double, curvature: Double
  ) -> (Double, Double) {
    let wanted = difference / positive(curvature)
    let sum = first + second
    var new = (first + wanted, second - wanted)
    if sum > 1 {
      if new.0 > 1 { new = (1, sum - 1) }
      if new.1 > 1 { new = (sum - 1, 1) }
    } else {
      if new.1 < 0 { new = (sum, 0) }
      if new.0 < 0 { new = (0, sum) }
    }
    return new
  }

  /// A curvature of 0 or less counts as 10⁻¹², as in LIBSVM.
  @inline(__always)
  static func positive(_ curvature: Double) -> Double { curvature > 0 ? curvature : 1e-12 }

  /// The gradient at the border: the mean of those of rows between their bounds, or the middle of where
  /// it may lie.
  static func rho(alphas: [Double], gradients: [Double]) -> Double {
    var (upper, lower) = (Double.infinity, -Double.infinity)
    var (sum, free) = (0.0, 0)
    for row in alphas.indices {
      let gradient = gradients[row]
      if alphas[row] >= 1 {
        lower = max(lower, gradient)
      } else if alphas[row] <= 0 {
        upper = min(upper, gradient)
      } else {
        sum += gradient
        free += 1
      }
    }
    if free > 0 { return sum / Double(free) }
    if upper == .infinity { return lower }
    return lower == -.infinity ? upper : (upper + lower) / 2
  }

  /// By how much rows want more weight (`up`, at most) and less (`down`): the largest −G of rows below
  /// their upper bound, and the largest G of rows above 0. The dual is solved where they cancel.
  static func violations(
    alphas: [Double], gradients: [Double]
  ) -> (up: Double, down: Double) {
    var (up, down) = (-Double.infinity, -Double.infinity)
    for row in alphas.indices {
      if alphas[row] < 1 { up = max(up, -gradients[row]) }
      if alphas[row] > 0 { down = max(down, gradients[row]) }
    }
    return (up, down)
  }
}

/// What a solver of the dual found.
struct OneClassSolution: Sendable {
  let alphas: [Double]
  let rho: Double
  /// ½ αᵀKα.
  let objective: Double
  let steps: Int
  /// The largest sum of kernels at a learned row, of either sign.
  private let reach: Double

  init(alphas: [Double], gradients: [Double], steps: Int) {
    self.alphas = alphas
    self.steps = steps
    rho = OneClassDual.rho(alphas: alphas, gradients: gradients)
    objective = zip(alphas, gradients).reduce(0) { $0 + $1.0 * $1.1 } / 2
    reach = gradients.reduce(0) { max($0, abs($1)) }
  }

  /// Refuses a plane through rows on all sides of the origin: its direction has no length but what the
  /// solver left over, so that no row lies further from it than the solver can see.
  func checkSeparates(_ kernel: KernelFunction, _ tolerance: Double) throws(FitError) {
    guard kernel == .linear, reach <= 10 * tolerance else { return }
    throw .unsolved(OneClassSVM.aroundOrigin)
  }
}
