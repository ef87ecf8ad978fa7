import Reports
import Testing
import Vocabulary

struct AdviceReportTests {
  private static func measured(_ name: String, _ value: Double) -> Measurement {
    Measurement(name, .number(value), rows: 10)
  }

  private static let chosen = ThresholdAlternative(
    ThresholdChoice(
      method: "conformal", wish: "a false-positive rate of at most 1 %",
      outcome: .chosen(
        Threshold(
          value: 0.75, lowestAlarmed: 0.8, holdsInFloat: true,
          interval: Interval(lower: 0.7, upper: 0.8, level: 0.95, method: "bootstrap"),
          basis: .validation,
          guarantee: Guarantee(
            sentence: "At most 1 % alarm.", quantity: "false_positive_rate", bound: 0.01,
            confidence: 0.95, rows: 400))),
      sentence: "The score <x> is safe."),
    measured: [measured("precision", 0.5), measured("cost_per_row", 1.25)],
    overFolds: FoldSpread(
      folds: 3, chosen: 2,
      threshold: Measurement(
        "threshold", .number(0.7),
        interval: Interval(lower: 0.6, upper: 0.8, level: 1, method: "range"), rows: 9),
      measured: [measured("precision", 0.4)], sentence: "Over 3 folds it varies."))

  private static let refused = ThresholdAlternative(
    ThresholdChoice(
      method: "best-f1", wish: "the highest F1", outcome: .infeasible(Infeasibility("No labels.")),
      sentence: "No labels."), measured: [])

  private static let advice = ThresholdAdvice(
    headline: "Set the threshold to 0.75.", recommended: 0, alternatives: [chosen, refused],
    curve: [], tiers: [], assumptions: [Assumption("All is well.", brokenBy: "Rain.")],
    basis: .validation, rows: 20, anomalies: 4, ordinary: 16, eventsPerDay: 100)

  @Test func `the recommendation comes first, then every way with its answer`() {
    #expect(
      AdviceReport(Self.advice, of: "scores.csv").markdown == """
        # Which threshold to set

        **Set the threshold to 0.75.**

        Over 3 folds it varies.

        Scores: scores.csv; chosen on 20 rows with 4 anomalies and 16 ordinary rows, 100.0 events a day; measured on test rows.

        ## Alternatives

        | asked for | threshold | precision | cost a row | promise |
        | --- | --- | --- | --- | --- |
        | a false-positive rate of at most 1 % (recommended) | 0.750 (0.700 to 0.800) | 0.500 | 1.250 | FPR ≤ 0.010, 95 % sure |
        | the highest F1 | none | – | – | – |

        - conformal: The score <x> is safe.
        - best-f1: No labels.

        ## Over folds

        | asked for | folds with one | threshold | precision | cost a row |
        | --- | --- | --- | --- | --- |
        | a false-positive rate of at most 1 % | 2 of 3 | 0.700 (0.600 to 0.800) | 0.400 | – |

        ## What this takes for granted

        - All is well. *What would break it:* Rain.

        """)
  }

  @Test func `a page escapes what it shows`() {
    let page = AdviceReport(Self.advice, of: "<scores>").html
    #expect(page.contains("The score &lt;x&gt; is safe.") && page.contains("&lt;scores&gt;"))
    #expect(page.contains("<h2>Over folds</h2>"))
    #expect(!page.contains("<x>"))
  }
}
