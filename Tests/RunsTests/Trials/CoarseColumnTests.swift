import Features
import Pipelines
import Testing
import Vocabulary

@testable import Trials

/// Numbers of 64 bits that 32 bits do not tell apart.
struct CoarseColumnTests {
  /// Near 1.7 · 10⁹ the numbers of 32 bits lie 128 apart: of the seconds 0 to 299 after 1,700,000,000 they tell three or
  /// four apart, of those 0 to 9 none.
  private let seconds = (0..<300).map { 1_700_000_000 + Double($0) }

  private func notes(_ scale: Scaling, _ numbers: [Double]) throws -> [String] {
    let table = Table(rows: numbers.count, columns: [Column("t", numbers: numbers)])
    let rows = try PreparedRows(
      table, by: FeatureSettings(scaling: scale, missing: .median),
      training: Array(numbers.indices))
    return rows.coarse(of: table)
  }

  @Test func `a column that loses most of its values without a scale is named`() throws {
    let kept = Set(seconds.map { Float($0) }).count
    #expect((3...4).contains(kept))
    #expect(
      try notes(.none, seconds) == [
        "column 't' has 300 different values in the training rows, of which 32-bit numbers tell \(kept) apart: "
          + "take its smallest value away from it, or choose 'scale: standard'"
      ])
    #expect(try notes(.none, [.nan] + seconds).count == 1)
    #expect(try notes(.standard, seconds) == [])
    #expect(try notes(.none, seconds.map { $0 - 1_700_000_000 }) == [])
  }

  @Test func `a column that reaches over many numbers of 32 bits is not coarse`() throws {
    #expect(try notes(.none, [0] + seconds) == [])
  }
}
