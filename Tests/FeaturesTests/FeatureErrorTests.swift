import Features
import Testing
import Vocabulary

struct FeatureErrorTests {
  @Test func `the first of the rows that have no number is told, where the others differ`() {
    let gaps: [Double] = [1, 2, .nan, 3, .nan, .nan]
    func refusal(_ numbers: [Double], _ missing: MissingRule = .complain) -> FeatureError? {
      FeatureSettings(missing: missing).refusal(
        of: Table(
          rows: 6,
          columns: [
            Column("w", .text(["a", nil, "b", "c", "d", "e"])), Column("a", numbers: numbers),
          ]))
    }
    #expect(refusal(gaps) == .missingNumber(column: "a", row: 2, count: 3))
    #expect(refusal(gaps, .median) == nil)
    // A column of one number, or of none, is no feature.
    #expect(refusal([1, 1, .nan, 1, 1, 1]) == nil)
    #expect(refusal([Double](repeating: .nan, count: 6)) == nil)
    #expect(refusal([1, 2, 3, 4, 5, 6]) == nil)
  }

  private static func letters(_ count: Int) -> [String] { (1...count).map { "c\($0)" } }

  @Test(
    arguments: [
      (
        .missingNumber(column: "a", row: 3, count: 1),
        """
        column 'a' has no value in row 3, counted from 0 (1 row has none); choose 'missing: drop', 'median', 'constant' or \
        'indicator'
        """
      ),
      (
        .missingNumber(column: "a", row: 0, count: 2),
        """
        column 'a' has no value in row 0, counted from 0 (2 rows have none); choose 'missing: drop', 'median', 'constant' or \
        'indicator'
        """
      ),
      (
        .notFinite(column: "a", row: 7),
        "column 'a' has a number in row 7, counted from 0, that no 32-bit number holds after scaling"
      ),
      (
        .noColumn("a", have: ["b", "c"]),
        "the data have no column 'a', which the model was fitted with; they have b, c"
      ),
      (
        .noColumn("a", have: letters(20)),
        "the data have no column 'a', which the model was fitted with; they have "
          + letters(20).joined(separator: ", ")
      ),
      (
        .noColumn("a", have: letters(22)),
        "the data have no column 'a', which the model was fitted with; they have "
          + letters(20).joined(separator: ", ") + " and 2 more"
      ),
      (
        .wrongType(column: "a", found: "text", wanted: "numbers"),
        "column 'a' holds text, but the model was fitted with numbers"
      ),
      (.noFeatures(dropped: []), "no column is left to learn from"),
      (
        .noFeatures(dropped: [
          DroppedColumn(name: "a", reason: "is a time"),
          DroppedColumn(name: "b", reason: "is constant in the training rows"),
        ]),
        "no column is left to learn from: 'a' is a time, 'b' is constant in the training rows"
      ), (.noTrainingRows, "there are no training rows to learn the features from"),
    ] as [(FeatureError, String)])
  func `an error says what is wrong with which column, and what to do`(
    error: FeatureError, text: String
  ) {
    #expect(error.description == text)
  }

  @Test func `a column that is no feature is left out with the reason`() throws {
    let table = Table(
      rows: 3,
      columns: [
        Column("note", .text(["x", "y", nil])), Column("at", .time([1, 2, 3])),
        Column("empty", numbers: [.nan, .nan, 4]), Column("same", numbers: [5, 5, 6]),
        Column("n", numbers: [1, 2, 3]),
      ])
    let fitted = try FeatureSettings().fit(table, training: [0, 1])
    #expect(fitted.columns == ["n"])
    #expect(
      fitted.dropped == [
        DroppedColumn(
          name: "note", reason: "is text (choose 'categories: { hashing: 16 }' to use it)"),
        DroppedColumn(name: "at", reason: "is a time"),
        DroppedColumn(name: "empty", reason: "has no value in the training rows"),
        DroppedColumn(name: "same", reason: "is constant in the training rows"),
      ])
  }

  @Test func `without a column that varies, or without rows, nothing is learned`() {
    let table = Table(
      rows: 2, columns: [Column("a", numbers: [1, 2]), Column("t", .time([1, 2]))])
    #expect(
      throws: FeatureError.noFeatures(dropped: [
        DroppedColumn(name: "a", reason: "is constant in the training rows"),
        DroppedColumn(name: "t", reason: "is a time"),
      ])
    ) { try FeatureSettings().fit(table, training: [1]) }
    #expect(throws: FeatureError.noTrainingRows) { try FeatureSettings().fit(table, training: []) }
  }

  @Test(arguments: [
    (Column.Values.number([1]), "numbers"), (.category(codes: [0], levels: ["x"]), "words"),
    (.time([1]), "times"), (.text(["x"]), "text"),
  ])
  func `a column of another type is told by what it holds`(
    values: Column.Values, kind: String
  ) throws {
    let numbers = Table(rows: 2, columns: [Column("a", numbers: [1, 2])])
    let words = Table(
      rows: 2, columns: [Column("a", .category(codes: [0, 1], levels: ["x", "y"]))])
    let other = Table(rows: 1, columns: [Column("a", values)])
    if kind != "numbers" {
      let fitted = try FeatureSettings().fit(numbers, training: [0, 1])
      #expect(throws: FeatureError.wrongType(column: "a", found: kind, wanted: "numbers")) {
        try fitted.rows(of: other)
      }
    }
    if ["numbers", "times"].contains(kind) {
      let fitted = try FeatureSettings().fit(words, training: [0, 1])
      #expect(throws: FeatureError.wrongType(column: "a", found: kind, wanted: "words")) {
        try fitted.rows(of: other)
      }
    }
  }
}
