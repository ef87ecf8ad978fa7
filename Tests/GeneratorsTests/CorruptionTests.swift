import Files
import Generators
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

  private func corrupted(_ kinds: Corruption.Kind..., seed: UInt64 = 1) throws -> Dataset {
    var corruptions: [Corruption] = []
    for kind in kinds { corruptions.append(try Corruption(kind)) }
    return clean.corrupted(by: corruptions, seed: Seed(seed))
  }

  @Test func `each anomaly comes as often as was asked, and ordinary rows once`() throws {
    let data = try corrupted(.duplicatedAnomalies(times: 6))
    #expect(data.labels?.anomalies == 6 * 50 && data.labels?.ordinary == 950)
    #expect(Set(try #require(data.table.columns[0].numbers)).count == 1000)
  }

  @Test func `columns of noise lie in the ranges of the others`() throws {
    let data = try corrupted(.irrelevantFeatures(share: 0.5))
    #expect(data.table.columns.count == 12 && data.table.columns[..<6] == clean.table.columns[...])
    let all = clean.table.columns.flatMap { $0.numbers ?? [] }
    let noise = data.table.columns[6...].flatMap { $0.numbers ?? [] }
    #expect(noise.min() ?? -.infinity >= all.min() ?? 0)
    #expect(noise.max() ?? .infinity <= all.max() ?? 0)
  }

  @Test func `as many labels are wrong as was asked`() throws {
    let data = try corrupted(.labelFlips(share: 0.1))
    let (before, after) = (try #require(clean.labels), try #require(data.labels))
    let flipped = (0..<1000).filter { before[$0] != after[$0] }
    #expect(flipped.count == 100)
    for row in flipped {
      #expect(data.kinds?[row] == (after[row] == .anomaly ? "label flip" : nil))
    }
    #expect(data.table == clean.table)
  }

  @Test func `as many cells are empty as was asked`() throws {
    let data = try corrupted(.missingCells(share: 0.03))
    let cells = data.table.columns.flatMap { $0.numbers ?? [] }
    #expect(cells.count(where: \.isNaN) == 180)
  }

  @Test func `a unit is mistaken once in a row`() throws {
    let data = try corrupted(.unitErrors(share: 0.02, factor: 1024))
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
    let data = try corrupted(.missingCells(share: 0.1), .labelFlips(share: 0.5))
    #expect(
      data.provenance.conversions == ["corrupted: missing-cells 0.1", "corrupted: label-flips 0.5"])
    let again = try corrupted(.missingCells(share: 0.1), .labelFlips(share: 0.5))
    #expect(again.fingerprint == data.fingerprint)
    let other = try corrupted(.missingCells(share: 0.1), .labelFlips(share: 0.5), seed: 2)
    #expect(other.fingerprint != data.fingerprint)
  }

  @Test(arguments: [
    Corruption.Kind.duplicatedAnomalies(times: 0), .irrelevantFeatures(share: 1),
    .labelFlips(share: 1.1), .missingCells(share: -0.1), .unitErrors(share: 0.1, factor: 0),
  ])
  func `a corruption out of range cannot be built`(kind: Corruption.Kind) {
    #expect(throws: SettingError.self) { try Corruption(kind) }
  }
}
