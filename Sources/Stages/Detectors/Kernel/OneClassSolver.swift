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
  private let cacheBytes: Int
  private let stepLimit: Int

  private var alphas: [Double]
  /// The gradient Kα; out of date for rows set aside.
  private var gradients: [Double]
  /// The part of the gradient that rows at the upper bound make.
  private var boundGradients: [Double]

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
    self.cacheBytes = cacheBytes
    self.stepLimit = stepLimit
    let alphas = OneClassDual.start(rows.count, nu: nu)
    func sums(where isWanted: (Double) -> Bool) -> [Double] {
      let wanted = alphas.indices.filter { isWanted(alphas[$0]) }
      return rows.weightedSums(of: rows.gathering(wanted), times: wanted.map { alphas[$0] })
    }
    self.alphas = alphas
    boundGradients = sums { $0 >= 1 }
    gradients = zip(boundGradients, sums { $0 > 0 && $0 < 1 }).map { $0 + $1 }
    active = Array(0..<rows.count)
    working = WorkingRows(rows, alphas: alphas, gradients: gradients, cacheBytes: cacheBytes)
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
      let old = (working.alphas[pair.first], working.alphas[pair.second])
      // A step too small for Double to move anything: no further step would.
      guard working.step(pair) else { break }
      noteBound(of: pair.first, before: old.0)
      noteBound(of: pair.second, before: old.1)
    }
    guard steps < stepLimit else { return nil }
    widen()
    return solution()
  }

  /// Keeps `boundGradients` true after the row at `index` may have come to the upper bound or left it.
  private mutating func noteBound(of index: Int, before: Double) {
    let now = working.alphas[index]
    guard (before >= 1) != (now >= 1) else { return }
    let sign: Double = now >= 1 ? 1 : -1
    if active.count == all.count {
      working.addKernelRow(of: index, times: sign, to: &boundGradients)
    } else {
      var row = Matrix<Float>(rows: 1, columns: all.count)
      all.fill(&row, row: 0, withPoint: active[index], of: all)
      var sums = boundGradients.mutableSpan
      sums.add(row.row(0), times: sign)
    }
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
    let free = active.filter { alphas[$0] > 0 && alphas[$0] < 1 }
    let sums = all.gathering(aside)
      .weightedSums(of: all.gathering(free), times: free.map { alphas[$0] })
    for (place, row) in aside.enumerated() { gradients[row] = boundGradients[row] + sums[place] }
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
      cacheBytes: cacheBytes)
  }

  private consuming func solution() -> OneClassSolution {
    storeWorking()
    return OneClassSolution(alphas: alphas, gradients: gradients, steps: steps)
  }
}
