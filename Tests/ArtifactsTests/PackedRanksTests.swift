import Formats
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts

/// The order of rows, as a baseline keeps it.
struct PackedRanksTests {
  private func reader(_ rows: Int, _ distinct: Int, _ ranks: String) -> JSONReader {
    JSONReader(
      ["rows": JSON(rows), "distinct": JSON(distinct), "ranks": .text(ranks)], name: "ranks.json")
  }

  @Test func `ranks count from the lowest score, and equal scores share one`() {
    let packed = PackedRanks(Scores([0.5, -1, 7, 0.5, 100]))
    #expect(packed.ranks == [1, 0, 2, 1, 3])
    #expect(packed.distinct == 4)
  }

  @Test func `four ranks take two bits each, the lowest bit first`() {
    // 1, 0, 2, 1, 3 is 01 00 10 01 | 11 from the right: 0b01_10_00_01 = 97 and 0b11 = 3, "YQM=" in base64.
    let json = PackedRanks(Scores([0.5, -1, 7, 0.5, 100])).json
    #expect(json == ["rows": 5, "distinct": 4, "ranks": "YQM="])
  }

  @Test(arguments: [[], [3], [2, 2, 2], [0, 1], Array(0..<257).map { Double($0 * 7 % 257) }])
  func `what is written is read again`(scores: [Double]) throws {
    let packed = PackedRanks(Scores(scores))
    #expect(try PackedRanks(JSONReader(packed.json, name: "r")) == packed)
  }

  @Test func `rows that score above a threshold are those from a rank on`() {
    let scores = Scores([0.5, -1, 7, 0.5, 100])
    let packed = PackedRanks(scores)
    #expect(packed.rank(above: 0.5, among: scores) == 2)
    #expect(packed.verdicts(alarmingFrom: 2).values == [0, 0, 1, 0, 1])
    #expect(packed.rank(above: 100, among: scores) == 4)
    #expect(packed.verdicts(alarmingFrom: 4).values == [0, 0, 0, 0, 0])
    #expect(packed.rank(above: -2, among: scores) == 0)
  }

  @Test(arguments: [
    (5, 4, "YQM"), (5, 4, "YQ=="), (4, 4, "YQM="), (5, 3, "YQM="), (5, 9, "YQM="), (-1, 0, ""),
    (0, 1, ""), (1 << 40, 1, ""), (5, 0, ""),
  ])
  func `ranks that cannot be are refused`(rows: Int, distinct: Int, text: String) {
    #expect(throws: FileError.self) { try PackedRanks(reader(rows, distinct, text)) }
  }
}
