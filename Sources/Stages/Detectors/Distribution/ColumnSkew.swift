import Numerics

/// The sums from which the sign of a column's skewness follows, with one more value or without.
struct ColumnSkew: Sendable, Equatable {
  private let count: Double
  private let mean: Double
  /// The sums of the squares and of the cubes of the distances from the mean.
  private let squares: Double
  private let cubes: Double

  /// Sums pair the lowest with the highest value and go inward, so that a column that is symmetric
  /// about its mean has a skew of exactly 0, and the order of the learned rows never matters.
  ///
  /// - Parameter values: ascending, and not empty.
  init(ascending values: ArraySlice<Float>) {
    func pairedSum(_ term: (Double) -> Double) -> Double {
      var (low, high) = (values.startIndex, values.endIndex - 1)
      var sum = 0.0
      while low < high {
        sum += term(Double(values[low])) + term(Double(values[high]))
        (low, high) = (low + 1, high - 1)
      }
      return low == high ? sum + term(Double(values[low])) : sum
    }
    let count = Double(values.count)
    let isConstant = values[values.startIndex] == values[values.endIndex - 1]
    let mean = isConstant ? Double(values[values.startIndex]) : pairedSum { $0 } / count
    self.count = count
    self.mean = mean
    squares = pairedSum { ($0 - mean) * ($0 - mean) }
    cubes = pairedSum { ($0 - mean) * ($0 - mean) * ($0 - mean) }
  }

  /// The sign of the skewness of the column: 1, 0 or −1.
  var sign: Int { Self.sign(of: cubes) }

  /// The sign of the skewness of the column and `value` together.
  func sign(with value: Float) -> Int {
    let distance = Double(value) - mean
    let shift = distance / (count + 1)
    let rest = distance - shift
    let third = cubes - 3 * shift * squares - count * (shift * shift * shift) + rest * rest * rest
    return Self.sign(of: third)
  }

  /// The `Float`s after each of which the sign with a value is another.
  ///
  /// The third moment with a value is a cubic of the value: it rises, falls for a while, and rises again.
  var signChanges: [Float] {
    guard count > 1 else { return [] }
    let turn = (squares * (count + 1) * (count + 1) / (count * (count * count - 1))).squareRoot()
    let largest = Float.greatestFiniteMagnitude
    let turns = [mean - turn, mean + turn].map { min(largest, max(-largest, Float($0))) }
    let ends = [-largest] + turns + [largest]
    return zip(ends, ends.dropFirst()).flatMap { Float.changes(from: $0, to: $1, of: sign(with:)) }
  }

  private static func sign(of number: Double) -> Int { number > 0 ? 1 : (number < 0 ? -1 : 0) }
}
