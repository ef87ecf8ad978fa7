import Foundation

/// The limit distribution of √n · sup |F − Fₙ| (Kolmogorov 1933).
public struct KolmogorovDistribution: Distribution, Equatable {
  public init() {}

  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func density(_ value: Double) -> Double {
    guard value > 0, value < .infinity else { return 0 }
    if value < Self.middle {
      let square = value * value
      return Self.sum { order in
        let odd = Double(2 * order - 1) * .pi
        let weight = odd * odd / (4 * square) - 1
        return exp(-odd * odd / (8 * square)) * weight
      } * (2 * .pi).squareRoot() / square
    }
    return 8 * value
      * Self.sum { order in
        let square = Double(order * order)
        return (order.isMultiple(of: 2) ? -square : square) * exp(-2 * square * value * value)
      }
  }

  public func probability(atMost value: Double) -> Double {
    guard value < Self.middle else { return 1 - far(value) }
    return value > 0 ? near(value) : 0
  }

  public func probability(above value: Double) -> Double {
    guard value < Self.middle else { return far(value) }
    return value > 0 ? 1 - near(value) : 1
  }

  /// Where both series end after a few terms.
  private static let middle = 1.0

  /// The lower tail, by the series that is quick near 0.
  private func near(_ value: Double) -> Double {
    (2 * .pi).squareRoot() / value
      * Self.sum { order in
        let odd = Double(2 * order - 1) * .pi
        return exp(-odd * odd / (8 * value * value))
      }
  }

  /// The upper tail, by the series that is quick far from 0.
  private func far(_ value: Double) -> Double {
    2
      * Self.sum { order in
        let term = exp(-2 * Double(order * order) * value * value)
        return order.isMultiple(of: 2) ? -term : term
      }
  }

  /// Adds terms 1, 2, … until they no longer count.
  private static func sum(_ term: (Int) -> Double) -> Double {
    var sum = 0.0
    for order in 1...20 {
      let next = sum + term(order)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
