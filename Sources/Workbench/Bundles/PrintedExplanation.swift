import Detectors
import Foundation
import Wording

/// The numbers of an explanation as they are printed: with equal digits behind the point, and so that what is printed
/// adds up to what is printed.
struct PrintedExplanation {
  let value: String
  let baseline: String
  /// The parts, those that are put together last.
  let parts: [String]
  /// Their shares of all, where none of them takes from another.
  let shares: [String]?

  /// - Parameter parts: All of the explanation, in the order in which they are printed.
  init(_ explanation: Explanation, parts: [Double]) {
    let numbers = [explanation.value, explanation.baseline] + parts
    let largest = numbers.map(\.magnitude).max() ?? 0
    let digits = Figures.decimals(beside: largest)
    let scale = pow(10, Double(digits))
    // Beyond that, the last digit of a number is not its last place.
    if numbers.allSatisfy(\.isFinite), largest * scale < 0x1p53 {
      let value = Int((explanation.value * scale).rounded())
      let baseline = Int((explanation.baseline * scale).rounded())
      self.value = Figures.fixed(units: abs(value), digits)
      self.baseline = Figures.fixed(units: abs(baseline), digits)
      self.parts = Summands.rounded(parts.map { $0 * scale }, to: value - baseline).map {
        ($0 < 0 ? "−" : "+") + Figures.fixed(units: abs($0), digits)
      }
    } else {
      value = Figures.short(abs(explanation.value))
      baseline = Figures.short(abs(explanation.baseline))
      self.parts = parts.map { ($0 < 0 ? "−" : "+") + Figures.short(abs($0)) }
    }
    shares = Self.shares(of: parts)
  }

  /// Tenths of a percent that add up to all.
  private static func shares(of parts: [Double]) -> [String]? {
    let net = parts.reduce(0, +)
    let areAlike = parts.allSatisfy { $0 >= 0 } || parts.allSatisfy { $0 <= 0 }
    guard areAlike, net != 0, net.isFinite else { return nil }
    return Summands.rounded(parts.map { 1000 * $0 / net }, to: 1000).map {
      "\(Figures.fixed(units: $0, 1)) %"
    }
  }
}
