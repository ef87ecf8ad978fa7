import Vocabulary
import Wording

/// The recommendation in sentences that need no statistics to be understood: what the threshold did to rows
/// that it was not chosen on, then what is promised, and whether that was kept there.
enum Headline {
  /// - Parameter measured: What the recommended threshold did to rows kept for measuring; empty without such
  ///   rows.
  /// - Parameter candidates: Of how many candidates the same rows chose the detector; `nil` where that is not known.
  static func text(
    _ choices: [ThresholdChoice], recommended: Int?, measured: [Measurement],
    amongCandidates candidates: Int? = nil
  ) -> String {
    guard let recommended, let threshold = choices[recommended].threshold else {
      let why = choices.first.map { " \($0.sentence)" } ?? ""
      return "No threshold can be recommended.\(why)"
    }
    var sentences = [
      "Set the threshold to \(Figures.cut(threshold.value, below: threshold.lowestAlarmed))"
        + caution(threshold.basis) + "."
    ]
    if threshold.edge == .aboveAll { sentences.append("No row that it was chosen on alarms.") }
    if !measured.isEmpty {
      sentences.append("On rows kept for measuring " + Deed.done.told(measured) + ".")
    } else if !threshold.expected.isEmpty {
      sentences.append("Of other rows like these " + Deed.expected.told(threshold.expected) + ".")
      if let candidates, candidates > 1, threshold.basis != .training {
        sentences.append(
          "Some of these rows chose the detector among \(candidates) candidates, and so flatter it: "
            + "expect less of it on other rows."
        )
      }
    } else {
      sentences.append(
        "On the rows that it was chosen on " + Deed.done.told(threshold.achieved) + ".")
    }
    if let promise = threshold.guarantee {
      sentences.append(promise.sentence)
      if let likeness = promise.likeness { sentences.append(likeness.sentence) }
      if promise.isKept(by: measured) == false, let found = measured[promise.quantity] {
        sentences.append("That was broken on the rows kept for measuring: \(Figure(found).text).")
      }
    }
    return sentences.joined(separator: " ")
  }

  private static func caution(_ basis: ThresholdBasis) -> String {
    switch basis {
    case .validation: ""
    case .training: ", chosen on the rows that the detector learned from"
    case .oracle: ", an oracle's: chosen by the labels that measure it"
    }
  }
}

/// How it is told what a threshold does: as what it did, or as what is to be expected.
private enum Deed {
  case done
  case expected

  func told(_ figures: [Measurement]) -> String {
    var parts: [String] = []
    if let alerts = figures[.alertsPerDay].flatMap(Figure.init(known:)) {
      parts.append(
        (self == .done ? "it raised " : "it should raise ") + "\(alerts.text) alerts a day")
    } else if let share = figures[.alarmRate].flatMap(Figure.init(known:)) {
      parts.append(
        (self == .done ? "it alarmed on " : "it should alarm on ") + "\(share.text) of rows")
    }
    // Where no anomaly is known, that none of the alarms is one says nothing.
    if figures[.recall]?.quantity.number != nil,
      let precision = figures[.precision].flatMap(Figure.init(known:))
    {
      parts.append(
        precision.text + " of the alarms " + (self == .done ? "were real" : "should be real"))
    }
    if let recall = figures[.recall].flatMap(Figure.init(known:)) {
      parts.append(
        (self == .done ? "it found " : "it should find ") + recall.text + " of the anomalies")
    }
    if let wrong = figures[.falsePositiveRate].flatMap(Figure.init(known:)) {
      parts.append(
        wrong.text + " of the ordinary rows " + (self == .done ? "alarmed" : "should alarm"))
    }
    if let cost = figures[.costPerRow].flatMap(Figure.init(known:)) {
      parts.append("mistakes " + (self == .done ? "cost " : "should cost ") + cost.text + " a row")
    }
    return parts.isEmpty ? "nothing is known of it" : Phrase.listed(parts)
  }
}

/// A number with its interval as a sentence has them: `37.5 % (28.2 to 47.5)`.
private struct Figure {
  private let measured: Measurement

  init(_ measured: Measurement) { self.measured = measured }

  init?(known measured: Measurement) {
    guard measured.quantity.number != nil else { return nil }
    self.measured = measured
  }

  var text: String {
    guard let number = measured.quantity.number else { return measured.quantity.reason ?? "n/a" }
    let value = figure(number) + (isShare ? " %" : "")
    return measured.interval.map { "\(value) (\(figure($0.lower)) to \(figure($0.upper)))" }
      ?? value
  }

  private var isShare: Bool { measured.name != .alertsPerDay && measured.name != .costPerRow }

  private func figure(_ number: Double) -> String {
    Figures.significant(isShare ? 100 * number : number, digits: 3)
  }
}
