import Vocabulary
import Wording

/// The recommendation in one sentence that needs no statistics to be understood.
enum Headline {
  /// - Parameter heldOut: Where no row has a label, what each threshold did to rows that it was not chosen on,
  ///   if there are any. Alarms are then those of such rows: without labels nothing else tells of them.
  static func text(
    _ choices: [ThresholdChoice], recommended: Int?, heldOut: [[Measurement]]? = nil
  ) -> String {
    guard let recommended, let threshold = choices[recommended].threshold else {
      let why = choices.first.map { " \($0.sentence)" } ?? ""
      return "No threshold can be recommended.\(why)"
    }
    var does = [
      alarms(threshold, heldOut.map { $0[recommended] + threshold.expected } ?? [])
    ]
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

  private static func alarms(_ threshold: Threshold, _ elsewhere: [Measurement]) -> String {
    guard threshold.edge != .aboveAll else { return "no row at hand alarms" }
    var text: String
    if let perDay = (elsewhere + threshold.achieved)[.alertsPerDay],
      let number = perDay.quantity.number
    {
      text = "it raises about \(Figures.significant(number, digits: 3)) alerts per day"
      if let interval = perDay.interval {
        text +=
          " (\(Figures.significant(interval.lower, digits: 3)) to \(Figures.significant(interval.upper, digits: 3)))"
      }
    } else {
      let rate = elsewhere[.alarmRate]?.quantity.number ?? figure(.alarmRate, threshold)
      text = "it alarms on \(brief(rate ?? 0)) of rows"
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
