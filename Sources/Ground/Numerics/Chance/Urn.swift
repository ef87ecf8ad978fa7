/// Balls of several colors, drawn with replacement: what a bootstrap does to rows that are alike.
public struct Urn: Sendable {
  private let counts: [Int32]
  private let balls: Int
  /// The color of each ball, if drawing ball by ball is the shorter way.
  private let colors: [Int32]

  /// An urn with `counts[color]` balls of each color.
  public init(_ counts: [Int32]) {
    self.counts = counts
    balls = counts.reduce(0) { $0 + Int($1) }
    let each = 24 * counts.count > balls  // a binomial draw takes as long as about so many balls
    colors = each ? counts.indices.flatMap { repeatElement(Int32($0), count: Int(counts[$0])) } : []
  }

  /// Draws as many balls as the urn holds, each put back before the next; says how many of each color.
  ///
  /// - Complexity: that of the number of balls or of colors, whichever is less.
  public func refilled(_ generator: inout Generator) -> [Int32] { drawn(balls, &generator) }

  /// Draws `count` balls, each put back before the next; says how many of each color.
  ///
  /// - Precondition: There are balls, or none is drawn.
  public func drawn(_ count: Int, _ generator: inout Generator) -> [Int32] {
    precondition(balls > 0 || count == 0, "an urn without balls cannot be drawn from")
    var drawn = [Int32](repeating: 0, count: counts.count)
    if colors.isEmpty {
      var (draws, rest) = (count, balls)
      for color in counts.indices where draws > 0 {
        let alike = Int(counts[color])
        let taken =
          alike == rest
          ? draws : generator.binomial(draws, chance: Double(alike) / Double(rest))
        drawn[color] = Int32(truncatingIfNeeded: taken)
        draws -= taken
        rest -= alike
      }
    } else {
      for _ in 0..<count { drawn[Int(colors[generator.below(balls)])] += 1 }
    }
    return drawn
  }
}
