/// The mean and the population's standard deviation of numbers, added up in `Double` in their order.
///
/// Equal `Float`s, fewer than 2²⁹, have exactly their value as mean and exactly 0 as deviation: no sum
/// of them is rounded.
public struct Moments: Sendable, Equatable {
  public let mean: Double
  public let deviation: Double

  /// - Precondition: there is at least one number.
  @inlinable
  public init(of numbers: [some Scalar]) {
    let mean = Self.mean(of: numbers)
    var squares = 0.0
    for number in numbers {
      let distance = Double(number) - mean
      squares += distance * distance
    }
    self.mean = mean
    deviation = (squares / Double(numbers.count)).squareRoot()
  }

  /// The mean alone, with the same bits.
  ///
  /// - Precondition: there is at least one number.
  @inlinable
  public static func mean(of numbers: [some Scalar]) -> Double {
    precondition(!numbers.isEmpty, "no numbers have no mean")
    var sum = 0.0
    for number in numbers { sum += Double(number) }
    return sum / Double(numbers.count)
  }
}

extension ClosedRange where Bound: Scalar {
  /// From the least of some numbers to the largest.
  ///
  /// - Precondition: there is at least one number, and none is NaN.
  @inlinable
  public init(spanning numbers: [Bound]) {
    precondition(!numbers.isEmpty, "no numbers have no ends")
    var (least, most) = (numbers[0], numbers[0])
    for number in numbers {
      if number < least { least = number }
      if number > most { most = number }
    }
    self = least...most
  }
}

extension Matrix {
  /// The mean and deviation of each column.
  ///
  /// `columnMeans` differs in the last bits: it adds up around the first row, as covariances want it.
  @inlinable
  public func columnMoments() -> [Moments] { Workers.map(columns) { Moments(of: column($0)) } }

  /// The least and the largest number of each column.
  @inlinable
  public func columnEnds() -> [ClosedRange<Element>] {
    Workers.map(columns) { ClosedRange(spanning: column($0)) }
  }
}
