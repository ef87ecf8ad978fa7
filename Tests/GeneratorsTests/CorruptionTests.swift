import Generators
import Machine
import Numerics
import Testing
import Vocabulary

struct CorruptionTests {
  /// 1,000 rows of six columns, 50 of which are anomalies.
  let clean: Dataset

  init() throws {
    clean = try SyntheticTable(
      .clusters, rows: 1000, columns: 6, anomalies: AnomalyMix(local: 0.05)
    )
    .generate(seed: Seed(1))
  }

  private func corrupted(_ kinds: any CorruptionKind..., seed: UInt64 = 1) -> Dataset {
    clean.corrupted(by: kinds.map { Corruption($0) }, seed: Seed(seed))
  }

  @Test func `each anomaly comes as often as was asked, and ordinary rows once`() throws {
    let data = try corrupted(DuplicatedAnomalies(times: 6))
    #expect(data.labels?.anomalies == 6 * 50 && data.labels?.ordinary == 950)
    #expect(Set(try #require(data.table.columns[0].numbers)).count == 1000)
  }

  @Test func `columns of noise lie in the ranges of the others`() throws {
    let data = try corrupted(IrrelevantFeatures(share: 0.5))
    #expect(data.table.columns.count == 12 && data.table.columns[..<6] == clean.table.columns[...])
    let all = clean.table.columns.flatMap { $0.numbers ?? [] }
    let noise = data.table.columns[6...].flatMap { $0.numbers ?? [] }
    #expect(noise.min() ?? -.infinity >= all.min() ?? 0)
    #expect(noise.max() ?? .infinity <= all.max() ?? 0)
  }

  @Test func `a column of words is one of all columns, and no range for noise`() throws {
    let mixed = clean.adding(Column("city", .text(Array(repeating: "x", count: 1000))))
    let noise = try IrrelevantFeatures(share: 0.5)
    let columns = mixed.corrupted(by: [Corruption(noise)], seed: Seed(1)).table.columns
    #expect(columns[..<7] == mixed.table.columns[...])
    #expect(columns[7...].map(\.name) == (0..<7).map { "noise\($0)" })
    let words = Dataset(name: "words", table: Table(rows: 1000, columns: [mixed.table.columns[6]]))
    let alone = words.corrupted(by: [Corruption(noise)], seed: Seed(1)).table.columns
    #expect(alone.count == 2 && alone[1].numbers?.allSatisfy { $0 >= 0 && $0 <= 1 } == true)
  }

  @Test func `as many labels are wrong as was asked`() throws {
    let data = try corrupted(LabelFlips(share: 0.1))
    let (before, after) = (try #require(clean.labels), try #require(data.labels))
    let flipped = (0..<1000).filter { before[$0] != after[$0] }
    #expect(flipped.count == 100)
    for row in flipped {
      #expect(data.kinds?[row] == (after[row] == .anomaly ? "label flip" : nil))
    }
    #expect(data.table == clean.table)
  }

  @Test func `as many cells are empty as was asked`() throws {
    let data = try corrupted(MissingCells(share: 0.03))
    let cells = data.table.columns.flatMap { $0.numbers ?? [] }
    #expect(cells.count(where: \.isNaN) == 180)
  }

  @Test func `a unit is mistaken once in a row`() throws {
    let data = try corrupted(UnitErrors(share: 0.02, factor: 1024))
    var mistaken = [Int](repeating: 0, count: 1000)
    for (before, after) in zip(clean.table.columns, data.table.columns) {
      let (before, after) = (try #require(before.numbers), try #require(after.numbers))
      for row in 0..<1000 where before[row] != after[row] {
        mistaken[row] += 1
        #expect(after[row] == 1024 * before[row])
      }
    }
    #expect(mistaken.count { $0 == 1 } == 20 && mistaken.allSatisfy { $0 <= 1 })
  }

  @Test func `what was done is written down, and equal seeds do the same`() throws {
    let data = try corrupted(MissingCells(share: 0.1), LabelFlips(share: 0.5))
    #expect(
      data.provenance.conversions == ["corrupted: missing-cells 0.1", "corrupted: label-flips 0.5"])
    let again = try corrupted(MissingCells(share: 0.1), LabelFlips(share: 0.5))
    #expect(again.fingerprint == data.fingerprint)
    let other = try corrupted(MissingCells(share: 0.1), LabelFlips(share: 0.5), seed: 2)
    #expect(other.fingerprint != data.fingerprint)
  }

  @Test func `a corruption out of range cannot be built`() {
    #expect(throws: SettingError("times", mustBe: "a whole number from 1 to 1000", not: 0)) {
      try DuplicatedAnomalies(times: 0)
    }
    #expect(throws: SettingError("share", mustBe: "a number from 0 to 0.99", not: 1)) {
      try IrrelevantFeatures(share: 1)
    }
    #expect(throws: SettingError("share", mustBe: "a number from 0 to 1", not: 1.1)) {
      try LabelFlips(share: 1.1)
    }
    #expect(throws: SettingError("share", mustBe: "a number from 0 to 1", not: -0.1)) {
      try MissingCells(share: -0.1)
    }
    #expect(throws: SettingError("factor", mustBe: "a number above 0", not: 0)) {
      try UnitErrors(share: 0.1, factor: 0)
    }
  }
}
