import Testing
import Vocabulary

@testable import Reports

/// What a recommendation says of the rows that it rests on.
struct AdviceOriginTests {
  private static let chosen = ThresholdChoice(
    method: "m", wish: "w",
    outcome: .chosen(
      Threshold(
        value: 0.5, lowestAlarmed: nil, holdsInFloat: true, basis: .validation,
        achieved: [measured("recall", 0.25)])), sentence: "s")
  private static let impossible = ThresholdAlternative(
    ThresholdChoice(
      method: "n", wish: "w", outcome: .infeasible(Infeasibility("No.")), sentence: "s"),
    measured: [])
  private static let onSameRows = ThresholdAlternative(chosen, measured: [])
  private static let onTestRows = ThresholdAlternative(
    chosen, measured: [measured("recall", 0.75)])

  private func page(
    _ alternatives: [ThresholdAlternative], basis: ThresholdBasis = .validation, rows: Int = 20,
    anomalies: Int? = nil, ordinary: Int? = nil, eventsPerDay: Double? = nil
  ) -> Page {
    Page(
      ThresholdAdvice(
        headline: "h", recommended: nil, alternatives: alternatives, curve: [], tiers: [],
        assumptions: [], basis: basis, rows: rows, anomalies: anomalies, ordinary: ordinary,
        eventsPerDay: eventsPerDay), of: "s")
  }

  private func origin(_ page: Page) -> String? {
    guard case .paragraph(let prose)? = page.sections.first?.blocks.last else { return nil }
    return prose.text
  }

  @Test func `thresholds are measured on test rows, or on the rows that they were chosen on`() {
    let start = "Scores: s; chosen on 20 rows with no labels"
    #expect(
      origin(page([Self.impossible, Self.onTestRows])) == "\(start); measured on test rows.")
    #expect(
      origin(page([Self.impossible, Self.onSameRows])) == "\(start); measured on the same rows.")
    #expect(origin(page([Self.impossible])) == "\(start).")
    #expect(origin(page([])) == "\(start).")
  }

  @Test func `the rows are those of validation, of training, or of the test as an oracle`() {
    func origin(_ basis: ThresholdBasis, rows: Int = 20) -> String? {
      self.origin(page([], basis: basis, rows: rows))
    }
    #expect(origin(.validation, rows: 1) == "Scores: s; chosen on 1 row with no labels.")
    #expect(
      origin(.training)
        == "Scores: s; chosen on 20 rows that the detector learned from with no labels.")
    #expect(
      origin(.oracle) == "Scores: s; chosen on 20 test rows, as an oracle, with no labels.")
  }

  @Test func `rows are counted by their labels, and events by the day`() {
    #expect(
      origin(page([], rows: 3, anomalies: 1, ordinary: 2, eventsPerDay: 12.5))
        == "Scores: s; chosen on 3 rows with 1 anomaly and 2 ordinary rows, 12.50 events a day.")
    #expect(
      origin(page([], rows: 3, anomalies: 2, ordinary: 1))
        == "Scores: s; chosen on 3 rows with 2 anomalies and 1 ordinary row.")
    #expect(
      origin(page([], rows: 3, anomalies: 3))
        == "Scores: s; chosen on 3 rows with 3 anomalies and 0 ordinary rows.")
  }

  @Test func `without test rows a table shows what a threshold does to the rows it was chosen on`()
    throws
  {
    func recall(_ alternative: ThresholdAlternative) throws -> [Page.Cell] {
      let blocks = page([alternative]).sections.first { $0.id == "alternatives" }?.blocks
      guard case .table(let table)? = blocks?.first else { return [] }
      let place = try #require(table.heads.firstIndex(of: "recall"))
      return table.rows.map { $0[place] }
    }
    #expect(try recall(Self.onSameRows) == [.measured(measured("recall", 0.25))])
    #expect(try recall(Self.onTestRows) == [.measured(measured("recall", 0.75))])
  }
}
