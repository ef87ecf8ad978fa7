import Artifacts
import Formats
import Reports
import Testing
import Vocabulary

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
