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

  @Test func `rare words share a column, which unseen words have too and missing ones have not`()
    throws
  {
    // a has two of three training rows, b one.
    let pooled = CategoryEncoding.columnPerWord(try WordColumns(rare: 2))
    #expect(try encoded(pooled) == [[0, 1], [1, 0], [1, 0], [0, 1], [0, 0]])
    let fitted = try FeatureSettings(categories: pooled).fit(table, training: [0, 1, 2])
    #expect(fitted.names == ["w=a", "w (rare)"])
    #expect(fitted.unseenWords(of: table) == [])
    #expect(try FittedFeatures(weights: fitted.weights) == fitted)
    // Where no word is rare, none has a column with others.
    #expect(
      try encoded(.columnPerWord(try WordColumns(rare: 1))) == [
        [0, 1], [1, 0], [1, 0], [0, 0], [0, 0],
      ])
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

  @Test func `the bucket of a word is its FNV-1a hash of 64 bits, modulo the buckets`() throws {
    // Published with the hash: 'a' has af63dc4c8601ec8c and 'foobar' 85944171f73967e8, so that of 64 buckets
    // they take 0x8c % 64 = 12 and 0xe8 % 64 = 40; of 1000 they take 996 and 968.
    let words = Table(
      rows: 2, columns: [Column("w", .category(codes: [0, 1], levels: ["a", "foobar"]))])
    func names(_ buckets: Int) throws -> [String] {
      try FeatureSettings(categories: .hashing(buckets: buckets)).fit(words, training: [0, 1]).names
    }
    #expect(try names(64) == ["w#12", "w#40"])
    #expect(try names(1000) == ["w#968", "w#996"])
    let settings = FeatureSettings(scaling: .none, categories: .hashing(buckets: 64))
    #expect(try settings.fit(words, training: [0, 1]).rows(of: words).elements == [1, 0, 0, 1])
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

  @Test func `between two rows in the middle the median lies in their middle`() throws {
    let even = Table(rows: 5, columns: [Column("a", numbers: [10, .nan, 3, 8, 1])])
    for rule in [MissingRule.median, .indicator] {
      let fitted = try FeatureSettings(scaling: .none, missing: rule).fit(
        even, training: [0, 1, 2, 3, 4])
      #expect(try fitted.rows(of: even).column(0) == [10, 5.5, 3, 8, 1])
    }
  }

  @Test func `a column may have a rule of its own`() throws {
    let both = Table(
      rows: 3,
      columns: [Column("a", numbers: [1, .nan, 3]), Column("b", numbers: [.nan, 5, 6])])
    let settings = FeatureSettings(
      scaling: .none, missing: .constant(0), missingByColumn: ["b": .drop])
    #expect(settings.completeRows(of: both) == [1, 2])
    let fitted = try settings.fit(both, training: [1, 2])
    #expect(try fitted.rows(of: both.gathering(rows: [1, 2])).elements == [0, 5, 3, 6])
    // A row to be scored that should have been dropped is refused.
    #expect(throws: FeatureError.missingNumber(column: "b", row: 0, count: 1)) {
      try fitted.rows(of: both)
    }
  }

  @Test func `what is missing plays no part in the scale of a column`() throws {
    let few = Table(rows: 3, columns: [Column("a", numbers: [1, .nan, 5])])
    // Of 1 and 5 the mean is 3 and the deviation 2, and the smallest is 1 of a range of 4.
    let standard = try FeatureSettings(scaling: .standard).fit(few, training: [0, 1, 2])
    #expect(standard.scales.map { [$0.shift, $0.scale] } == [[3, 2]])
    let ends = try FeatureSettings(scaling: .minMax).fit(few, training: [0, 1, 2])
    #expect(ends.scales.map { [$0.shift, $0.scale] } == [[1, 4]])
  }

  @Test func `a column of one number with gaps is not constant, and is complained about`() throws {
    for numbers in [[2, .nan, 2], [.nan, 2, 2]] as [[Double]] {
      let gaps = Table(rows: 3, columns: [Column("a", numbers: numbers)])
      let fitted = try FeatureSettings().fit(gaps, training: [0, 1, 2])
      #expect(fitted.names == ["a"])
      #expect(throws: FeatureError.self) { try fitted.rows(of: gaps) }
    }
  }

  @Test func `rows without a value are left out where the rule is to drop them`() {
    #expect(FeatureSettings(missing: .drop).completeRows(of: table) == [0, 2, 3])
    #expect(FeatureSettings(missing: .median).completeRows(of: table) == [0, 1, 2, 3])
  }
}
