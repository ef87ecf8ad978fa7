import Testing
import Vocabulary

@testable import Reports

struct TierReportTests {
  private static func share(_ value: Double) -> Measurement {
    Measurement("ordinary_share", .number(value), rows: 1000)
  }

  private static let advice = TierAdvice(
    table: "mine <1>", scale: "Tiers are read on scores.",
    findings: [
      TierFinding(
        tier: "BLOCK", starts: "≥ 0.95", grade: .impossible(bound: 0.934_56), sentence: "Never.",
        ordinaryShare: share(0), strangeness: .number(0.001)),
      TierFinding(
        tier: "ASK", starts: "≥ 0.9", grade: .impossibleForModel(bound: 0.81),
        sentence: "Not here.",
        ordinaryShare: share(0), strangeness: .number(0.001)),
      TierFinding(
        tier: "LOOK", starts: "≥ 0.8", grade: .notFound(highest: 0.75), sentence: "Not seen.",
        ordinaryShare: share(0), strangeness: .number(0.001)),
      TierFinding(
        tier: "NOTE", starts: "> 0.5", grade: .reached(rows: 12), sentence: "Seen.",
        ordinaryShare: share(0.01), strangeness: .number(0.011)),
      TierFinding(
        tier: "SEE", starts: "> 0.4", grade: .reached(rows: 0), sentence: "Shadowed.",
        ordinaryShare: share(0), strangeness: .number(0.011)),
    ],
    promises: [
      TierPromiseFinding(
        tier: "BLOCK", share: 0.001, threshold: nil, infeasibility: Infeasibility("Too few."),
        sentence: "Too few.", measured: nil),
      TierPromiseFinding(
        tier: "NOTE", share: 0.05, threshold: 0.612_345_678, infeasibility: nil,
        sentence: "Start later.", measured: share(0.048)),
    ], recalibration: ScoreLine(scores: [0, 1], values: [0, 1]), notes: ["Nothing was searched."])

  @Test func `tiers are a table, a list of sentences, and where they would have to start`() {
    #expect(
      TierReport(Self.advice).markdown == """
        ## Tiers: mine <1>

        Tiers are read on scores.

        | tier | from | can it fire | ordinary rows | p-value |
        | --- | --- | --- | --- | --- |
        | BLOCK | ≥ 0.95 | impossible (nothing above 0.9346) | 0 | 0.001 |
        | ASK | ≥ 0.9 | impossible for this model (nothing above 0.81) | 0 | 0.001 |
        | LOOK | ≥ 0.8 | not found (highest 0.75) | 0 | 0.001 |
        | NOTE | > 0.5 | reached by 12 rows | 0.010 | 0.011 |
        | SEE | > 0.4 | possible, reached by 0 rows | 0 | 0.011 |

        - Never.
        - Not here.
        - Not seen.
        - Seen.
        - Shadowed.

        ### Where they would have to start

        | tier | ordinary rows at most | starts above | on test rows |
        | --- | --- | --- | --- |
        | BLOCK | 0.001 | – | n/a |
        | NOTE | 0.050 | 0.612346 | 0.048 |

        - Too few.
        - Start later.

        The table itself can stay as it is if scores are bent first, along the 2 points that 'recalibration' has in the JSON form of this answer.

        Nothing was searched.
        """)
  }

  @Test func `a page escapes what a spec calls its table`() {
    let page = TierReport(Self.advice).html
    #expect(page.contains("<h2>Tiers: mine &lt;1&gt;</h2>"))
    #expect(page.hasPrefix("<section id=\"tiers-1\">"))
    #expect(!page.contains("<1>"))
  }
}
