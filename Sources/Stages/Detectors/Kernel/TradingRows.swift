import Numerics

/// The rows of a linear machine among which weight moves.
struct TradingRows {
  private(set) var rows: [Int] = []
  private(set) var weights: [Double] = []
  /// Σ αᵢ φᵢ over all rows of the machine.
  private(set) var direction: [Double]
  /// A row φ for each of `rows`, and room for more.
  private var features: Matrix<Double>

  /// How many rows that want less weight are considered for each that wants more.
  static let candidates = 16

  init(direction: [Double]) {
    self.direction = direction
    features = Matrix(rows: 0, columns: direction.count)
  }

  mutating func append(_ others: [Int], weights: [Double], features fresh: Matrix<Double>) {
    if rows.count + others.count > features.rows {
      let room = max(rows.count + others.count, 2 * features.rows)
      var larger = Matrix<Double>(unfilled: room, direction.count)
      for place in rows.indices { larger.setRow(place, to: features.row(place)) }
      features = larger
    }
    for place in others.indices { features.setRow(rows.count + place, to: fresh.row(place)) }
    rows += others
    self.weights += weights
  }

  /// Moves weight until no pair violates optimality by more than `tolerance`, or a hundred rounds are over.
  ///
  /// - Returns: How many pairs moved.
  mutating func settle(tolerance: Double) -> Int {
    var moves = 0
    for _ in 0..<100 {
      let gradients = features.rows(0..<rows.count).times(direction)
      let (up, down) = OneClassDual.violations(alphas: weights, gradients: gradients)
      guard up + down >= tolerance else { break }
      let more = round(gradients, up: up, down: down)
      guard more > 0 else { break }
      moves += more
    }
    return moves
  }

  /// Moves weight to the rows that want it most: to each from the one, among some that want less, with which
  /// the objective falls most. Rows that none of these wants to trade with are left.
  ///
  /// - Returns: How many pairs moved.
  private mutating func round(_ gradients: [Double], up: Double, down: Double) -> Int {
    let wanting = Self.ordered(
      weights.indices.filter { weights[$0] < 1 && gradients[$0] < down }, rows.count
    ) { gradients[$0] }
    let giving = Self.ordered(
      weights.indices.filter { weights[$0] > 0 && gradients[$0] > -up }, rows.count
    ) { -gradients[$0] }
    var moves = 0
    for (place, first) in wanting.enumerated() where !giving.isEmpty {
      let start = max(0, min(place, giving.count - Self.candidates))
      let window = giving[start..<min(start + Self.candidates, giving.count)]
      guard gradients[first] < gradients[window[start]] else { break }
      let move = features.steepest(
        to: first, among: window, direction: direction, weights: weights)
      if let move, self.move(first, move) { moves += 1 }
    }
    return moves
  }

  /// The first `count` of some rows in the order of a number of each.
  static func ordered(_ rows: [Int], _ count: Int, by number: (Int) -> Double) -> [Int] {
    rows.map(number).smallest(count).map { rows[$0] }
  }

  /// Weights so near to a bound that no later move could tell them from it, at the bound: a row with a trace of
  /// weight would go on to look as if it had some to give.
  static func settled(_ weights: (Double, Double)) -> (Double, Double) {
    let trace = 1e-13
    let (first, second) = weights
    if second < trace, first + second <= 1 { return (first + second, 0) }
    if first > 1 - trace, second - (1 - first) >= 0 { return (1, second - (1 - first)) }
    return weights
  }

  private mutating func move(_ first: Int, _ move: SteepestMove) -> Bool {
    let second = move.row
    let old = (weights[first], weights[second])
    let new = Self.settled(
      OneClassDual.moved(
        old.0, old.1, difference: move.difference, curvature: move.curvature))
    guard new.0 != old.0 || new.1 != old.1 else { return false }
    (weights[first], weights[second]) = new
    let features = features
    let (one, other) = (features.row(first), features.row(second))
    for index in one.indices {
      direction[index] += (new.0 - old.0) * one[index] + (new.1 - old.1) * other[index]
    }
    return true
  }
}
