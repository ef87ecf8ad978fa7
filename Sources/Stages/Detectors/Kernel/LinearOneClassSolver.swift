import Numerics

/// Solves the dual of a linear one-class SVM on features, which it may hold as rows.
///
/// Each round finds all gradients by one product, then moves weight between the rows that want it most
/// and those that want it least, pair by pair, always along the newest direction (dual coordinate
/// descent: Chou, Lin and Lin 2020). Memory and a round's time grow with the number of rows, not its
/// square.
struct LinearOneClassSolver {
  private let features: Matrix<Double>
  private let tolerance: Double
  private var alphas: [Double]
  /// Σ αᵢ φᵢ.
  private var direction: [Double]

  /// - Parameter nu: in (0, 1].
  init(_ features: Matrix<Double>, nu: Double, tolerance: Double) {
    self.features = features
    self.tolerance = tolerance
    alphas = OneClassDual.start(features.rows, nu: nu)
    direction = features.transposedTimes(alphas)
  }

  /// - Returns: the solution and its direction, or `nil` if `rounds` were not enough.
  consuming func solved(rounds: Int) -> (solution: OneClassSolution, direction: [Double])? {
    var steps = 0
    for _ in 0..<rounds {
      let gradients = features.times(direction)
      let (up, down) = OneClassDual.violations(alphas: alphas, gradients: gradients)
      let moves = up + down < tolerance ? 0 : round(gradients)
      guard moves > 0 else {
        return (OneClassSolution(alphas: alphas, gradients: gradients, steps: steps), direction)
      }
      steps += moves
    }
    return nil
  }

  /// How many rows that want less weight are considered for each that wants more.
  private static let candidates = 16

  /// Moves weight to a tenth of the rows: to each from the one, among some that want less, with which
  /// the objective falls most.
  ///
  /// - Returns: How many pairs moved.
  private mutating func round(_ gradients: [Double]) -> Int {
    let count = max(1, alphas.count / 10)
    let wanting = alphas.indices.filter { alphas[$0] < 1 }
      .sorted { (gradients[$0], $0) < (gradients[$1], $1) }.prefix(count)
    let giving = Array(
      alphas.indices.filter { alphas[$0] > 0 }
        .sorted { (gradients[$1], $0) < (gradients[$0], $1) }
        .prefix(max(count, Self.candidates)))
    var moves = 0
    for (place, first) in wanting.enumerated() where !giving.isEmpty {
      let start = max(0, min(place, giving.count - Self.candidates))
      let window = giving[start..<min(start + Self.candidates, giving.count)]
      if let second = partner(of: first, among: window), move(first, second) { moves += 1 }
    }
    return moves
  }

  /// The row with which a move to `first` lowers the objective most, by the newest direction.
  private func partner(of first: Int, among window: ArraySlice<Int>) -> Int? {
    var best = 0.0
    var partner: Int?
    for second in window where second != first && alphas[second] > 0 {
      let (difference, curvature) = slope(first, second)
      let gain = difference * difference / OneClassDual.positive(curvature)
      guard difference > 0, gain > best else { continue }
      best = gain
      partner = second
    }
    return partner
  }

  /// How fast the objective falls as weight moves from `second` to `first`, and how fast that ends.
  private func slope(_ first: Int, _ second: Int) -> (difference: Double, curvature: Double) {
    let (one, other) = (features.row(first), features.row(second))
    var (difference, curvature) = (0.0, 0.0)
    for index in one.indices {
      let step = other[index] - one[index]
      difference += direction[index] * step
      curvature += step * step
    }
    return (difference, curvature)
  }

  private mutating func move(_ first: Int, _ second: Int) -> Bool {
    let (difference, curvature) = slope(first, second)
    let old = (alphas[first], alphas[second])
    let new = OneClassDual.moved(old.0, old.1, difference: difference, curvature: curvature)
    guard new.0 != old.0 || new.1 != old.1 else { return false }
    (alphas[first], alphas[second]) = new
    let features = features
    let (one, other) = (features.row(first), features.row(second))
    for index in one.indices {
      direction[index] += (new.0 - old.0) * one[index] + (new.1 - old.1) * other[index]
    }
    return true
  }
}
