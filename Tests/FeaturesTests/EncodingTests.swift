import Features
import Numerics
import Testing
import Vocabulary

struct EncodingTests {
  /// Words b, a, a in the training rows; then one that was never seen, and none.
  private let table = Table(
    rows: 5,
    columns: [Column("w", .category(codes: [1, 0, 0, 2, -1], levels: ["a", "b", "c"]))])

  private func encoded(_ encoding: CategoryEncoding) throws -> [[Float]] {
    let settings = FeatureSettings(scaling: .none, categories: encoding)
    let rows = try settings.fit(table, training: [0, 1, 2]).rows(of: table)
    return (0..<rows.rows).map { row in (0..<rows.columns).map { rows[row, $0] } }
  }

  @Test func `fitted features tell which columns they read as words`() throws {
    let both = Table(
      rows: 3,
      columns: [table.gathering(rows: [0, 1, 2]).columns[0], Column("n", numbers: [1, 2, 3])])
    let fitted = try FeatureSettings().fit(both, training: [0, 1, 2])
    #expect(fitted.columns == ["w", "n"])
    #expect(fitted.wordColumns == ["w"])
  }

  @Test func `one-hot has a column a training word, and an unseen word in none of them`() throws {
    #expect(try encoded(.oneHot) == [[0, 1], [1, 0], [1, 0], [0, 0], [0, 0]])
  }

  @Test func `ordinal counts the training words in their order; unseen is their count, missing −1`()
    throws
  {
    #expect(try encoded(.ordinal) == [[1], [0], [0], [2], [-1]])
  }

  @Test func `frequency is the share of the training rows; unseen and missing are 0`() throws {
    #expect(
      try encoded(.frequency) == [[Float(1.0 / 3)], [Float(2.0 / 3)], [Float(2.0 / 3)], [0], [0]])
  }

  @Test func `hashing puts a word in one of the buckets that vary, on every machine the same`()
    throws
  {
    let rows = try encoded(.hashing(buckets: 64))
    #expect(rows[1] == rows[2])
    #expect(rows[0] != rows[1])
    #expect(rows[4].allSatisfy { $0 == 0 })
  }

  @Test func `text is no feature unless it is hashed`() throws {
    let text = Table(
      rows: 2, columns: [Column("t", .text(["x", "y"])), Column("n", numbers: [1, 2])])
    #expect(try FeatureSettings().fit(text, training: [0, 1]).names == ["n"])
    let hashed = try FeatureSettings(categories: .hashing(buckets: 64)).fit(text, training: [0, 1])
    #expect(hashed.names.count == 3)
  }
}

struct MissingTests {
  private let table = Table(rows: 4, columns: [Column("a", numbers: [1, .nan, 3, 8])])

  private func column(_ rule: MissingRule) throws -> [[Float]] {
    let fitted = try FeatureSettings(scaling: .none, missing: rule).fit(
      table, training: [0, 1, 2, 3])
    let rows = try fitted.rows(of: table)
    return (0..<rows.columns).map { rows.column($0) }
  }

  @Test func `a missing number is a complaint that names column, row and count`() {
    #expect(throws: FeatureError.missingNumber(column: "a", row: 1, count: 1)) {
      try column(.complain)
    }
  }

  @Test func `the median of the training rows stands where a number is missing`() throws {
    #expect(try column(.median) == [[1, 3, 3, 8]])
  }

  @Test func `a constant stands there, or the median with a column that tells`() throws {
    #expect(try column(.constant(-5)) == [[1, -5, 3, 8]])
    #expect(try column(.indicator) == [[1, 3, 3, 8], [0, 1, 0, 0]])
  }

  @Test func `rows without a value are left out where the rule is to drop them`() {
    #expect(FeatureSettings(missing: .drop).completeRows(of: table) == [0, 2, 3])
    #expect(FeatureSettings(missing: .median).completeRows(of: table) == [0, 1, 2, 3])
  }
}

struct FittedFeaturesTests {
  @Test func `features read back from their weights are the same`() throws {
    let table = Table(
      rows: 3,
      columns: [
        Column("a", numbers: [1, .nan, 3]), Column("k", numbers: [2, 2, 2]),
        Column("w", .category(codes: [0, 1, 1], levels: ["x", "y, z"])),
      ])
    for encoding in [CategoryEncoding.oneHot, .ordinal, .frequency, .hashing(buckets: 32)] {
      let settings = FeatureSettings(scaling: .robust, categories: encoding, missing: .indicator)
      let fitted = try settings.fit(table, training: [0, 1, 2])
      #expect(try FittedFeatures(weights: fitted.weights) == fitted)
    }
  }

  @Test func `a column of another type and one that is not there are named`() throws {
    let table = Table(rows: 2, columns: [Column("a", numbers: [1, 2])])
    let fitted = try FeatureSettings().fit(table, training: [0, 1])
    #expect(throws: FeatureError.noColumn("a", have: ["b"])) {
      try fitted.rows(of: Table(rows: 1, columns: [Column("b", numbers: [1])]))
    }
    #expect(throws: FeatureError.wrongType(column: "a", found: "text", wanted: "numbers")) {
      try fitted.rows(of: Table(rows: 1, columns: [Column("a", .text(["x"]))]))
    }
  }
}
