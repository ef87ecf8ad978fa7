/// Which numbers are equal but for rounding: 0.9 − 0.8 and 0.8 − 0.7, or a mean whose terms came in
/// another order.
public struct Rounding: Sendable {
  /// How far apart two numbers may lie that are equal but for rounding.
  public let reach: Double

  /// The rounding of sums, means and differences of numbers as large as `magnitude`.
  public init(of magnitude: Double) {
    reach = magnitude.isFinite ? 1e-12 * abs(magnitude) : 0
  }

  /// The rounding of sums, means and differences of numbers like these, as large as the largest of them.
  public init(ofAll numbers: some Sequence<Double>) {
    self.init(of: numbers.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 })
  }

  public func areEqual(_ first: Double, _ second: Double) -> Bool {
    first == second || abs(first - second) <= reach
  }

  /// The numbers, where those that are equal but for rounding are the least of them.
  public func merging(_ numbers: [Double]) -> [Double] {
    var merged = numbers
    var least: Double?
    for place in Ranks.order(of: numbers) {
      if let least, areEqual(least, numbers[place]) {
        merged[place] = least
      } else {
        least = numbers[place]
      }
    }
    return merged
  }
}
