import Decisions
import Evaluation
import Formats
import Machine
import Scoring
import Testing
import Vocabulary

@testable import Bundles

/// Two bundles on the same rows.
final class ScoreContrastTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder("assay-test") }

  deinit { try? FileSystem.remove(folder) }

  private func block(
    _ scores: [Double], _ verdicts: [Bool]? = nil, tiers: [String?]? = nil, from first: Int = 0
  ) -> ScoredBlock {
    var block = ScoredBlock()
    block.numbers = scores.indices.map { first + $0 }
    block.scores = scores
    block.verdicts = verdicts
    block.decisions = tiers?.map { Decision(isAlarm: false, tier: $0) }
    return block
  }

  private func contrast(
    _ pairs: [(ScoredBlock, ScoredBlock)], atMost most: Int = 100, furthest: Int = 10
  ) -> ScoreContrast {
    var tally = ContrastTally(rankingAtMost: most)
    for (first, second) in pairs { tally.add(first, second) }
    return tally.contrast(furthest: furthest, notes: ([], []))
  }

  @Test func `flips are counted by their direction, over all blocks`() {
    let found = contrast([
      (
        block([1, 2, 3, 4], [false, false, true, true]),
        block([1, 3, 2, 4], [false, true, false, true])
      ),
      (block([9], [true], from: 4), block([0], [false], from: 4)),
    ])
    #expect(found.rows == 5)
    let verdicts = found.verdicts
    #expect(verdicts?.both == 1 && verdicts?.neither == 1)
    #expect(verdicts?.firstAlone == 2 && verdicts?.secondAlone == 1)
    #expect(verdicts?.flips == 3 && verdicts?.rows == 5)
  }

  @Test func `all of it is told to programs`() throws {
    let found = contrast([
      (
        block([1, 2], [false, true], tiers: ["low", "high"]),
        block([20, 10], [true, false], tiers: ["high", nil])
      )
    ])
    let json = found.json
    #expect(
      json["tiers"] == [
        ["first": "high", "second": .null, "rows": 1],
        ["first": "low", "second": "high", "rows": 1],
      ])
    #expect(
      json["verdicts"] == [
        "both_alarm": 0, "only_first_alarms": 1, "only_second_alarms": 1, "neither_alarms": 0,
      ])
    let row = json["ranks"]?["furthest"]?.elements?.first { $0["row"] == 0 }
    #expect(row?["first"]?["score"]?.double == 1 && row?["second"]?["score"]?.double == 20)
    let places = [row?["first"]?["place"]?.double, row?["second"]?["place"]?.double]
    #expect(places.allSatisfy { $0 != nil } && places[0] != places[1])
    #expect(row?["first"]?["tier"] == "low" && row?["second"]?["alarm"] == true)
  }

  @Test func `without verdicts of both there are none to compare`() {
    #expect(contrast([(block([1], [true]), block([2]))]).verdicts == nil)
    #expect(contrast([(block([1]), block([2], [true]))]).verdicts == nil)
  }

  // Ranks 1 2 3 4 and 1 3 2 4: 1 − 6·(1 + 1) / (4·15) = 0.8.
  @Test func `ranks are compared, whatever the scales of the scores`() throws {
    let found = contrast([(block([1, 2, 3, 4]), block([-10, 1e6, 5, 1e9]))])
    let ranks = try #require(found.ranks)
    #expect(ranks.correlation.quantity.number == 0.8)
    #expect(ranks.rows == 4 && !ranks.areDrawn)
    #expect(ranks.usualShift == 0 && ranks.largeShift == 0.25 && ranks.largestShift == 0.25)
    #expect(ranks.furthest.map(\.row.number) == [1, 2])
    #expect(ranks.furthest.map(\.firstPlace) == [0.375, 0.625])
    #expect(ranks.furthest.map(\.secondPlace) == [0.625, 0.375])
    #expect(
      contrast([(block([1, 2, 3, 4]), block([1, 3, 2, 4]))], furthest: 1).ranks?.furthest.count == 1
    )
  }

  // z = atanh 0.8 = 1.0986123, spread √((1 + 0.32) / (28 − 3)) = 0.2297825, times 1.9599640 is 0.4503654:
  // tanh 0.6482469 = 0.57049, tanh 1.5489777 = 0.91362.
  @Test func `a correlation has the interval of rows like these`() throws {
    let interval = try #require(Interval(correlation: 0.8, rows: 28))
    #expect(abs(interval.lower - 0.57049) < 5e-6 && abs(interval.upper - 0.91362) < 5e-6)
    #expect(Interval(correlation: 0.8, rows: 3) == nil)
    #expect(Interval(correlation: 1, rows: 28) == nil)
  }

  @Test func `equal scores share their ranks, and one that knows no difference has no correlation`()
    throws
  {
    let ranks = try #require(contrast([(block([5, 5, 5]), block([1, 2, 3]))]).ranks)
    #expect(ranks.correlation.quantity.reason == "one of the two scores all rows alike")
    #expect(ranks.furthest.map(\.firstPlace) == [0.5, 0.5])
    #expect(ranks.furthest.map(\.row.number) == [0, 2])
    #expect(contrast([]).ranks == nil && contrast([]).rows == 0)
  }

  @Test func `moves between tiers are counted, the most frequent first`() {
    let found = contrast([
      (
        block([1, 2, 3, 4], tiers: ["low", "low", "high", nil]),
        block([1, 2, 3, 4], tiers: ["high", "high", "high", "low"])
      )
    ])
    #expect(
      found.tiers == [
        TierMove(ends: .init(from: "low", to: "high"), rows: 2),
        TierMove(ends: .init(from: nil, to: "low"), rows: 1),
        TierMove(ends: .init(from: "high", to: "high"), rows: 1),
      ])
    #expect(contrast([(block([1]), block([1]))]).tiers == [])
  }

  @Test func `of more rows than can be kept, as many are drawn, the same in any order`() {
    func drawn(_ numbers: [Int], atMost most: Int) -> [Int] {
      var rows = DrawnRows(atMost: most)
      for number in numbers {
        let view = RowView(score: 0, isAlarm: nil, tier: nil)
        rows.add(ContrastedRow(number: number, id: nil, first: view, second: view))
      }
      return rows.rows.map(\.number)
    }
    let all = Array(0..<1000)
    let kept = drawn(all, atMost: 50)
    #expect(kept.count == 50 && kept == kept.sorted())
    #expect(drawn(all.reversed(), atMost: 50) == kept)
    #expect(drawn(all, atMost: 1000) == all && drawn(all, atMost: 5000) == all)
    // Half of them from each half, but for three deviations of chance: 25 ± 3·√(12.5).
    #expect(abs(kept.count { $0 < 500 } - 25) <= 10)
    let found = contrast(
      [(block(all.map(Double.init)), block(all.map { -Double($0) }))], atMost: 50)
    #expect(found.rows == 1000 && found.ranks?.rows == 50 && found.ranks?.areDrawn == true)
    #expect(found.ranks?.correlation.quantity.number == -1)
  }

  /// A bundle on its rows, and the rows.
  private func bundle(_ name: String, _ rest: String) throws -> (OpenedBundle, rows: String) {
    let place = Paths.join(folder, name)
    try FileSystem.makeFolder(place)
    let opened = try FittedRows(in: place, words: ["a", "b", "c"], rest).opened()
    return (opened, Paths.join(place, "rows.csv"))
  }

  private static let knn = "detectors: [knn]\nthresholds: [{ top: { rows: 6 } }]"
  private static let forest = "detectors: [isolation-forest]\nthresholds: [{ top: { rows: 12 } }]"

  @Test func `a bundle does not differ from itself`() throws {
    let (one, rows) = try bundle("one", Self.knn)
    let found = try BundleComparison(one, one, .init(.file(rows))).perform()
    #expect(found.rows == 60 && found.verdicts?.flips == 0)
    #expect(found.ranks?.correlation.quantity.number == 1)
    #expect(found.ranks?.largestShift == 0 && found.ranks?.furthest == [])
    #expect(found.notes == [])
  }

  @Test func `both are compared by what each says alone`() throws {
    let ((one, rows), (other, _)) = (try bundle("one", Self.knn), try bundle("other", Self.forest))
    func said(_ bundle: OpenedBundle) throws -> [[String]] {
      var bytes: [UInt8] = []
      _ = try BundleScoring(bundle, .init(.file(rows))).perform(
        write: { bytes += $0 }, skip: { _ in })
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",").map(String.init) }
    }
    let (first, second) = (try said(one), try said(other))
    let found = try BundleComparison(one, other, .init(.file(rows))).perform(furthest: 60)
    let verdicts = zip(first, second).map { ($0.last ?? "", $1.last ?? "") }
    #expect(found.verdicts?.both == verdicts.count { $0 == ("1", "1") })
    #expect(found.verdicts?.firstAlone == verdicts.count { $0 == ("1", "0") })
    #expect(found.verdicts?.secondAlone == verdicts.count { $0 == ("0", "1") })
    #expect((found.verdicts?.flips ?? 0) > 0)
    for row in try #require(found.ranks).furthest {
      #expect("\(row.row.first.score)" == first[row.row.number][1])
      #expect("\(row.row.second.score)" == second[row.row.number][1])
    }
    // The other way round.
    let back = try BundleComparison(other, one, .init(.file(rows))).perform()
    #expect(back.verdicts?.firstAlone == found.verdicts?.secondAlone)
    #expect(back.ranks?.correlation == found.ranks?.correlation)
  }

  @Test func `a file that lacks a column of one of them is refused`() throws {
    let (one, _) = try bundle("one", Self.knn)
    let rows = Paths.join(folder, "short.csv")
    try FileSystem.write("n\n1\n", to: rows)
    #expect {
      try BundleComparison(one, one, .init(.file(rows))).perform()
    } throws: {
      "\($0)" == "\(rows): found no column 'w', which the model was fitted with; it takes n and w"
    }
  }
}
