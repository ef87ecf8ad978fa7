import Vocabulary
import Wording

/// What became of a table of tiers, as a part of a page or of a Markdown text.
struct TierReport {
  private let advice: TierAdvice

  private let place: Int

  /// - Parameter place: Its place among the tables of the answer, counted from 1.
  init(_ advice: TierAdvice, place: Int = 1) {
    self.advice = advice
    self.place = place
  }

  private var title: String { "Tiers: \(advice.table)" }

  var markdown: String {
    var parts = ["## \(title)", advice.scale]
    if !advice.findings.isEmpty {
      let rows = findings(Figures.withInterval).map { Array($0.dropLast()) }
      parts.append(MarkdownTable(Array(header.dropLast()), rows).text)
      parts.append(advice.findings.map { "- \($0.sentence)" }.joined(separator: "\n"))
    }
    if !advice.promises.isEmpty {
      let rows = promises(Figures.withInterval).map { Array($0.dropLast()) }
      parts += [
        "### Where they would have to start",
        MarkdownTable(Array(promiseHeader.dropLast()), rows).text,
      ]
      parts.append(advice.promises.map { "- \($0.sentence)" }.joined(separator: "\n"))
      parts += bending.map { [$0] } ?? []
    }
    return (parts + advice.notes).joined(separator: "\n\n")
  }

  var html: String {
    var parts = [paragraph(advice.scale)]
    if !advice.findings.isEmpty {
      parts.append(
        HTML.table(
          header, findings(HTML.measurement, HTML.escaped), numbersFrom: 3, numbersTo: 4))
    }
    if !advice.promises.isEmpty {
      parts.append("<h3>Where they would have to start</h3>")
      parts.append(
        HTML.table(
          promiseHeader, promises(HTML.measurement, HTML.escaped), numbersFrom: 1, numbersTo: 3))
      parts += bending.map { [paragraph($0)] } ?? []
    }
    parts += advice.notes.map(paragraph)
    return HTML.section(
      "tiers-\(place)", title, parts.joined(separator: "\n"))
  }

  private func paragraph(_ text: String) -> String { "<p>\(HTML.escaped(text))</p>" }

  private let header = [
    "tier", "from", "can it fire", "ordinary rows", "p-value", "what this means",
  ]

  private func findings(
    _ shown: (Measurement) -> String, _ escaped: (String) -> String = { $0 }
  ) -> [[String]] {
    advice.findings.map { tier in
      [
        escaped(tier.tier), escaped(tier.starts), escaped(tier.grade.words),
        shown(tier.ordinaryShare), Figures.short(tier.strangeness), escaped(tier.sentence),
      ]
    }
  }

  private let promiseHeader = [
    "tier", "ordinary rows at most", "starts above", "on test rows", "what this means",
  ]

  private func promises(
    _ shown: (Measurement) -> String, _ escaped: (String) -> String = { $0 }
  ) -> [[String]] {
    advice.promises.map { promise in
      [
        escaped(promise.tier), Figures.short(promise.share),
        promise.threshold.map { Figures.significant($0, digits: 6) } ?? "–",
        promise.measured.map(shown) ?? "n/a",
        escaped(promise.sentence),
      ]
    }
  }

  /// How the table can stay as it is.
  private var bending: String? {
    advice.recalibration.map { line in
      "The table itself can stay as it is if scores are bent first, along the \(line.scores.count)"
        + " points that 'recalibration' has in the JSON form of this answer."
    }
  }
}

extension TierFinding.Grade {
  /// The grade with its number, as a table shows it.
  fileprivate var words: String {
    switch self {
    case .impossible(let bound): "impossible (nothing above \(Figures.significant(bound)))"
    case .impossibleForModel(let bound):
      "impossible for this model (nothing above \(Figures.significant(bound)))"
    case .notFound(let highest): "not found (highest \(Figures.significant(highest)))"
    case .reached(rows: 0): "possible, reached by 0 rows"
    case .reached(let rows): "reached by \(Phrase.counted(rows, "row"))"
    }
  }
}
