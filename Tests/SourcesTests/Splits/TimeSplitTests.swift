import Numerics
import Sources
import Testing
import Vocabulary

struct TimeSplitTests {
  @Test func `the latest rows measure and those before them choose`() throws {
    let rows = RowFacts(count: 10, times: [90, 10, 80, 20, 70, 30, 60, 40, 50, 0])
    let split = try split(SplitSettings(Holdout(by: .time, test: 0.3, validation: 0.2)), rows)
    #expect(split.train == [1, 3, 5, 7, 9])
    #expect(split.validation == [6, 8])
    #expect(split.test == [0, 2, 4])
  }

  @Test func `rows of one moment stay in one part, the earlier one if both are possible`() throws {
    let settings = try SplitSettings(Holdout(by: .time, test: 0.3, validation: 0))
    let tied = try split(settings, RowFacts(count: 10, times: [0, 1, 2, 3, 4, 5, 6, 6, 6, 9]))
    #expect(tied.test == [9])
    let late = try split(settings, RowFacts(count: 10, times: [0, 1, 2, 3, 4, 5, 6, 6, 6, 6]))
    #expect(late.test == [6, 7, 8, 9])
  }

  @Test func `no row that is learned from is later than one that measures`() throws {
    var chance = Generator(Seed(4))
    let times = (0..<500).map { _ in Int64(chance.below(60)) }
    let rows = RowFacts(count: 500, times: times)
    let settings = try SplitSettings(Holdout(by: .time, test: 0.3, validation: 0.2))
    let split = try split(settings, rows)
    let last = try #require(split.train.map { times[$0] }.max())
    let chosen = split.validation.map { times[$0] }
    let first = try #require(split.test.map { times[$0] }.min())
    #expect(last < chosen.min() ?? 0 && chosen.max() ?? 0 < first)
  }

  @Test func `folds by time learn from the past alone`() throws {
    let rows = RowFacts(count: 8, times: [0, 1, 2, 3, 4, 5, 6, 7])
    let folds = try SplitSettings(Folds(3, by: .time, validation: 0)).splits(
      of: rows, seed: Seed(1))
    #expect(folds.map(\.train) == [[0, 1], [0, 1, 2, 3], [0, 1, 2, 3, 4, 5]])
    #expect(folds.map(\.test) == [[2, 3], [4, 5], [6, 7]])
  }

  @Test func `rows without times or of one moment are refused`() throws {
    let settings = try SplitSettings(Holdout(by: .time))
    #expect(throws: SplitError.noTimes) { try split(settings, RowFacts(count: 9)) }
    #expect(throws: SplitError.oneMoment) {
      try split(settings, RowFacts(count: 3, times: [7, 7, 7]))
    }
  }
}

struct GroupSplitTests {
  /// 60 users with 1 to 60 rows; every seventh user has anomalies, which are a fifth of its rows.
  static func users() -> RowFacts {
    var (names, isAnomaly): ([String], [Bool]) = ([], [])
    for user in 1...60 {
      for row in 0..<user {
        names.append("user \(user)")
        isAnomaly.append(user % 7 == 0 && row % 5 == 0)
      }
    }
    return RowFacts(
      count: names.count, labels: Labels(anomalies: isAnomaly), groups: Groups(of: names))
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `no group is on two sides, and the parts are near their shares`(seed: UInt64) throws {
    let rows = Self.users()
    let split = try split(
      SplitSettings(Holdout(by: .group, test: 0.3, validation: 0.2)), rows, seed: seed)
    let groups = try #require(rows.groups)
    let parts = [(split.train, 0.5), (split.validation, 0.2), (split.test, 0.3)]
    let owners = parts.map { part, _ in Set(part.map { groups[$0] }) }
    #expect(owners.map(\.count).reduce(0, +) == 60)
    #expect((split.train + split.validation + split.test).sorted() == Array(0..<1830))
    // 8 users have the anomalies and the largest holds a fifth of them: that is what one can miss by.
    for (part, share) in parts {
      #expect(abs(Double(part.count) / 1830 - share) < 0.02)
      #expect(
        abs(Double(rows.anomalies(part)) / Double(rows.anomalies(Array(0..<1830))) - share) < 0.2)
    }
  }

  @Test func `each group measures in one fold`() throws {
    let rows = Self.users()
    let groups = try #require(rows.groups)
    let folds = try SplitSettings(Folds(4, by: .group, validation: 0.2))
      .splits(of: rows, seed: Seed(1))
    #expect(folds.flatMap(\.test).sorted() == Array(0..<1830))
    for fold in folds {
      let sides = [fold.train, fold.validation, fold.test].map { Set($0.map { groups[$0] }) }
      #expect(sides.map(\.count).reduce(0, +) == 60)
      #expect(abs(Double(fold.test.count) / 1830 - 0.25) < 0.02)
      #expect(abs(Double(fold.validation.count) / 1830 - 0.2) < 0.02)
    }
  }

  @Test func `one large group leaves no part empty`() throws {
    let rows = RowFacts(
      count: 100, groups: Groups(of: (0..<100).map { $0 < 98 ? "all" : "row \($0)" }))
    let split = try split(SplitSettings(Holdout(by: .group)), rows)
    #expect([split.train.count, split.validation.count, split.test.count].sorted() == [1, 1, 98])
  }

  @Test func `rows without groups or with too few are refused`() throws {
    let settings = try SplitSettings(Holdout(by: .group))
    #expect(throws: SplitError.noGroups) { try split(settings, RowFacts(count: 9)) }
    #expect(throws: SplitError.tooFewGroups(have: 2, need: 3)) {
      try split(settings, RowFacts(count: 4, groups: Groups(of: ["a", "a", "b", "b"])))
    }
  }

  @Test func `without rows that choose, the smaller part of the groups measures`() throws {
    let rows = RowFacts(count: 40, groups: Groups(of: (0..<40).map { "user \($0 / 2)" }))
    let split = try split(SplitSettings(Holdout(by: .group, test: 0.2, validation: 0)), rows)
    #expect([split.train.count, split.validation.count, split.test.count] == [32, 0, 8])
  }
}
