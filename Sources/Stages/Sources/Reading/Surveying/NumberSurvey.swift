/// Ends, sum and course of numbers that come one after the other.
struct NumberSurvey: Equatable {
  private(set) var count = 0
  private(set) var range: ClosedRange<Double>?
  private(set) var areWhole = true
  /// Whether each is greater, or less, than the one before.
  private(set) var isRising = true
  private(set) var isFalling = true
  private var last = Double.nan
  private var sum = CarriedSum()

  mutating func append(_ number: Double) {
    count += 1
    sum.add(number)
    areWhole = areWhole && number.rounded() == number
    if let range {
      isRising = isRising && number > last
      isFalling = isFalling && number < last
      if number < range.lowerBound { self.range = number...range.upperBound }
      if number > range.upperBound { self.range = range.lowerBound...number }
    } else {
      range = number...number
    }
    last = number
  }

  var mean: Double? { count == 0 ? nil : sum.value / Double(count) }
}

/// A sum with the rounding errors carried along (Neumaier 1974), so that it does not drift with the
/// number of terms.
struct CarriedSum: Equatable {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ number: Double) {
    let next = sum + number
    lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  var value: Double {
    let total = sum + lost
    return total.isNaN ? sum : total
  }
}
