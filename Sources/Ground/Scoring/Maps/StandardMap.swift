import Forms
public import Vocabulary

/// How many deviations a score lies above the mean: `(score − mean) / deviation`, of any size.
public struct StandardMap: Sendable, Equatable {
  public let mean: Double
  public let deviation: Double

  public init(mean: Double, deviation: Double) throws(SettingError) {
    guard mean.isFinite else { throw SettingError("mean", mustBe: "a finite number", not: mean) }
    self.mean = mean
    self.deviation = try SettingError.check(positive: "deviation", deviation)
  }

  init(_ moments: ScoreMoments) {
    mean = moments.mean
    deviation = moments.deviation
  }

  func callAsFunction(_ score: Double) -> Double { (score - mean) / deviation }
}

struct StandardScale: ScoreMapMethod {
  static let name = "standard"
  static let help = "Deviations from the mean; not limited to 0…1."
  static let isUnit = false

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    .standard(StandardMap(try reference.moments()))
  }
}

extension ScoreMapKind {
  public static let standard = usual(StandardScale.self)
}

/// The mean of reference scores and their deviation (dividing by *n*); a deviation of 0 counts as 1.
struct ScoreMoments {
  let mean: Double
  let deviation: Double

  init(of scores: [Double]) {
    let mean = scores.reduce(0, +) / Double(scores.count)
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)
    self.mean = mean
    deviation = variance > 0 ? variance.squareRoot() : 1
  }
}
