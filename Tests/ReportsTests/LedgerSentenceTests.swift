import Testing

@testable import Artifacts
@testable import Reports

/// What a report says of what was known of its rows before.
struct LedgerSentenceTests {
  private func spent(_ event: LedgerEntry.Event, candidates: Int, runs: Int) -> SpentRows {
    SpentRows(
      dataset: "d", data: "f", event: event, candidates: candidates, runs: runs,
      latest: "2026-01-01T00:00:00Z")
  }

  private func sentences(
    validation: SpentRows? = nil, test: SpentRows? = nil, choosing: Double? = nil
  ) -> [String] {
    Ledger.Before(validation: validation, test: test, mostChoosing: choosing)
      .sentences(of: "pulse", promising: 0.8)
  }

  private static let warning =
    " of pulse: whoever chose by those figures has spent some of these rows ('assay runs ledger')."

  @Test func `runs that looked before are counted by the rows that more of them looked at`() {
    let (few, many) = (
      spent(.validation, candidates: 1, runs: 1), spent(.test, candidates: 4, runs: 3)
    )
    #expect(sentences() == [])
    #expect(
      sentences(validation: few) == [
        "Before this run, 1 run had 1 other candidate compared on validation rows" + Self.warning
      ])
    #expect(
      sentences(test: many) == [
        "Before this run, 3 runs had 4 other candidates measured on test rows" + Self.warning
      ])
    #expect(
      sentences(validation: few, test: many) == [
        "Before this run, 3 runs had 1 other candidate compared on validation rows and 4 other candidates measured "
          + "on test rows" + Self.warning
      ])
  }

  @Test func `rows that chose before and promise now are told of`() {
    #expect(sentences(choosing: 0.2) == [])
    #expect(
      sentences(choosing: 0.5) == [
        "An earlier run let 50 % of the ordinary validation rows choose; some of them carry the promises of this "
          + "run, which hold only of what was not chosen there."
      ])
  }
}
