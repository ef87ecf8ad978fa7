import Artifacts
import Evaluation
import Specs
import Trials
import Vocabulary
import Wording

/// An answer in words: the first sentence can stand alone, each of the others adds what keeps it honest.
struct AnswerText {
  /// With fewer anomalies among the rows that choose, no candidate is called best.
  static let fewestToName = 10
  /// With fewer, the answer says what difference could have been seen.
  static let fewestToTrust = 20

  private let maker: AnswerMaker
  private let choice: LineupChoice
  private let comparisons: [SummaryRecord.Comparison]

  init(_ maker: AnswerMaker, _ comparisons: [SummaryRecord.Comparison]) {
    self.maker = maker
    choice = maker.choice
    self.comparisons = comparisons
  }

  var sentences: [String] {
    let further = [
      sealed, tied, prevalence, spread, givenUp, withoutLuck, few, ahead, shipped, leftOut,
    ].compactMap { $0 }
    return [choice.chosenBy.name == .excessMass ? labelFree : headline]
      + comparisons.map(\.sentence)
      + further
  }

  // MARK: The first sentence

  private var place: String {
    "On \(maker.isOneOfSeveral ? maker.lineup.name : maker.lineup.dataset)"
  }

  private var basis: String {
    choice.isOracle
      ? "test rows (an oracle's choice: there are no validation rows)" : "validation rows"
  }

  private var headline: String {
    let value = choice.chosenBy.quantity.number.map(Figures.short) ?? "n/a"
    let by = "\(choice.chosenBy.name) on \(basis)"
    let name = choice.best.name
    let mean = maker.lineup.occasions.count > 1 ? "mean " : ""
    let chosen: String
    if choice.among == 1 {
      chosen = "\(place), \(name) is the only candidate; its \(by) is \(value)"
    } else if choice.among == maker.lineup.givenUp + 1 {
      chosen =
        "\(place), \(name) is what the search left of \(choice.among) candidates; its \(by) is \(value)"
    } else if let anomalies = choice.anomalies, anomalies < Self.fewestToName {
      chosen =
        "\(place), no candidate can be called best: \(Phrase.counted(anomalies, "anomaly", "anomalies"))"
        + " among the rows that choose do not tell them apart. \(name) has the highest"
        + " \(mean)\(by) of \(candidates), \(value)"
    } else if choice.tied.count > 1 {
      chosen =
        "\(place), \(choice.tied.count) of \(candidates) cannot be told apart by \(by)."
        + " \(name) is named, with \(mean.isEmpty ? "" : "a mean of ")\(value)"
    } else {
      chosen = "\(place), \(name) is best of \(candidates) by \(by): \(value)"
    }
    return chosen + reach + "."
  }

  /// `12 candidates`, `3 candidates that the search left of 12`.
  private var candidates: String {
    let (all, givenUp) = (choice.among, maker.lineup.givenUp)
    return givenUp == 0
      ? "\(all) candidates" : "\(all - givenUp) candidates that the search left of \(all)"
  }

  /// What it reaches on test rows, where they did not choose it.
  private var reach: String {
    guard !choice.isOracle, !maker.isSealed,
      let measured = choice.best.measured(
        choice.chosenBy.name, maker.contest, among: maker.scores)
    else { return "" }
    return "; on the test rows it reaches \(Self.text(measured))" + besideControl
  }

  /// That it is not shown to beat a detector that learned nothing, for those who read the first sentence only.
  private var besideControl: String {
    guard let control = comparisons.first(where: \.isControlNotBeaten) else { return "" }
    return ", which is not shown to beat the control \(control.detector)"
  }

  /// The answer where no label was looked at, with what the labels of the test rows say of it, if any.
  private var labelFree: String {
    let trial = maker.shipped
    let rows = trial.findings.validation.rows > 0 ? "validation rows" : "training rows"
    let by = "\(choice.chosenBy.name) on \(rows), which looks at no label"
    let value = Self.text(choice.chosenBy)
    var sentence =
      choice.among == 1
      ? "\(place), \(choice.best.name) is the only candidate; its \(by), is \(value)"
      : "\(place), \(choice.best.name) is best of \(candidates) by \(by): \(value)"
    if let test = choice.best.measured(.averagePrecision, maker.contest, among: maker.scores),
      test.quantity.number != nil
    {
      sentence +=
        "; on the test rows it reaches an average precision of \(Self.text(test))" + besideControl
    } else {
      sentence += "; whether it finds anomalies is not known"
    }
    return sentence + "."
  }

  // MARK: What keeps it honest

  private var sealed: String? {
    guard maker.isSealed else { return nil }
    let fresh = maker.scores?.measuresAfresh ?? true
    return
      "The test rows are sealed: what they measure is shown by 'assay unseal RUN', which the ledger counts."
      + (fresh
        ? "" : " Under another seed or in another fold, though, some of them are rows that choose.")
  }

  private var tied: String? {
    let others = choice.tied.filter { $0 != choice.best }.map(\.name)
    guard !others.isEmpty, choice.contest != nil else { return nil }
    let shown = others.count > 6 ? Array(others.prefix(5)) + ["\(others.count - 5) more"] : others
    return "As good as \(choice.best.name) for all that these rows tell: \(Phrase.listed(shown))."
  }

  /// That values on rows that choose are of another mixture than those on test rows.
  private var prevalence: String? {
    let findings = maker.shipped.findings
    guard !choice.isOracle, choice.chosenBy.name != .excessMass, choice.chosenBy.name != .rocAUC,
      let rows = findings.validation(choice.chosenBy.name)?.rows
    else { return nil }
    let chose = Double(findings.validation.anomalies) / Double(rows)
    let test = Double(findings.test.anomalies) / Double(findings.test.rows)
    guard test > 0, chose > 1.5 * test else { return nil }
    return "Of the rows that choose \(Figures.percent(chose)) are anomalies, of the test rows"
      + " \(Figures.percent(test)): the two values of \(choice.chosenBy.name) are not to be compared."
  }

  /// What the interval holds.
  private var spread: String? {
    guard !choice.isOracle, !maker.isSealed, choice.chosenBy.name != .excessMass else { return nil }
    let identities = choice.best.trials.map(\.identity)
    let seeds = identities.map(\.seed).uniqued().count
    let folds = identities.map(\.fold).uniqued().count
    guard identities.count > 1 else {
      return choice.best.isDeterministic
        ? "Every seed would find the same: intervals tell what other rows would change."
        : "There is one seed: intervals tell what other rows would change, not what other seeds would."
    }
    let over = [
      seeds > 1 ? Phrase.counted(seeds, "seed") : nil,
      folds > 1 ? Phrase.counted(folds, "fold") : nil,
    ].compactMap { $0 }
    return "Figures are means over \(Phrase.listed(over))"
      + (seeds > 1
        ? ", and their intervals hold what rows and seeds change."
        : choice.best.isDeterministic
          ? "; every seed would find the same, and their intervals tell what other rows would change."
          : "; with one seed, their intervals tell what other rows would change.")
  }

  /// That rows which took part in a search are no fresh ones for what it left.
  private var givenUp: String? {
    guard maker.lineup.givenUp > 0, !choice.isOracle else { return nil }
    return
      "The search gave up \(maker.lineup.givenUp) of \(choice.among) candidates by the rows that choose,"
      + " so that the value on them has the luck of that choice."
  }

  private var withoutLuck: String? {
    guard let nested = maker.nested else { return nil }
    let who = nested.isBySeed ? "by the other seeds" : "on the fold's own validation rows"
    let what =
      nested.isBySeed && nested.count == maker.lineup.occasions.map(\.seed).uniqued().count
      ? "seed" : "trial"
    return "Chosen anew \(who) for each \(what), and so without the luck of the choice,"
      + " it comes to \(Figures.short(nested.value)); \(nested.agreeing) of \(nested.count) times the same"
      + " candidate was chosen."
  }

  private var few: String? {
    guard let anomalies = choice.anomalies, anomalies < Self.fewestToTrust, choice.among > 1 else {
      return nil
    }
    let rows = Phrase.counted(anomalies, "anomaly", "anomalies")
    guard let detectable = choice.detectable else {
      return "With \(rows) among the rows that choose, only large differences could have been seen."
    }
    return
      "With \(rows) among the rows that choose, a difference below \(Figures.short(detectable))"
      + " would have been missed more than once in five times."
  }

  private var ahead: String? {
    guard choice.tied.count == 1, choice.isAheadOfAll else { return nil }
    return "It beats every other candidate on the rows that choose, each in a paired test at 5 %."
  }

  private var shipped: String? {
    guard choice.best.trials.count > 1 else { return nil }
    let trial = maker.shipped
    let identity = trial.identity
    let seed = "seed \(identity.seed)" + (identity.isFold ? ", fold \(identity.fold + 1)" : "")
    let which =
      maker.ensemble == nil
      ? "(\(seed)) stands for it: the median by what was chosen by"
      : "stands for it: as many models as there are seeds, as one ensemble on the rows of \(seed)"
    var text = "Trial \(trial.trial.id) \(which)"
    if let test = trial.findings.test(choice.chosenBy.name), test.quantity.number != nil {
      text += "; its own \(test.name) on test rows is \(Self.text(test))"
    }
    return text + "."
  }

  private var leftOut: String? {
    let names = maker.lineup.incomplete.map(\.name)
    guard !names.isEmpty else { return nil }
    return "Not compared, since some of their trials have no result: \(Phrase.listed(names))."
  }

  // MARK: Comparisons

  static func sentence(
    _ best: Entrant, _ rival: Entrant, _ difference: Measurement, isAhead: Bool
  ) -> String {
    let other = rival.candidate.isControl ? "the control \(rival.name)" : rival.name
    guard let value = difference.quantity.number else {
      return "Whether \(best.name) is ahead of \(other) cannot be said: "
        + (difference.quantity.reason ?? "the difference is undefined") + "."
    }
    let size = Figures.short(abs(value))
    guard let interval = difference.interval else {
      let came = value > 0 ? "\(size) above" : value < 0 ? "\(size) below" : "level with"
      return
        "On the test rows it came out \(came) \(other); how far such a difference moves, these rows"
        + " do not tell."
    }
    if isAhead {
      return "On the test rows it is ahead of \(other) by \(size) (\(bounds(interval)))."
    }
    if interval.upper < 0 {
      let turned = "\(Figures.short(-interval.upper)) to \(Figures.short(-interval.lower))"
      return "On the test rows it is behind \(other) by \(size) (\(turned))."
    }
    if interval.lower > 0 {
      return
        "On the test rows it came out \(size) (\(bounds(interval))) above \(other); since some of these"
        + " rows chose it among all candidates, that does not show it to be ahead."
    }
    return "On the test rows it cannot be told apart from \(other): the difference is"
      + " \(Figures.short(value)) (\(bounds(interval)))."
  }

  /// A number with its interval, if it has one.
  static func text(_ measurement: Measurement) -> String {
    let value = measurement.quantity.number.map(Figures.short) ?? "n/a"
    return measurement.interval.map { "\(value) (\(bounds($0)))" } ?? value
  }

  private static func bounds(_ interval: Interval) -> String {
    "\(Figures.short(interval.lower)) to \(Figures.short(interval.upper))"
  }
}
