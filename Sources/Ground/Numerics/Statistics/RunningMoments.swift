/// The mean and variance of numbers seen one at a time (Welford 1962).
public struct RunningMoments: Sendable, Equatable {
  public private(set) var count = 0
  public private(set) var mean = 0.0
  /// The sum of squared distances to the mean.
  public private(set) var squares = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  public mutating func add(_ value: Double) {
    count += 1
    let distance = value - mean
    mean += distance / Double(count)
    squares += distance * (value - mean)
  }

  /// Takes in all that `other` has seen (Chan, Golub and LeVeque 1979).
  public mutating func merge(_ other: RunningMoments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (own, foreign) = (Double(count), Double(other.count))
    let distance = other.mean - mean
    count += other.count
    mean += distance * (foreign / (own + foreign))
    squares += other.squares + distance * distance * (own * foreign / (own + foreign))
  }

  /// The variance around the mean of those seen; `nil` before the first number.
  public var populationVariance: Double? { count > 0 ? squares / Double(count) : nil }

  /// The unbiased estimate of the variance; `nil` before the second number.
  public var sampleVariance: Double? { count > 1 ? squares / Double(count - 1) : nil }
}
