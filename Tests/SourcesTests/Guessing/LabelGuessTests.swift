import Testing
import Vocabulary

@testable import Sources

/// Which column is taken for a label, and which of its values for anomalies. All have 20 rows.
struct LabelGuessTests {
  private func guessed(_ column: Column, isLast: Bool = false) -> LabelGuess? {
    LabelGuess(among: isLast ? [.plain(), column] : [column, .plain()])
  }

  typealias Counts = KeyValuePairs<String, Int>
  private static let found: [(name: String, Counts, LabelMeaning, why: String)] = [
    // Called as labels are: the usual word for strange, else the rarer value, of equals the second.
    ("is_fraud", ["1": 5, "0": 15], .anomalies(["1"]), "it is called as labels are; 5 of 20"),
    ("is_fraud", ["1": 15, "0": 5], .anomalies(["1"]), "it is called as labels are; 15 of 20"),
    ("verdict", ["p": 15, "q": 5], .anomalies(["q"]), "it is called as labels are; 5 of 20"),
    ("verdict", ["p": 5, "q": 15], .anomalies(["p"]), "it is called as labels are; 5 of 20"),
    ("verdict", ["p": 10, "q": 10], .anomalies(["q"]), "it is called as labels are; 10 of 20"),
    ("label", ["0": 15, "2": 5], .ordinary(["0"]), "it is called as labels are; 5 of 20"),
    ("label", ["0": 10, "1": 6, "2": 4], .ordinary(["0"]), "it is called as labels are; 10 of 20"),
    ("class", ["a": 5, "b": 10, "c": 5], .ordinary(["b"]), "it is called as labels are; 10 of 20"),
    ("y", ["p": 15, "q": 5], .anomalies(["q"]), "it is called as labels are; 5 of 20"),
    // Of flags in a column called after what is ordinary, 0 is strange; words mean what they say.
    ("is_normal", ["1": 5, "0": 15], .anomalies(["0"]), "it is called as labels are; 15 of 20"),
    (
      "normal", ["fraud": 5, "ok": 15], .anomalies(["fraud"]), "it is called as labels are; 5 of 20"
    ),
    // Known words in a column of any name; others count as strange beside the usual one for ordinary.
    (
      "state", ["Normal": 12, "dos": 5, "probe": 3], .ordinary(["Normal"]),
      "its words are those of labels; 8 of 20"
    ),
    (
      "state", ["normal": 5, "dos": 15], .ordinary(["normal"]),
      "its words are those of labels; 15 of 20"
    ),
    (
      "state", ["fraud": 18, "paid": 2], .anomalies(["fraud"]),
      "its words are those of labels; 18 of 20"
    ),
    // A rare word of two.
    ("state", ["p": 18, "q": 2], .anomalies(["q"]), "one of its two words is rare; 2 of 20"),
  ]

  @Test(arguments: found)
  func `what a label means follows from its name and its values`(
    name: String, counts: Counts, meaning: LabelMeaning, why: String
  ) throws {
    let guess = try #require(guessed(Column(name, counts: counts)))
    #expect(guess.column == name)
    #expect(guess.meaning == meaning)
    #expect(guess.why == "\(why) rows are anomalies then")
    #expect(guess.hasKinds == (counts.count > 2))
  }

  private static let none: [(name: String, Counts)] = [
    ("state", ["p": 17, "q": 3]), ("state", ["yes": 2, "no": 18]), ("state", ["1": 2, "0": 18]),
    ("state", ["p": 10, "q": 9, "r": 1]), ("state", ["0": 10, "1": 6, "2": 4]),
    ("is_fraud", ["1": 20]), ("class", ["a": 9, "b": 6, "c": 5]), ("y", ["0": 10, "1": 6, "2": 4]),
  ]

  @Test(arguments: none)
  func `flags, many values and values that are not rare are no label`(name: String, counts: Counts)
  {
    #expect(guessed(Column(name, counts: counts)) == nil)
  }

  @Test(arguments: [("0", "1", 8, true), ("0", "1", 9, false), ("p", "q", 8, true)])
  func `the last column is a label where one of two values has at most two of five rows`(
    usual: String, rare: String, count: Int, isLabel: Bool
  ) {
    let guess = guessed(Column("b", counts: [usual: 20 - count, rare: count]), isLast: true)
    #expect(
      guess?.why
        == (isLabel
          ? "it is the last column and one of its two values is rare; \(count) of 20 rows are anomalies then"
          : nil))
    #expect(guess?.meaning == (isLabel ? .anomalies([rare]) : nil))
  }

  @Test(arguments: [(99, true), (100, false)])
  func `a label has a hundred values at most`(others: Int, isLabel: Bool) {
    let words = (0..<2 * others).map { $0 < others ? "w\($0)" : "usual" }
    let rows = Column("class", words: words)
    #expect((LabelGuess(among: [rows, .plain(rows: 2 * others)]) != nil) == isLabel)
  }

  private static let order = [
    Column("rare", counts: ["p": 18, "q": 2]), Column("words", counts: ["normal": 15, "dos": 5]),
    Column("verdict", counts: ["p": 15, "q": 5]), Column("fraud", counts: ["0": 15, "1": 5]),
  ]

  @Test(arguments: [(0, 1), (1, 2), (2, 3), (0, 3)])
  func
    `a known word goes before a rare one, a name before words, and a name with known values first`(
      weak: Int, strong: Int
    )
  {
    let (one, other) = (Self.order[weak], Self.order[strong])
    for columns in [[one, other, .plain()], [other, one, .plain()]] {
      #expect(LabelGuess(among: columns)?.column == other.name)
    }
  }

  @Test func `the last column goes before a rare word, and after known words`() {
    let last = Column("b", counts: ["0": 15, "1": 5])
    #expect(LabelGuess(among: [Self.order[0], .plain(), last])?.column == "b")
    #expect(LabelGuess(among: [Self.order[1], .plain(), last])?.column == "words")
  }

  @Test func `of two for which as much speaks, the last is taken`() {
    let columns = ["first", "second"].map { Column($0, counts: ["p": 18, "q": 2]) }
    #expect(LabelGuess(among: columns + [.plain()])?.column == "second")
  }

  @Test func `the only feature is no label`() {
    let column = Column("is_fraud", counts: ["0": 15, "1": 5])
    let constant = Column("one", numbers: [Double](repeating: 1, count: 20))
    #expect(LabelGuess(among: [column]) == nil)
    #expect(LabelGuess(among: [column, constant]) == nil)
    #expect(LabelGuess(among: [column, .plain()]) != nil)
  }

  @Test func `rows without a value are no rows of a label`() throws {
    let words: [String?] = ["p", "q", nil, nil] + [String](repeating: "p", count: 16)
    let guess = try #require(guessed(Column("verdict", words: words)))
    #expect(guess.why == "it is called as labels are; 1 of 18 rows are anomalies then")
  }

  @Test func `what a person says is a label is trusted like a name`() {
    let stated = LabelGuess(stated: Column("state", counts: ["a": 12, "b": 5, "c": 3]))
    #expect(stated?.meaning == .ordinary(["a"]))
    #expect(stated?.why == "as was said; 8 of 20 rows are anomalies then")
    #expect(LabelGuess(stated: Column("state", counts: ["a": 9, "b": 6, "c": 5])) == nil)
    #expect(LabelGuess(stated: Column("state", counts: ["a": 20])) == nil)
  }
}
