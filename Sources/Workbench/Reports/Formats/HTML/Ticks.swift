import Foundation
import Wording

/// Round numbers along an axis, with how they are written.
struct Ticks: Equatable {
  let values: [Double]
  let texts: [String]

  init(_ range: ClosedRange<Double>, isLogarithmic: Bool) {
    let factors = isLogarithmic ? Self.factors(range) : []
    guard factors.count < 2 else {
      values = factors
      texts = factors.map { Figures.significant($0) }
      return
    }
    let step = Self.step(range.upperBound - range.lowerBound)
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    values = stride(from: first, through: last, by: 1).map { $0 * step }
    let digits = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    let isPlain = digits <= 4 && values.allSatisfy { abs($0) < 1e6 }
    texts = values.map { isPlain ? Figures.fixed($0, digits) : Figures.short($0) }
  }

  /// One, two or five times a power of ten, of which four to ten lie in a range so long.
  private static func step(_ length: Double) -> Double {
    let power = pow(10, floor(log10(length / 4)))
    let least = length / 4 / power
    return power * (least < 2 ? 1 : least < 5 ? 2 : 5)
  }

  /// The powers of ten in the range; where they are fewer than three, twice and five times them too.
  private static func factors(_ range: ClosedRange<Double>) -> [Double] {
    let powers = Int(floor(log10(range.lowerBound)))...Int(ceil(log10(range.upperBound)))
    let slack = range.lowerBound * (1 - 1e-9)...range.upperBound * (1 + 1e-9)
    func inside(_ parts: [Double]) -> [Double] {
      powers.flatMap { power in parts.map { $0 * pow(10, Double(power)) } }
        .filter(slack.contains)
    }
    let tens = inside([1])
    return tens.count < 3 ? inside([1, 2, 5]) : tens
  }
}
