import Forms
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

/// The place between the lowest and the highest reference score; if all are equal, up to 1 above.
struct MinMaxScale: ScoreMapMethod {
  static let name = "min-max"
  static let help = "The place between the lowest and the highest reference score."

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let scores = try reference.values()
    let (low, high) = (scores.min()!, scores.max()!)
    return .minMax(MinMaxMap(from: low, to: high > low ? high : low + max(1, low.ulp)))
  }
}

extension ScoreMapKind {
  public static let minMax = usual(MinMaxScale.self)
}
