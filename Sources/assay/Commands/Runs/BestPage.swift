import Artifacts
import Formats
import Vocabulary
import Wording

/// What 'assay runs best' prints.
struct BestPage {
  let metric: MetricName
  let candidates: [IndexedCandidate]

  var json: JSON {
    .list(
      candidates.map { candidate in
        [
          "folder": .text(candidate.folder.path), "trial": .text(candidate.trial),
          "dataset": .text(candidate.dataset), "detector": .text(candidate.detector),
          "label": .text(candidate.label), "settings": .text(candidate.settings),
          "trials": JSON(candidate.trials), "metric": .text(metric.text),
          "validation": JSON(candidate.onValidation), "test": JSON(candidate.onTest),
          "lower": JSON(candidate.lower), "upper": JSON(candidate.upper),
          "oracle": JSON(candidate.isOracle),
        ]
      })
  }

  var text: String {
    var lines = [["validation", "test", "data", "detector", "settings", "trials", "trial", "run"]]
    lines += candidates.map { candidate in
      [
        candidate.onValidation.map(Figures.short) ?? "–", test(candidate),
        Visible.text(candidate.dataset), Visible.text(candidate.detector),
        Visible.text(candidate.label.isEmpty ? "defaults" : candidate.label),
        "\(candidate.trials)", candidate.trial, candidate.folder.path,
      ]
    }
    return "\(metric): means over trials\n\n" + lines.aligned
  }

  private func test(_ candidate: IndexedCandidate) -> String {
    guard let value = candidate.onTest else { return "n/a" }
    var text = Figures.short(value)
    if let lower = candidate.lower, let upper = candidate.upper {
      text += " (\(Figures.short(lower)) to \(Figures.short(upper)))"
    }
    return text + (candidate.isOracle ? " oracle" : "")
  }
}

extension [[String]] {
  /// The lines of a table, each column as wide as its widest cell.
  var aligned: String {
    guard let head = first else { return "" }
    let widths = head.indices.map { column in map { $0[column].count }.max() ?? 0 }
    return map { line in
      let text = zip(line, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
