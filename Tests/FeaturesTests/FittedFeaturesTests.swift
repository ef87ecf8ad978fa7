import Features
import Numerics
import Testing
import Vocabulary

struct FittedFeaturesTests {
  @Test func `columns that do not vary in the training rows stay where they are kept`() throws {
    let table = Table(
      rows: 3, columns: [Column("still", numbers: [2, 2, 7]), Column("x", numbers: [1, 3, 5])])
    let kept = try FeatureSettings(scaling: .standard, constants: .keep).fit(
      table, training: [0, 1])
    #expect(kept.names == ["still", "x"] && kept.dropped.isEmpty)
    // What does not vary is divided by 1.
    #expect(try kept.rows(of: table).elements == [0, -1, 0, 1, 5, 3])
    let dropped = try FeatureSettings(scaling: .standard).fit(table, training: [0, 1])
    #expect(dropped.names == ["x"])
  }

  /// A number, a constant, and words.
  private static let table = Table(
    rows: 3,
    columns: [
      Column("a", numbers: [1, .nan, 3]), Column("k", numbers: [2, 2, 2]),
      Column("w", .category(codes: [0, 1, 1], levels: ["x", "y, z"])),
    ])

  private static func fitted(_ categories: CategoryEncoding = .oneHot) throws -> FittedFeatures {
    try FeatureSettings(scaling: .robust, categories: categories, missing: .indicator)
      .fit(table, training: [0, 1, 2])
  }

  @Test(arguments: [CategoryEncoding.oneHot, .ordinal, .frequency, .hashing(buckets: 32)])
  func `features read back from their weights are the same`(encoding: CategoryEncoding) throws {
    let fitted = try Self.fitted(encoding)
    #expect(try FittedFeatures(weights: fitted.weights) == fitted)
    let plain = try FeatureSettings(scaling: .minMax, categories: encoding, missing: .constant(-1))
      .fit(Self.table, training: [0, 1, 2])
    #expect(try FittedFeatures(weights: plain.weights) == plain)
  }

  @Test func `a feature is called by its column, and by its word, bucket or gap`() throws {
    #expect(try Self.fitted().names == ["a", "a=missing", "w=x", "w=y, z"])
    #expect(try Self.fitted(.ordinal).names == ["a", "a=missing", "w"])
    #expect(try Self.fitted(.frequency).names == ["a", "a=missing", "w"])
    // 'x' falls into bucket 3 of 4 and 'y, z' into bucket 2; the others never vary.
    #expect(try Self.fitted(.hashing(buckets: 4)).names == ["a", "a=missing", "w#2", "w#3"])
  }

  @Test func `the places of features are those of what their columns became`() throws {
    let fitted = try Self.fitted()
    #expect(fitted.columns == ["a", "w"])
    #expect(fitted.places(of: ["a"]) == [0, 1])
    #expect(fitted.places(of: ["w"]) == [2, 3])
    #expect(fitted.places(of: ["w", "a"]) == [0, 1, 2, 3])
    #expect(fitted.places(of: ["k", "nobody"]) == [])
  }

  @Test func `a column that is not there is named, with those that are`() throws {
    let other = Table(
      rows: 1, columns: [Column("b", numbers: [1]), Column("c", numbers: [1])])
    #expect(throws: FeatureError.noColumn("a", have: ["b", "c"])) {
      try Self.fitted().rows(of: other)
    }
  }

  @Test func `missing numbers are told with the first row and with how many there are`() throws {
    let fitted = try FeatureSettings().fit(
      Table(rows: 2, columns: [Column("a", numbers: [1, 2]), Column("b", numbers: [1, 2])]),
      training: [0, 1])
    let other = Table(
      rows: 4,
      columns: [
        Column("a", numbers: [1, 2, 3, 4]), Column("b", numbers: [1, .nan, 2, .nan]),
      ])
    #expect(throws: FeatureError.missingNumber(column: "b", row: 1, count: 2)) {
      try fitted.rows(of: other)
    }
  }

  @Test func `a number without end is told with its column and row`() throws {
    let fitted = try FeatureSettings(scaling: .none).fit(
      Table(rows: 2, columns: [Column("a", numbers: [1, 2]), Column("b", numbers: [1, 2])]),
      training: [0, 1])
    let other = Table(
      rows: 3,
      columns: [Column("a", numbers: [1, 2, 3]), Column("b", numbers: [1, 2, -.infinity])])
    #expect(throws: FeatureError.notFinite(column: "b", row: 2)) { try fitted.rows(of: other) }
  }
}

/// A column of numbers where words were learned is a file that was read otherwise than the training rows.
struct WordCheckTests {
  private func check(_ found: Column, knowing words: [String]) throws {
    let training = Table(
      rows: words.count,
      columns: [
        Column("w", .category(codes: words.indices.map(Int32.init), levels: words)),
        Column("n", numbers: words.indices.map(Double.init)),
      ])
    try FeatureSettings().fit(training, training: Array(words.indices)).checkWords(
      of: Table(rows: found.count, columns: [found]))
  }

  @Test func `numbers where only words were learned are refused`() {
    let numbers = Column("w", .category(codes: [0, -1, 1], levels: ["1", "2.5"]))
    #expect(throws: FeatureError.wrongType(column: "w", found: "numbers", wanted: "words")) {
      try check(numbers, knowing: ["a", "b"])
    }
    #expect(throws: FeatureError.wrongType(column: "w", found: "numbers", wanted: "words")) {
      try check(Column("w", .text([nil, "7"])), knowing: ["a", "b"])
    }
  }

  @Test(arguments: [
    (Column("w", .category(codes: [0, 1], levels: ["1", "c"])), ["a", "b"]),
    (Column("w", .category(codes: [0], levels: ["1"])), ["a", "2"]),
    (Column("w", .category(codes: [-1], levels: [])), ["a", "b"]),
    (Column("other", .text(["1"])), ["a", "b"]), (Column("n", numbers: [1]), ["a", "b"]),
  ])
  func `a single word on either side, no value or another column is no reason`(
    found: Column, words: [String]
  ) throws {
    try check(found, knowing: words)
  }
}
