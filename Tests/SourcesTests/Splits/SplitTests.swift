import Numerics
import Sources
import Testing
import Vocabulary

/// Rows of which every tenth is an anomaly, half of them `local` and half `global`.
func tenths(_ count: Int) -> RowFacts {
  let isAnomaly = (0..<count).map { $0 % 10 == 0 }
  return RowFacts(
    count: count, labels: Labels(anomalies: isAnomaly),
    kinds: (0..<count).map { isAnomaly[$0] ? ($0 % 20 == 0 ? "local" : "global") : nil })
}

func split(_ settings: SplitSettings, _ rows: RowFacts, seed: UInt64 = 1) throws -> Split {
  let splits = try settings.splits(of: rows, seed: Seed(seed))
  return try #require(splits.count == 1 ? splits[0] : nil)
}

extension RowFacts {
  func anomalies(_ rows: [Int]) -> Int { rows.count { labels[$0] == .anomaly } }
  func count(of kind: String, in rows: [Int]) -> Int { rows.count { kinds?[$0] == kind } }
}

struct RowSplitTests {
  let rows = tenths(1000)

  @Test func `every row falls into one part, and the numbers are sorted`() throws {
    let split = try split(.standard, rows)
    #expect((split.train + split.validation + split.test).sorted() == Array(0..<1000))
    #expect(split.train == split.train.sorted() && split.test == split.test.sorted())
    #expect(split.fold == nil && !split.isTransductive)
  }

  @Test func `rows that are kept are divided as if there were no others, in numbers of all`() throws
  {
    let table = Table(rows: 1000, columns: [Column("x", numbers: (0..<1000).map(Double.init))])
    let all = Dataset(name: "all", table: table, labels: rows.labels, kinds: rows.kinds)
    let kept = (0..<1000).filter { $0 % 3 != 0 }
    let alone = try SplitSettings.standard.splits(of: all.gathering(rows: kept), seed: Seed(5))[0]
    let split = try SplitSettings.standard.splits(of: all, keeping: kept, seed: Seed(5))[0]
    #expect(split.train == alone.train.map { kept[$0] })
    #expect(split.validation == alone.validation.map { kept[$0] })
    #expect(split.test == alone.test.map { kept[$0] })
  }

  @Test func `each part has its share of each label and of each kind`() throws {
    let split = try split(.standard, rows)
    for (part, share) in [(split.train, 0.5), (split.validation, 0.2), (split.test, 0.3)] {
      #expect(part.count == Int(1000 * share))
      #expect(rows.anomalies(part) == Int(100 * share))
      #expect(rows.count(of: "local", in: part) == Int(50 * share))
    }
  }

  @Test func `equal seeds give equal splits, and other seeds other ones`() throws {
    #expect(try split(.standard, rows) == split(.standard, rows))
    #expect(try split(.standard, rows).test != split(.standard, rows, seed: 2).test)
  }

  @Test func `the first rows are as likely to measure as the last`() throws {
    // The mean of 300 of the numbers 0..<1000 has a deviation of 14; four of them are 56.
    for seed in 1...5 as ClosedRange<UInt64> {
      let test = try split(.standard, rows, seed: seed).test
      #expect(abs(Double(test.reduce(0, +)) / 300 - 499.5) < 56)
    }
  }

  @Test(arguments: [(1, 0, 0, 1), (2, 0, 1, 1), (3, 1, 1, 1), (10, 5, 2, 3)])
  func `scarce anomalies measure first, then choose, then train`(
    anomalies: Int, train: Int, validation: Int, test: Int
  ) throws {
    let rows = RowFacts(
      count: 100, labels: Labels(anomalies: (0..<100).map { $0 < anomalies }))
    let split = try split(.standard, rows)
    #expect(rows.anomalies(split.train) == train)
    #expect(rows.anomalies(split.validation) == validation)
    #expect(rows.anomalies(split.test) == test)
  }

  @Test func `rows without labels are divided too`() throws {
    let split = try split(.standard, RowFacts(count: 10))
    #expect([split.train.count, split.validation.count, split.test.count] == [5, 2, 3])
  }

  @Test func `too few rows are refused with the part that would be empty`() {
    #expect(throws: SplitError.tooFewRows(have: 1, empty: "test")) {
      try split(.standard, RowFacts(count: 1))
    }
  }

  @Test func `a cap draws rows of each label and kind before they are divided`() throws {
    let split = try split(SplitSettings(Holdout(test: 0.3, validation: 0), atMost: 200), rows)
    let members = split.train + split.test
    #expect(members.count == 200 && Set(members).count == 200)
    #expect(rows.anomalies(members) == 20 && rows.count(of: "global", in: members) == 10)
    #expect(rows.anomalies(split.test) == 6 && split.test.count == 60)
  }

  @Test func `a cap above the rows changes nothing`() throws {
    let capped = try split(SplitSettings(Holdout(), atMost: 5000), rows)
    #expect(try capped.test == split(.standard, rows).test)
  }
}

struct FoldTests {
  @Test(arguments: [2, 3, 5, 7])
  func `each row measures in one fold, and each fold has its share of anomalies`(
    count: Int
  ) throws {
    let rows = tenths(500)
    let folds = try SplitSettings(Folds(count, validation: 0.1)).splits(of: rows, seed: Seed(3))
    #expect(folds.map(\.fold) == Array(0..<count))
    #expect(folds.flatMap(\.test).sorted() == Array(0..<500))
    for fold in folds {
      #expect((fold.train + fold.validation + fold.test).sorted() == Array(0..<500))
      #expect(fold.validation.count == 50 && rows.anomalies(fold.validation) == 5)
      #expect(abs(fold.test.count - 500 / count) <= 1)
      #expect(abs(rows.anomalies(fold.test) - 50 / count) <= 1)
    }
  }
}

extension FoldTests {
  /// Of three anomalies each fold measures one; of the two that are left a tenth chooses, and that is one at least.
  @Test(arguments: [(0.1, 1), (0.6, 2), (0, 0)])
  func `an anomaly chooses in each fold where any row is to choose`(share: Double, choosing: Int)
    throws
  {
    let rows = RowFacts(count: 30, labels: Labels(anomalies: (0..<30).map { $0 % 10 == 0 }))
    let folds = try SplitSettings(Folds(3, validation: share)).splits(of: rows, seed: Seed(3))
    #expect(folds.map { rows.anomalies($0.test) } == [1, 1, 1])
    #expect(folds.map { rows.anomalies($0.validation) } == [choosing, choosing, choosing])
    let ordinary = Int((27 * share).rounded())
    #expect(folds.map { $0.validation.count - choosing } == [ordinary, ordinary, ordinary])
  }
}

struct TransductiveTests {
  @Test func `all rows are learned from and measured with`() throws {
    let split = try split(SplitSettings(AllRows()), RowFacts(count: 4))
    #expect(split.train == [0, 1, 2, 3] && split.test == [0, 1, 2, 3] && split.validation.isEmpty)
    #expect(split.isTransductive)
  }
}

struct GivenSplitTests {
  @Test func `rows that are given are taken as they are`() throws {
    let settings = try SplitSettings(GivenRows(train: [3, 0], validation: [1], test: [2]))
    let split = try split(settings, RowFacts(count: 5))
    #expect(split.train == [0, 3] && split.validation == [1] && split.test == [2])
  }

  @Test func `a row outside or in two parts is refused`() throws {
    #expect(throws: SplitError.outside(row: 5, rows: 5)) {
      try split(SplitSettings(GivenRows(train: [0], test: [5])), RowFacts(count: 5))
    }
    #expect(throws: SplitError.shared(row: 1, first: "training", second: "test")) {
      try split(SplitSettings(GivenRows(train: [0, 1], test: [1])), RowFacts(count: 5))
    }
  }
}

struct SplitIdentityTests {
  /// `hashlib.sha256` (Python 3.11) over '<Q' of each count and row number: 2, 0, 2; 0; 2, 1, 3.
  @Test func `the fingerprint is the hash of the row numbers of each part`() throws {
    let given = try split(
      SplitSettings(GivenRows(train: [0, 2], test: [1, 3])), RowFacts(count: 4))
    #expect(
      given.fingerprint.description
        == "e619b60e062455e43591cae2241dcf703f29bcc1b5c55f35ad9ae84808b92f74")
  }

  @Test func `settings are told in one line`() throws {
    #expect(SplitSettings.standard.description == "row test 0.3 validation 0.2")
    let settings = try SplitSettings(
      Folds(5, by: .group, validation: 0), training: .contamination(0.05), atMost: 900)
    #expect(
      settings.description == "group folds 5 validation 0.0 contamination 0.05 at-most 900")
  }
}
