import Artifacts
import Testing
import Vocabulary

@testable import Reports

struct ResultsOrderTests {
  /// A run with an answer on each data set, chosen by so many validation rows or by an oracle.
  private func paragraph(_ answers: [(isOracle: Bool, validation: Int)]) throws -> String {
    let identity = identity("lof", on: "d")
    let run = RecordedRun(
      name: "order", run: RecordedRun.single.run,
      summary: SummaryRecord(
        answers: answers.enumerated().map { place, answer in
          .init(
            dataset: "d", trial: "t\(place)", detector: "lof", sentence: "",
            chosenBy: measured("roc_auc", 1), isOracle: answer.isOracle, comparisons: [])
        }, standings: [standing(identity, "", ["t0"])], leaderboard: nil, budgets: [], failed: [],
        lost: [], worries: []),
      trials: answers.enumerated().map { place, answer in
        TrialRecord(
          id: "t\(place)", trial: identity, outcome: .ok(findings(validation: answer.validation)))
      })
    let page = try run.inFolder { try ReportWriter($0).page }
    let blocks = try #require(page.sections.first { $0.id == "results" }).blocks
    guard case .paragraph(let prose)? = blocks.first else { return "" }
    return String(prose.text.prefix { $0 != "." })
  }

  @Test func `results say on which rows they were put in order`() throws {
    #expect(try paragraph([(false, 80)]) == "Best first by roc_auc on validation rows")
    #expect(try paragraph([(true, 0)]) == "Best first by roc_auc on test rows, as an oracle")
    #expect(try paragraph([(false, 0)]) == "Best first by roc_auc on training rows")
    #expect(
      try paragraph([(false, 80), (true, 0), (false, 80)])
        == "Best first by roc_auc on validation rows or test rows, as an oracle")
    #expect(try paragraph([]) == "Nothing was chosen, so that the order says nothing")
  }
}
