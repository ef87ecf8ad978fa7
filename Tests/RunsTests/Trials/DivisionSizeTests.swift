import Features
import Sources
import Testing
import Vocabulary

@testable import Trials

/// How large a division is, before its rows are prepared.
struct DivisionSizeTests {
  /// Forty rows: a number, a column without variance, four words in turn, and a group of ten rows each.
  private let dataset = Dataset(
    name: "d",
    table: Table(
      rows: 40,
      columns: [
        Column("number", numbers: (0..<40).map(Double.init)),
        Column("same", numbers: Array(repeating: 1, count: 40)),
        Column(
          "word",
          .category(codes: (0..<40).map { Int32($0 % 4) }, levels: ["a", "b", "c", "d", "never"])),
        Column("text", .text((0..<40).map { "t\($0)" })),
      ]),
    labels: Labels((0..<40).map { $0 % 10 == 0 ? .anomaly : .ordinary }),
    groups: Groups(codes: (0..<40).map { Int32($0 / 10) }, names: ["p", "q", "r", "s"]))

  private func width(_ categories: CategoryEncoding) -> Int {
    FeatureSettings(categories: categories).width(
      of: dataset.table, training: Array(0..<40))
  }

  /// The number, and the four words that occur, or one column for all, or five buckets for words and for text.
  @Test func `a row is as wide as its words are encoded`() {
    #expect(width(.oneHot) == 5)
    #expect(width(.ordinal) == 2)
    #expect(width(.frequency) == 2)
    #expect(width(.hashing(buckets: 5)) == 11)
  }

  /// Of 40 rows each of the four words has ten, but of the first 37 only the first has.
  @Test func `rare words make one column together`() throws {
    let settings = FeatureSettings(categories: .columnPerWord(try WordColumns(rare: 10)))
    #expect(settings.width(of: dataset.table, training: Array(0..<40)) == 5)
    #expect(settings.width(of: dataset.table, training: Array(0..<37)) == 3)
  }

  /// Of forty rows in seven folds the first measures six, the last five.
  @Test func `the size of folds is that of the first`() throws {
    let size = try #require(
      DivisionSize(
        Dataset(name: "d", table: dataset.table, labels: nil),
        SplitSettings(Folds(7, validation: 0)),
        FeatureSettings(), seed: 1))
    #expect(size.test.rows == 6 && size.training.rows == 34 && size.validation.rows == 0)
  }

  /// Rows 0, 1 and 4 have two words; 0, 4 and 8 all have the same, which says nothing.
  @Test func `a word counts where training rows have it, and not all of them`() {
    #expect(FeatureSettings().width(of: dataset.table, training: [0, 1, 4]) == 3)
    #expect(FeatureSettings().width(of: dataset.table, training: [0, 4, 8]) == 1)
  }

  /// Numbers 40 · 8 twice, words 40 · 4 and five names of 64, texts 40 · 48.
  @Test func `a division has parts, anomalies and groups`() throws {
    let size = DivisionSize(
      dataset, try SplitSettings(Holdout(by: .group, test: 0.25, validation: 0.25)),
      FeatureSettings(), seed: 1)
    #expect(
      size
        == DivisionSize(
          training: .init(rows: 20, anomalies: 2, groups: 2),
          validation: .init(rows: 10, anomalies: 1, groups: 1),
          test: .init(rows: 10, anomalies: 1, groups: 1), width: 5, rows: 40,
          bytes: 320 + 320 + 160 + 320 + 1920))
  }

  @Test(
    arguments: [
      ([1, 2, 3], 1), ([1, 1, 1], 0), ([1, .nan, 2], 2), ([1, .nan, 1], 1),
      ([.nan, .nan, .nan], 0),
    ] as [([Double], Int)])
  func `a number is a column where it varies, and another where it is missing if that is indicated`(
    numbers: [Double], width: Int
  ) {
    let table = Table(rows: 3, columns: [Column("a", numbers: numbers)])
    #expect(FeatureSettings(missing: .indicator).width(of: table, training: [0, 1, 2]) == width)
  }

  /// Of forty rows: two columns of 8 bytes a number, codes of 4 and five words of 64, and texts of 48; moments are 16.
  @Test func `data take so many bytes a cell`() throws {
    func bytes(_ table: Table) throws -> Double {
      try #require(
        DivisionSize(
          Dataset(name: "d", table: table, labels: nil), SplitSettings(Folds(2, validation: 0)),
          FeatureSettings(), seed: 1)
      ).bytes
    }
    #expect(try bytes(dataset.table) == 2 * 320 + (160 + 320) + 1920)
    let moments = Column("at", .time((0..<40).map { Int64($0) }))
    #expect(
      try bytes(Table(rows: 40, columns: dataset.table.columns + [moments])) == 3040 + 640)
  }
}
