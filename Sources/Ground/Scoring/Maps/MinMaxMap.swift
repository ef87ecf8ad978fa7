public import Vocabulary

/// The place of a score between two others: `(score − low) / (high − low)`, cut off at 0 and 1.
public struct MinMaxMap: Sendable, Equatable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) throws(SettingError) {
    guard low.isFinite else { throw SettingError("low", mustBe: "a finite number", not: low) }
    guard high > low, (high - low).isFinite else {
      throw SettingError("high", mustBe: "a finite number above \(low)", not: high)
    }
    self.init(from: low, to: high)
  }

  init(from low: Double, to high: Double) {
    self.low = low
    self.high = high
  }

  func callAsFunction(_ score: Double) -> Double {
    min(1, max(0, (score - low) / (high - low)))
  }
}
