import Numerics

/// Solves the dual of the one-class SVM by sequential minimal optimization.
///
/// Minimizes ½ αᵀKα with 0 ≤ αᵢ ≤ 1 and Σα = ν·n (Schölkopf et al. 2001). Each step moves weight between
/// two rows: the one that violates optimality most, and the one with which the objective falls most to
/// second order (Fan, Chen and Lin 2005). Rows that stay at a bound are set aside and come back for a
/// last check. Start, steps and stop are those of LIBSVM.
struct OneClassSolver {
  private let all: KernelRows
  private let tolerance: Double
  private let shrinks: Bool
  private let memory: KernelRowCache.Memory
  private let stepLimit: Int

  private var alphas: [Double]
  /// The gradient Kα; out of date for rows set aside.
  private var gradients: [Double]

  // The rows still worked on.
  private var active: [Int]
  private var working: WorkingRows
  private var hasWidened = false
  private var steps = 0

  /// - Parameter nu: in (0, 1].
  init(
    _ rows: KernelRows, nu: Double, tolerance: Double, shrinks: Bool, cacheBytes: Int,
    stepLimit: Int
  ) {
    all = rows
    self.tolerance = tolerance
    self.shrinks = shrinks
    memory = KernelRowCache.Memory(bytes: cacheBytes, points: rows.count)
    self.stepLimit = stepLimit
    let alphas = OneClassDual.start(rows.count, nu: nu)
    self.alphas = alphas
    gradients = Self.gradients(at: rows, of: rows, weights: alphas)
    active = Array(0..<rows.count)
    working = WorkingRows(rows, alphas: alphas, gradients: gradients, memory: memory)
  }

  /// - Returns: `nil` if the step limit was reached.
  consuming func solved() -> OneClassSolution? {
    let period = min(all.count, 1000)
    var untilShrinking = period
    while steps < stepLimit {
      untilShrinking -= 1
      if untilShrinking <= 0 {
        untilShrinking = period
        if shrinks { shrink() }
      }
      var found = working.violatingPair(tolerance: tolerance)
      if found == nil, active.count < all.count {
        widen()
        found = working.violatingPair(tolerance: tolerance)
        untilShrinking = 1
      }
      guard let pair = found else { return solution() }
      steps += 1
      // A step too small for Double to move anything: no further step would.
      guard working.step(pair) else { break }
    }
    guard steps < stepLimit else { return nil }
    widen()
    return solution()
  }

  /// Kα at `rows`, from those of `all` that have weight.
  private static func gradients(
    at rows: KernelRows, of all: KernelRows, weights: [Double]
  ) -> [Double] {
    let held = weights.indices.filter { weights[$0] > 0 }
    return rows.weightedSums(of: all.gathering(held), times: held.map { weights[$0] })
  }

  /// Sets aside rows that are at a bound and far from leaving it, if they are a tenth of all or more:
  /// the cache of kernel rows starts anew, which fewer rows would not repay.
  private mutating func shrink() {
    let (up, down) = OneClassDual.violations(
      alphas: working.alphas, gradients: working.gradients)
    if !hasWidened, up + down <= tolerance * 10 {
      hasWidened = true
      widen()
    }
    let kept = working.indicesWorthKeeping(up: up, down: down)
    guard kept.count * 10 <= active.count * 9, kept.count >= 2 else { return }
    storeWorking()
    active = kept.map { active[$0] }
    startWorking()
  }

  /// Brings all rows back, with their gradients made anew.
  private mutating func widen() {
    guard active.count < all.count else { return }
    storeWorking()
    var isActive = [Bool](repeating: false, count: all.count)
    for row in active { isActive[row] = true }
    let aside = (0..<all.count).filter { !isActive[$0] }
    let sums = Self.gradients(at: all.gathering(aside), of: all, weights: alphas)
    for (place, row) in aside.enumerated() { gradients[row] = sums[place] }
    active = Array(0..<all.count)
    startWorking()
  }

  private mutating func storeWorking() {
    for (place, row) in active.enumerated() {
      alphas[row] = working.alphas[place]
      gradients[row] = working.gradients[place]
    }
  }

  private mutating func startWorking() {
    let rows = active.count == all.count ? all : all.gathering(active)
    working = WorkingRows(
      rows, alphas: active.map { alphas[$0] }, gradients: active.map { gradients[$0] },
      memory: memory, reusing: working.dissolve())
  }

  private consuming func solution() -> OneClassSolution {
    storeWorking()
    return OneClassSolution(alphas: alphas, gradients: gradients, steps: steps)
  }
}
