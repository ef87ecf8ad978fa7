import Numerics

/// Solves the dual of a linear one-class SVM on features, which kernels with landmarks are turned into.
///
/// Each round finds all gradients by one product and admits the rows that want weight most, or want most to
/// be rid of it, to those that trade. Among these, weight moves pair by pair, always along the newest
/// direction (dual coordinate descent: Chou, Lin and Lin 2020). Many rows start where an eighth of them
/// ended. Memory and a round's time grow with the number of rows, not its square.
struct LinearOneClassSolver {
  private let kernels: Matrix<Double>
  private let whitening: Matrix<Double>
  private let tolerance: Double
  private var alphas: [Double]
  private var traders: TradingRows
  private var isTrader: [Bool]

  /// - Parameters:
  ///   - kernels: of each row with the landmarks.
  ///   - whitening: what turns them into features.
  ///   - nu: in (0, 1].
  init(_ kernels: Matrix<Double>, _ whitening: Matrix<Double>, nu: Double, tolerance: Double) {
    self.kernels = kernels
    self.whitening = whitening
    self.tolerance = tolerance
    alphas =
      Self.start(kernels, whitening, nu: nu) ?? OneClassDual.start(kernels.rows, nu: nu)
    traders = TradingRows(
      direction: whitening.transposedTimes(kernels.transposedTimes(alphas)))
    isTrader = Array(repeating: false, count: kernels.rows)
  }

  /// Weights 1 for the share ν of many rows that lie lowest along the direction that every eighth of them
  /// alone would end with; `nil` for few rows, or without such a direction.
  private static func start(
    _ kernels: Matrix<Double>, _ whitening: Matrix<Double>, nu: Double
  ) -> [Double]? {
    guard kernels.rows >= 4096 else { return nil }
    let some = kernels.gathering(rows: Array(stride(from: 0, to: kernels.rows, by: 8)))
    // A thousandth of what the gradients come to: near enough to start from.
    let solver = LinearOneClassSolver(
      some, whitening, nu: nu, tolerance: 1e-3 * nu * Double(some.rows))
    guard let direction = solver.solved(rounds: 100)?.direction else { return nil }
    let weights = OneClassDual.start(kernels.rows, nu: nu).prefix { $0 > 0 }
    let lowest = kernels.times(whitening.times(direction)).smallest(weights.count)
    var alphas = [Double](repeating: 0, count: kernels.rows)
    for (row, weight) in zip(lowest, weights) { alphas[row] = weight }
    return alphas
  }

  /// - Returns: the solution and its direction, or `nil` if `rounds` were not enough.
  consuming func solved(rounds: Int) -> (solution: OneClassSolution, direction: [Double])? {
    var steps = 0
    for _ in 0..<rounds {
      let gradients = kernels.times(whitening.times(traders.direction))
      let (up, down) = OneClassDual.violations(alphas: alphas, gradients: gradients)
      var moves = 0
      if up + down >= tolerance {
        admit(gradients, up: up, down: down)
        moves = traders.settle(tolerance: max(tolerance, (up + down) / 10))
        for (row, weight) in zip(traders.rows, traders.weights) { alphas[row] = weight }
      }
      guard moves > 0 else {
        let solution = OneClassSolution(alphas: alphas, gradients: gradients, steps: steps)
        return (solution, traders.direction)
      }
      steps += moves
    }
    return nil
  }

  /// Lets up to a tenth of the rows trade that want weight most, and as many that want it least: as far as
  /// they find one another.
  private mutating func admit(_ gradients: [Double], up: Double, down: Double) {
    let count = max(TradingRows.candidates, alphas.count / 10)
    let wanting = TradingRows.ordered(
      alphas.indices.filter { alphas[$0] < 1 && gradients[$0] < down }, count
    ) { gradients[$0] }
    let giving = TradingRows.ordered(
      alphas.indices.filter { alphas[$0] > 0 && gradients[$0] > -up }, count
    ) { -gradients[$0] }
    let pairs = zip(wanting, giving).prefix { gradients[$0] < gradients[$1] }.count
    var fresh: [Int] = []
    for row in wanting.prefix(pairs) + giving.prefix(pairs + TradingRows.candidates)
    where !isTrader[row] {
      isTrader[row] = true
      fresh.append(row)
    }
    traders.append(
      fresh, weights: fresh.map { alphas[$0] },
      features: kernels.gathering(rows: fresh).times(whitening))
  }
}
