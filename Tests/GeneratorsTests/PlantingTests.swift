import Numerics
import Testing

@testable import Generators

/// Where single rows are moved to, by the definitions.
struct PlantingTests {
  private var chance = Seed(1).generator()

  private func planting(_ numbers: [Double], strength: Double) -> Planting {
    Planting(
      in: Matrix(numbers.map { [$0] }), strength: strength, needsMarginals: false)
  }

  /// From 2 to 6 the box reaches from 2.2 to 6.6; three times as wide, about its own center, from −2.2 to 11.
  @Test mutating func `beyond a strength of 1 the box of global anomalies grows about its center`()
  {
    let planting = planting([2, 3, 6], strength: 3)
    let moved = (0..<2000).map { _ in
      planting.moved([3], to: .global, mean: [0], &chance)[0]
    }
    #expect(moved.min()! >= -2.2 && moved.min()! < -2)
    #expect(moved.max()! <= 11 && moved.max()! > 10.8)
  }

  /// The deviation of 0 and √2 is 1: a mean of 0.6 is farther than half of it and grows fivefold, one of 0.4 is taken
  /// to be 0.5.
  @Test(arguments: [(0.6, 2.4), (0.4, 2), (-0.4, -2), (-0.6, -2.4)])
  mutating func
    `clustered anomalies move by four times the mean, or half a deviation if that is more`(
      mean: Double, shift: Double
    )
  {
    let planting = planting([0, 2.0.squareRoot()], strength: 1)
    let moved = planting.moved([7], to: .clustered, mean: [mean], &chance)[0]
    #expect(abs(moved - 7 - shift) < 1e-12)
  }
}
