import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Reports

struct ResultColumnTests {
  private func summary(
    onValidation: [Measurement], onTest: [Measurement]
  ) -> SummaryRecord {
    SummaryRecord(
      answers: [],
      standings: [
        .init(
          dataset: "d", detector: "knn", settings: [:], label: "", features: [:], split: [:],
          isControl: false, trials: ["ab"], trial: "ab",
          onValidation: onValidation, onTest: onTest)
      ], leaderboard: nil, budgets: [], failed: [], lost: [], worries: [])
  }

  private func columns(_ summary: SummaryRecord) -> [MetricName] {
    ResultColumn.columns(of: summary, showing: [.rocAUC, .averagePrecision]).map(\.metric)
  }

  @Test func `each trial of a setting has its own number, on the rows of the column`() {
    let found = ["a": 0.4, "b": 0.6].mapValues { value in
      findings(
        onValidation: [measured("excess_mass", value)], onTest: [measured("roc_auc", value / 2)])
    }
    func each(_ trials: [String]) -> [[Double]] {
      let standing = standing(
        identity("knn", on: "d"), "", trials, onValidation: [measured("excess_mass", 0.5)],
        onTest: [measured("roc_auc", 0.25)])
      let summary = SummaryRecord(
        answers: [], standings: [standing], leaderboard: nil, budgets: [], failed: [], lost: [],
        worries: [])
      return ResultColumn.columns(of: summary, showing: [.rocAUC]).map {
        $0.each(of: standing, in: found)
      }
    }
    #expect(each(["a", "b"]) == [[0.4, 0.6], [0.2, 0.3]])
    // A trial that failed has none; one alone is the number itself.
    #expect(each(["a", "lost"]) == [[0.4], [0.2]])
    #expect(each(["a"]) == [[], []])
  }

  @Test func `a table shows what was measured, and without labels what looks at none`() {
    let area = Measurement(.rocAUC, .number(0.9), rows: 10)
    let none = Measurement(.averagePrecision, .undefined(reason: "no labels"), rows: 10)
    let mass = Measurement(.excessMass, .number(0.1), rows: 10)
    #expect(columns(summary(onValidation: [], onTest: [area, none])) == [.rocAUC])
    #expect(columns(summary(onValidation: [mass], onTest: [none])) == [.excessMass])
    #expect(
      columns(summary(onValidation: [], onTest: [none])) == [.rocAUC, .averagePrecision])
  }
}
