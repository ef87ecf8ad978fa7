import Features
import Testing
import Vocabulary

struct ManyWordsTests {
  /// Words of which the first has as many rows as there are words, the next one less, and the last one.
  private func falling(_ words: Int) -> Table {
    let codes = (0..<words).flatMap { word in Array(repeating: Int32(word), count: words - word) }
    return table(codes, words)
  }

  private func table(_ codes: [Int32], _ words: Int) -> Table {
    Table(
      rows: codes.count,
      columns: [Column("shop", .category(codes: codes, levels: (0..<words).map { "w\($0)" }))])
  }

  private func found(_ table: Table, _ settings: FeatureSettings = FeatureSettings()) -> [String] {
    settings.manyWords(of: table).map(\.description)
  }

  @Test func `of fewer than two hundred words nothing is said`() {
    #expect(found(falling(199)) == [])
    #expect(found(falling(200)).count == 1)
  }

  @Test func `of many words it is said what would make fewer columns of them`() throws {
    // The 101st word has 200 rows, so that 201 leave the hundred before it.
    #expect(
      found(falling(300)) == [
        "column 'shop' becomes 300 columns, one a word; 'categories: frequency' makes one column; "
          + "'categories: { one-hot: { rare: 201 } }' pools those that fewer than 201 training rows have, and leaves about 100"
      ])
    // Words with 600 to 302 rows, 299 of them, have at least 151 in the half that is learned from.
    let rare = FeatureSettings(categories: .columnPerWord(try WordColumns(rare: 151)))
    #expect(rare.manyWords(of: falling(600), training: 0.5).map(\.frequent) == [299])
    // Of half of the rows half as many are needed.
    #expect(
      FeatureSettings().manyWords(of: falling(300), training: 0.5).map(\.rare) == [101])
    // All words have two rows: pooled, none would be left.
    #expect(
      found(table((0..<600).map { Int32($0 % 300) }, 300)) == [
        "column 'shop' becomes 300 columns, one a word; 'categories: frequency' makes one column"
      ])
  }

  @Test
  func `more than a thousand words are too many, unless rare ones are pooled or more are allowed`()
    throws
  {
    let wide = table((0..<3003).map { Int32(min($0 / 2, 1001)) }, 1002)
    let many = try #require(FeatureSettings().manyWords(of: wide).first)
    #expect(many.isTooMany)
    #expect(
      many.description
        == "column 'shop' becomes 1002 columns, one a word, and 1000 are allowed; 'categories: frequency' "
        + "makes one column; 'categories: { one-hot: { at-most: 1002 } }' allows them")
    // A thousand words have two rows each, two have more.
    let pooled = FeatureSettings(categories: .columnPerWord(try WordColumns(rare: 3)))
    #expect(found(wide, pooled) == [])
    #expect(FeatureSettings(categories: .frequency).manyWords(of: wide) == [])
    #expect(
      FeatureSettings(categories: .columnPerWord(try WordColumns(atMost: 1002)))
        .manyWords(of: wide).map(\.isTooMany) == [false])
  }

  @Test func `a thousand words are not too many`() {
    #expect(FeatureSettings().manyWords(of: falling(1000)).map(\.isTooMany) == [false])
    #expect(FeatureSettings().manyWords(of: falling(1001)).map(\.isTooMany) == [true])
  }
}
