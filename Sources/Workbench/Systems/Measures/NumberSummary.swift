import Foundation

/// What numbers say together; all 0 where there are none.
struct NumberSummary {
  private(set) var mean = 0.0
  /// Of the population.
  private(set) var variance = 0.0
  private(set) var least = 0.0
  private(set) var most = 0.0

  init(_ numbers: some Collection<Double>) {
    guard let first = numbers.first else { return }
    (least, most) = (first, first)
    var sum = 0.0
    for number in numbers {
      sum += number
      least = min(least, number)
      most = max(most, number)
    }
    // What does not vary has no rounding to show for it.
    mean = least == most ? least : sum / Double(numbers.count)
    var squares = 0.0
    for number in numbers { squares += (number - mean) * (number - mean) }
    variance = squares / Double(numbers.count)
  }

  var deviation: Double { variance.squareRoot() }
}

/// The entropy of counts, in bits; 0 where nothing was counted.
func entropy(_ counts: [Int]) -> Double {
  let total = Double(counts.reduce(0, +))
  var entropy = 0.0
  for count in counts where count > 0 {
    let share = Double(count) / total
    entropy -= share * log2(share)
  }
  return entropy
}
