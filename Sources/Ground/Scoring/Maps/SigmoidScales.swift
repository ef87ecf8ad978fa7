import Forms
import Foundation

/// Platt's sigmoid (Platt 1999, in the form of Lin, Lin and Weng 2007); its targets are drawn in by one row
/// of each kind, so that it stays finite.
struct PlattScale: ScoreMapMethod {
  static let name = "platt"
  static let help = "A logistic curve fitted to labels."
  static let needsLabels = true
  static let meaning = ScoreMeaning.probability

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let rows = try reference.labeled()
    let anomalies = Double(rows.count { $0.isAnomaly })
    let ordinary = Double(rows.count) - anomalies
    let targets = rows.map {
      $0.isAnomaly ? (anomalies + 1) / (anomalies + 2) : 1 / (ordinary + 2)
    }
    let start = log((anomalies + 1) / (ordinary + 1))
    let scale = CenteredScores(rows.map(\.score))
    var fit = SigmoidFit(
      rows.map { scale.inward($0.score) }, targets: targets, slope: 0, shift: start)
    fit.improve(steps: 100)
    guard fit.slope > 0, let curve = scale.outward(fit) else {
      throw .runsDownwards(map: Self.name)
    }
    return .logistic(curve)
  }
}

/// The sigmoid whose labels are guessed by itself and refined in turn, from slope 1 at the mean
/// (J. Gao, P.-N. Tan, ICDM 2006): rows above one half count as anomalies, and the curve that is then the
/// likeliest says anew which they are, until none changes sides.
///
/// Targets, step counts and the at most 100 rounds are those of ELKI's sigmoid scaling. Its targets draw
/// each kind in by the number of rows of the other, where Platt's go by the rows of the kind itself: among
/// few anomalies ordinary rows end near 1 / (anomalies + 2) rather than near 0. Guesses settle near the
/// mean that they start from, even where few scores stand far above it: this is a scale to combine scores
/// on rather than a probability to act on.
struct SigmoidScale: ScoreMapMethod {
  static let name = "sigmoid"
  static let help = "A logistic curve with guessed labels, refined in turn."

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let scores = try reference.values()
    var slope = 1.0
    var shift = -scores.reduce(0, +) / Double(scores.count)
    var strange = scores.map { _ in false }
    for _ in 0..<100 {
      let guess = scores.map { slope * $0 + shift > 0 }
      if guess == strange { break }
      strange = guess
      let above = Double(strange.count { $0 })
      let below = Double(strange.count) - above
      var fit = SigmoidFit(
        scores, targets: strange.map { $0 ? (below + 1) / (below + 2) : 1 / (above + 2) },
        slope: slope, shift: shift)
      fit.improve(steps: 10)
      guard fit.slope > 0, fit.slope.isFinite, (fit.shift / fit.slope).isFinite else { break }
      (slope, shift) = (fit.slope, fit.shift)
    }
    return .logistic(LogisticMap(slope: slope, middle: -shift / slope))
  }
}

extension ScoreMapKind {
  public static let sigmoid = usual(SigmoidScale.self)
}

/// Scores moved to mean 0 and deviation 1, where Newton's method is at its best.
private struct CenteredScores {
  let moments: ScoreMoments

  init(_ scores: [Double]) { moments = ScoreMoments(of: scores) }

  func inward(_ score: Double) -> Double { (score - moments.mean) / moments.deviation }

  func outward(_ fit: SigmoidFit) -> LogisticMap? {
    let slope = fit.slope / moments.deviation
    let middle = moments.mean - fit.shift / slope
    return slope > 0 && middle.isFinite ? LogisticMap(slope: slope, middle: middle) : nil
  }
}
