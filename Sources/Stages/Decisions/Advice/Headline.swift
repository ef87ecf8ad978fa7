import Vocabulary
import Wording

/// The recommendation in one sentence that needs no statistics to be understood.
enum Headline {
  static func text(_ choices: [ThresholdChoice], recommended: Int?) -> String {
    guard let recommended, let threshold = choices[recommended].threshold else {
      let why = choices.first.map { " \($0.sentence)" } ?? ""
      return "No threshold can be recommended.\(why)"
    }
    var does = [alarms(threshold)]
    if threshold.edge != .aboveAll {
      if let precision = figure(.precision, threshold) {
        does.append("\(brief(precision)) of the alarms are real")
      }
      if let found = figure(.recall, threshold) {
        does.append("it finds \(brief(found)) of the anomalies")
      }
    }
    var text =
      "Set the threshold to \(Figures.significant(threshold.value, digits: 6)): "
      + Phrase.listed(does)
    if let promise = threshold.guarantee?.sentence {
      text += "; " + promise.prefix(1).lowercased() + promise.dropFirst().dropLast()
    }
    switch threshold.basis {
    case .validation: break
    case .training: text += " (chosen on the rows that the detector learned from)"
    case .oracle: text += " (an oracle: chosen on test labels)"
    }
    return text + "."
  }

  private static func alarms(_ threshold: Threshold) -> String {
    guard threshold.edge != .aboveAll else { return "no row at hand alarms" }
    var text: String
    if let perDay = threshold.achieved[.alertsPerDay],
      let number = perDay.quantity.number
    {
      text = "it raises about \(Figures.significant(number, digits: 3)) alerts per day"
      if let interval = perDay.interval {
        text +=
          " (\(Figures.significant(interval.lower, digits: 3)) to \(Figures.significant(interval.upper, digits: 3)))"
      }
    } else {
      text = "it alarms on \(brief(figure(.alarmRate, threshold) ?? 0)) of rows"
    }
    return text
  }

  /// What is to be expected of rows to come, or else what was seen.
  private static func figure(_ name: MetricName, _ threshold: Threshold) -> Double? {
    (threshold.expected + threshold.achieved)[name]?.quantity.number
  }

  /// A share as a percentage that one can keep in mind.
  private static func brief(_ share: Double) -> String {
    Figures.significant(100 * share, digits: 3) + " %"
  }
}
