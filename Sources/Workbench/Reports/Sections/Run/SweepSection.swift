import Artifacts
import Formats
import Vocabulary
import Wording

extension Page.Section {
  /// How what was chosen by hangs on each number that the detectors were swept over.
  @Sendable static func sweeps(of content: RunContent) -> [Page.Section] {
    let plots = content.summary.answers.flatMap { Self.plots(of: $0, content) }
    guard !plots.isEmpty else { return [] }
    let left = plots.count - mostPlots
    return [
      Page.Section(
        "sweeps", "What the settings do",
        [
          .paragraph(
            """
            The line joins the best setting at each value, with a small point for each of its seeds and folds; the others that \
            have the value are points alone. Where several settings have a value, the best of them is flattered.
            """)
        ] + plots.prefix(mostPlots).map { .plot($0) }
          + (left > 0
            ? [
              .remark(
                Prose(
                  "\(Phrase.counted(left, "more plot")) \(left == 1 ? "is" : "are") left out; results.csv has the numbers."
                ))
            ] : []))
    ]
  }

  /// More would be leafed through and not looked at.
  private static let mostPlots = 12

  private static func plots(
    of answer: SummaryRecord.Answer, _ content: RunContent
  ) -> [Page.Plot] {
    let own = content.summary.standings.filter {
      $0.dataset == answer.dataset && !$0.isControl && (answer.split ?? $0.split) == $0.split
    }
    return own.map(\.detector).uniqued().flatMap { detector in
      let own = own.filter { $0.detector == detector }
      return own.flatMap(\.numbers.keys).uniqued().sorted().compactMap {
        plot(of: own, over: $0, answer, content)
      }
    }
  }

  /// - Parameter standings: Best first, so that the first with a value is the best that has it.
  private static func plot(
    of standings: [SummaryRecord.Standing], over key: String, _ answer: SummaryRecord.Answer,
    _ content: RunContent
  ) -> Page.Plot? {
    let metric = answer.chosenBy.name
    var best: [Double: Page.Plot.Point] = [:]
    var others: [Page.Plot.Point] = []
    for standing in standings {
      let measured = (answer.isOracle ? standing.onTest : standing.onValidation)[metric]
      guard let value = standing.numbers[key], let measured else { continue }
      let isBest = best[value] == nil
      let point = Page.Plot.Point(
        standing.label.isEmpty ? "defaults" : standing.label, at: value,
        .measured(
          measured, trials: standing.trials,
          each: isBest
            ? content.each(of: standing, metric, isOnTest: answer.isOracle) : []))
      guard let point else { continue }
      if isBest { best[value] = point } else { others.append(point) }
    }
    let places = best.keys.sorted()
    guard let low = places.first, let high = places.last, places.count > 2 else { return nil }
    return Page.Plot(
      "\(answer.dataset): \(standings[0].detector) by \(key)",
      across: .init(key, isLogarithmic: low > 0 && high >= 30 * low),
      up: .init("\(metric.text) on \(answer.rowsThatChose)"),
      [
        .init("best", places.compactMap { best[$0] }, isJoined: true, labels: .series),
        .init("others", others, isJoined: false, labels: .none),
      ])
  }
}

extension SummaryRecord.Standing {
  /// The settings that are numbers, by name.
  fileprivate var numbers: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: (settings.members ?? [:]).compactMap { member in
        member.value.double.map { (member.key, $0) }
      })
  }
}
