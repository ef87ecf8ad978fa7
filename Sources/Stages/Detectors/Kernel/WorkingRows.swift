import Numerics

/// The rows that a one-class solver works on, with all that a step reads and writes.
struct WorkingRows {
  private(set) var alphas: [Double]
  private(set) var gradients: [Double]
  private let diagonal: [Double]
  private var cache: KernelRowCache
  /// The row that wants more weight most: below its upper bound, with the smallest gradient.
  private var wanting: Int?

  struct Pair {
    let first: Int
    let second: Int
  }

  init(
    _ rows: KernelRows, alphas: [Double], gradients: [Double], memory: KernelRowCache.Memory,
    reusing spare: [Matrix<Float>] = []
  ) {
    self.alphas = alphas
    self.gradients = gradients
    diagonal = rows.diagonal
    cache = KernelRowCache(rows, memory, reusing: spare)
    wanting = nil
    var least = Double.infinity
    for row in alphas.indices where alphas[row] < 1 && gradients[row] < least {
      least = gradients[row]
      wanting = row
    }
  }

  /// Gives the memory of kernel rows back, for those who work on other rows.
  mutating func dissolve() -> [Matrix<Float>] { cache.dissolve() }

  /// The pair of rows to move weight between, or `nil` where no pair violates optimality by more than
  /// `tolerance`.
  mutating func violatingPair(tolerance: Double) -> Pair? {
    guard let first = wanting else { return nil }
    let least = gradients[first]
    let place = cache.place(of: first)
    let kernels = cache.row(at: place)
    let (partner, most) = gradients.span.partner(
      weights: alphas.span, diagonal: diagonal.span, kernels: kernels.row(0), own: diagonal[first],
      least: least)
    guard most - least >= tolerance, let second = partner else { return nil }
    return Pair(first: first, second: second)
  }

  /// Moves weight from the second row of `pair` to the first, as far as serves and the bounds allow.
  ///
  /// - Returns: whether any weight moved.
  mutating func step(_ pair: Pair) -> Bool {
    let (i, j) = (pair.first, pair.second)
    let places = (cache.place(of: i), cache.place(of: j))
    let rows = (cache.row(at: places.0), cache.row(at: places.1))
    let curvature = diagonal[i] + diagonal[j] - 2 * Double(rows.0[0, j])
    let old = (alphas[i], alphas[j])
    let new = OneClassDual.moved(
      old.0, old.1, difference: gradients[j] - gradients[i], curvature: curvature)
    let moved = (new.0 - old.0, new.1 - old.1)
    guard moved.0 != 0 || moved.1 != 0 else { return false }
    (alphas[i], alphas[j]) = new
    let weights = alphas
    var target = gradients.mutableSpan
    let next = target.add(
      rows.0.row(0), times: moved.0, rows.1.row(0), times: moved.1, weights: weights.span)
    wanting = next?.place
    return true
  }

  /// The rows that are between their bounds, or at one that they may still leave.
  func indicesWorthKeeping(up: Double, down: Double) -> [Int] {
    alphas.indices.filter { row in
      if alphas[row] >= 1 { return -gradients[row] <= up }
      if alphas[row] <= 0 { return gradients[row] <= down }
      return true
    }
  }
}
