import Forms
import Numerics
import Vocabulary
import Wording

/// The score farthest below the straight line from the highest score to the lowest.
///
/// Scores spread evenly between their ends have no knee; the distance must exceed what evenly spread
/// scores show by chance in 1 of 100 samples (Kolmogorov's statistic).
struct KneePoint: ThresholdMethod {
  static let name = "knee"
  static let help = "Where the sorted scores bend most."

  let settings: Settings<Self>

  var wish: String { "the knee of the ordered scores" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try sample.checkSeveral(for: wish)
    let scores = sample.scores
    let (low, high) = (scores[0], scores.last!)
    var (knee, distance) = (0, 0.0)
    if high > low, (high - low).isFinite {
      for (place, score) in scores.enumerated() {
        let height = (score - low) / (high - low)
        let off = Double(place) / Double(scores.count - 1) - height
        if off > distance + Rounding(of: 1).reach { (knee, distance) = (place, off) }
      }
    }
    let needed = 1.63 / Double(scores.count).squareRoot()
    guard distance > needed else {
      throw Infeasibility(
        "The scores have no knee: they bend by \(Figures.significant(distance, digits: 2)) of their range, and"
          + " \(Phrase.counted(scores.count, "evenly spread score")) bend by up to"
          + " \(Figures.significant(needed, digits: 2)) by chance.",
        lacking: "bend", needed: needed, found: distance)
    }
    let value = scores[knee]
    return Selection(
      value, among: scores,
      "From the highest down, scores stop falling steeply at \(Figures.significant(value));"
        + " \(sample.lying(above: value)) above it.")
  }
}
