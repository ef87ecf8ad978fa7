import Answers
import Artifacts
import Formats
import Wording

/// What 'assay runs ledger' prints: how spent the rows of each data set are.
struct LedgerPage {
  let ledger: Ledger

  var json: JSON {
    [
      "path": .text(ledger.path), "entries": JSON(ledger.entries.count),
      "damages": JSON(ledger.damages),
      "spent": .list(
        ledger.spent.map { rows in
          [
            "dataset": .text(rows.dataset), "data": .text(rows.data),
            "rows": .text(rows.event.rawValue), "candidates": JSON(rows.candidates),
            "runs": JSON(rows.runs), "luck": .number(rows.luck), "latest": .text(rows.latest),
          ]
        }),
    ]
  }

  var text: String {
    guard !ledger.entries.isEmpty else { return "\(ledger.path): nothing has been looked at yet\n" }
    var lines = [["data", "", "rows", "candidates", "runs", "luck", "last looked at"]]
    lines += ledger.spent.map { rows in
      [
        Visible.text(rows.dataset), String(rows.data.prefix(12)), rows.event.rawValue,
        "\(rows.candidates)", "\(rows.runs)", Figures.short(rows.luck),
        "\(rows.latest.prefix(16))Z",
      ]
    }
    return lines.aligned + "\n" + Self.explanation
  }

  private static let explanation = """
    The more candidates were compared on rows, the less these rows can say of the best one: 'luck' is how many
    standard errors above its true value the luckiest of so many equally good candidates is expected to come
    out. Removing runs takes nothing out of the ledger. Rows that carry promises never choose, so that no
    promise is spent by this.

    """
}
