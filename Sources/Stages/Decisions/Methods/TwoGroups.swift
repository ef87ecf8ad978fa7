import Forms
import Foundation
import Numerics
import Vocabulary
import Wording

/// The crossing of two normal distributions that are fitted together by expectation and maximization: where
/// a score is as likely to come from the upper as from the lower.
///
/// It is refused where one normal distribution explains the scores as well, by Schwarz's criterion.
struct TwoGroups: ThresholdMethod {
  static let name = "mixture"
  static let help = "Where the higher of two fitted groups of scores takes over."

  let settings: Settings<Self>

  var wish: String { "the border between two normal groups of scores" }

  func select(from sample: Sample) throws(Infeasibility) -> Selection {
    try sample.checkSeveral(for: wish)
    let scores = GroupedScores(sample.scores, groups: 512)
    guard let fit = TwoNormals(scores), let border = fit.border else {
      throw Infeasibility(
        "The \(Phrase.counted(sample.count, "score")) do not fall into two groups.",
        lacking: "groups", needed: 2, found: 1)
    }
    let gain = fit.likelihood - scores.normalLikelihood
    let price = 1.5 * log(scores.total)
    guard gain > price else {
      throw Infeasibility(
        "The \(Phrase.counted(sample.count, "score")) do not fall into two groups: a second group explains them"
          + " better by \(Figures.significant(gain)) in log-likelihood, and only from \(Figures.significant(price)) on would"
          + " that be more than chance.",
        lacking: "log-likelihood", needed: price, found: gain)
    }
    return Selection(
      border, among: sample.scores,
      "Scores above \(Figures.significant(border)) belong to the upper of two groups (means"
        + " \(Figures.significant(fit.lower.mean)) and \(Figures.significant(fit.upper.mean)), the upper one"
        + " \(Figures.percent(fit.share)) of the rows).")
  }
}
