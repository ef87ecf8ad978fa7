import Detectors
import Testing

/// What people read when rows cannot be learned from or scored.
struct DetectorErrorTests {
  @Test func `rows that teach nothing are told why`() {
    let told: [(FitError, String)] = [
      (.noRows, "there are no rows to learn from"), (.noColumns, "the rows have no columns"),
      (.tooFewRows(have: 2, need: 3, what: "lof"), "lof needs at least 3 rows, not 2"),
      (
        .refused(.notFinite(row: 4, column: 1)),
        "row 4 has no finite number in column 1, counted from 0"
      ),
      (.unsolved("it did not settle"), "it did not settle"),
    ]
    for (error, sentence) in told { #expect(error.description == sentence) }
  }

  @Test func `rows that cannot be scored are told why`() {
    #expect(
      RowError.wrongWidth(found: 2, wanted: 3).description
        == "rows have 2 columns, but the model has 3")
    #expect(
      RowError.notTrainingRows(found: 2, learnedFrom: 9).description
        == "these 2 rows are not the 9 rows that the model learned from; score them as new rows")
    // Rows that have other numbers elsewhere are told by those.
    #expect(
      RowError.notFinite(row: 4, column: 1).renumbered { $0 + 10 } == .notFinite(row: 14, column: 1)
    )
    #expect(
      RowError.wrongWidth(found: 2, wanted: 3).renumbered { $0 + 10 }
        == .wrongWidth(found: 2, wanted: 3))
  }
}
