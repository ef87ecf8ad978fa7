import Testing
import Vocabulary

@testable import Sources

/// Which column is taken for the time of rows.
struct TimeGuessTests {
  /// 2024-01-01 in seconds since 1970, and the days that follow.
  private static let seconds: [Double] = [0, 1, 2, 2].map { 1_704_067_200 + 86_400 * $0 }
  private static let days = "from 2024-01-01T00:00:00.000Z to 2024-01-03T00:00:00.000Z"
  private static let span: ClosedRange<Int64> = 1_704_067_200_000...1_704_240_000_000

  private func guessed(_ columns: Column...) -> TimeGuess? { TimeGuess(among: columns) }

  @Test func `moments are times, whatever the column is called`() throws {
    let moments = Self.seconds.map { Int64?(Int64($0) * 1000) }
    let guess = try #require(guessed(Column("x", .time(moments.reversed()))))
    #expect(guess.settings == TimeSettings(column: "x", unit: .auto))
    #expect(guess.why == "its values are moments, \(Self.days)")
    #expect(guess.span == Self.span && guess.distinct == 3)
  }

  @Test(arguments: [(1.0, "seconds"), (1000, "milliseconds")])
  func `numbers that can be moments are times where they never fall, or are called so`(
    factor: Double, unit: String
  ) throws {
    let rising = Self.seconds.map { $0 * factor }
    let guess = try #require(guessed(Column("x", numbers: rising)))
    #expect(guess.settings == TimeSettings(column: "x", unit: .auto))
    #expect(guess.why == "its numbers can be \(unit) since 1970, \(Self.days)")
    #expect(guess.span == Self.span && guess.distinct == 3)
    #expect(TimeGuess(among: [Column("x", numbers: rising.reversed())]) == nil)
    let named = TimeGuess(among: [Column("ts", numbers: rising.reversed())])
    #expect(named?.span == Self.span)
    #expect(TimeGuess(stated: Column("x", numbers: rising.reversed()))?.why == "as was said")
  }

  @Test func `steps are whole numbers that never fall in a column called so`() throws {
    let guess = try #require(guessed(Column("step", numbers: [1, 2, 2, 5])))
    #expect(guess.settings == TimeSettings(column: "step", unit: .steps))
    #expect(guess.why == "its whole numbers never fall")
    #expect(guess.span == nil && guess.distinct == 3)
    #expect(TimeGuess(among: [Column("x", numbers: [1, 2, 2, 5])]) == nil)
    #expect(TimeGuess(among: [Column("step", numbers: [1, 2, 1, 5])]) == nil)
    #expect(TimeGuess(among: [Column("step", numbers: [1, 2, 2.5, 5])]) == nil)
    #expect(TimeGuess(stated: Column("x", numbers: [1, 2, 2, 5]))?.settings.unit == .steps)
    #expect(TimeGuess(stated: Column("x", numbers: [1, 2, 1, 5])) == nil)
  }

  @Test func `a column without a moment in some row, or of words, is no time`() {
    #expect(guessed(Column("ts", .time([0, nil, 1]))) == nil)
    #expect(guessed(Column("ts", numbers: [1, .nan, 2])) == nil)
    #expect(guessed(Column("ts", words: ["monday", "tuesday"])) == nil)
    #expect(guessed(Column("ts", .text(["monday", "tuesday"]))) == nil)
  }

  @Test func `moments go before steps, then names before others, then the first`() {
    let steps = Column("step", numbers: [1, 2, 3, 4])
    let (x, y) = (Column("x", numbers: Self.seconds), Column("y", numbers: Self.seconds))
    let named = Column("created_at", numbers: Self.seconds)
    #expect(guessed(steps, x)?.column == "x")
    #expect(guessed(x, y, named)?.column == "created_at")
    #expect(guessed(x, y)?.column == "x")
    #expect(guessed(steps, Column("tick", numbers: [1, 2, 3, 4]))?.column == "step")
  }

  private static let numbers: [(Double, Bool)] = [
    (20_241_231, true), (19_000_101, true), (21_001_231, true), (18_991_231, false),
    (21_010_101, false), (20_241_301, false), (20_240_001, false), (20_241_232, false),
    (20_241_200, false), (20_241_231.5, false),
  ]

  @Test(arguments: numbers)
  func `numbers look like dates where year, month and day can be read from them`(
    number: Double, isDate: Bool
  ) {
    #expect(Column("date", numbers: [20_240_101, number]).looksLikeDates == isDate)
    #expect(!Column("amount", numbers: [20_240_101, number]).looksLikeDates)
    #expect(!Column("date", numbers: []).looksLikeDates)
  }

  private static let words: [(String, Bool)] = [
    ("31/12/2024", true), ("31.12.2024", true), ("31-12-2024 23:59", true), ("3 Jan 2024", true),
    ("January 3rd, 2024 at 5", true), ("Jan 2024", false), ("31/12", false), ("1 2 3", false),
    ("a/1/2/3", false), ("10.1.0.255", false), ("", false),
  ]

  @Test(arguments: words)
  func `words look like dates of three numbers, or of a month and two`(text: String, isDate: Bool) {
    #expect(Column("x", words: ["1/2/2024", text]).looksLikeDates == isDate)
    #expect(!Column("x", words: [nil]).looksLikeDates)
  }
}
