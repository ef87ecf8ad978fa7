import Detectors
import Sources
import Vocabulary
import Wording

extension ExplainedRow {
  /// How many parts are told of; the others are put together.
  private static let told = 5
  /// Parts below this share of all are put together with others.
  private static let least = 0.01

  /// What a person is told of the row.
  public var sentence: String {
    ([verdict, whole, weights, caution, members, change].compactMap(\.self)).joined(separator: " ")
  }

  private var name: String {
    let own = id.map { "Row \(number) ('\(Self.quoted($0))')" } ?? "Row \(number)"
    return time.map { "\(own) of \(Moment.text($0))" } ?? own
  }

  private var verdict: String {
    var beside: [String] = []
    if let calibrated {
      beside.append("\(calibrated.name) \(Figures.short(calibrated.value))")
    }
    if let threshold { beside.append("threshold \(Figures.short(threshold))") }
    if let isAlarm { beside.append(isAlarm ? "an alarm" : "no alarm") }
    let aside = beside.isEmpty ? "" : " (\(beside.joined(separator: ", ")))"
    return "\(name) scores \(Figures.short(score))\(aside)."
  }

  /// What is divided.
  private var whole: String {
    let (value, baseline) = (printed.value, printed.baseline)
    return switch explanation.space {
    case .path:
      "It is isolated after \(value) splits on average where \(baseline) are usual."
    case .squaredError: "The mean squared error of its numbers, each as it is rebuilt, is \(value)."
    case .squaredDistance:
      "Its squared distance from the center, by the spread of the learned rows, is \(value)."
    case .neighbor: "Its squared distance to the neighbor that counts is \(value)."
    case .columns: "Its score is the sum of how strange each column finds it."
    case .score:
      "The most ordinary rows that the bundle brings along score \(baseline) on average."
    }
  }

  /// How many of the parts are told of one by one.
  private var toldCount: Int {
    let all = parts.reduce(0) { $0 + abs($1.amount) }
    return parts.prefix(Self.told).count { abs($0.amount) >= Self.least * all }
  }

  /// The numbers as they are printed: those of the parts that are told of, then that of the others together.
  private var printed: PrintedExplanation {
    let rest = parts.dropFirst(toldCount).map(\.amount)
    return PrintedExplanation(
      explanation,
      parts: parts.prefix(toldCount).map(\.amount) + (rest.isEmpty ? [] : [rest.reduce(0, +)]))
  }

  private var weights: String {
    guard parts.contains(where: { $0.amount != 0 }) else {
      return "No column adds anything to that."
    }
    let printed = printed
    let rest = parts.count - toldCount
    let names =
      parts.prefix(toldCount).map { "\(Self.quoted($0.column))\(value($0))" }
      + (rest > 0 ? [Phrase.counted(rest, "other column")] : [])
    let told = names.enumerated().map { place, name in
      let margin = place < toldCount ? margin(parts[place]) : ""
      let share = printed.shares.map { ", \($0[place])" } ?? ""
      return "\(name) \(printed.parts[place])\(margin)\(share)"
    }
    return "\(heading): \(told.joined(separator: "; "))."
  }

  /// What the members of an ensemble say, and how sure it is.
  private var members: String? {
    guard let membership else { return nil }
    let scores = membership.members.prefix(Self.told)
      .map { "\($0.detector) \(Figures.short($0.score))" }
    let rest = membership.members.count - scores.count
    let listed = scores + (rest > 0 ? ["\(rest) more"] : [])
    let count = Phrase.counted(membership.members.count, "member")
    let head =
      agreement.map { "\($0) of its \(count) by themselves lie above the threshold" }
      ?? "It has \(count)"
    let sure = membership.confidence.map { "; it calls itself \(Figures.percent($0)) sure" } ?? ""
    return "\(head): \(listed.joined(separator: ", "))\(sure)."
  }

  private var heading: String {
    switch explanation.space {
    case .path:
      "Splits that columns save (+) or cost (−), in path length, of which the score is a curve"
    case .score: "What columns add to the score"
    case .columns, .squaredError, .squaredDistance, .neighbor: "What columns add to it"
    }
  }

  /// What keeps a reader from reading more into it.
  private var caution: String? {
    let errors = parts.compactMap(\.error)
    let drawn =
      errors.contains { $0 > 0 }
      ? "Parts are drawn; behind ± stands 1.96 times the standard error." : nil
    let absence: String? =
      switch explanation.absence {
      case .covers:
        "A column can have a part though this row's paths do not ask for it: what it is left out for are the ways of all rows."
      case .background, .center, .none: nil
      }
    let both = [drawn, absence].compactMap(\.self)
    return both.isEmpty ? nil : both.joined(separator: " ")
  }

  private var change: String? {
    counterfactual.map {
      "With \(Figures.plain($0.number)) in \(Self.quoted($0.column)), others unchanged, it would score"
        + " \(Figures.short($0.score)) and not alarm."
    }
  }

  private func value(_ part: Part) -> String { " (\(part.recorded.map(Self.quoted) ?? "missing"))" }

  private func margin(_ part: Part) -> String {
    part.error.map { $0 > 0 ? " ± \(Figures.short(1.96 * $0))" : "" } ?? ""
  }

  /// A text of somebody else's, cut where it is long.
  private static func quoted(_ text: String) -> String {
    text.count > 80 ? text.prefix(79) + "…" : text
  }
}
