import Detectors
import Foundation
import Machine
import Numerics
import Testing
import Vocabulary

struct NeighborsMemoryTests {
  private static var isDeep: Bool { ProcessInfo.processInfo.environment["ASSAY_DEEP"] != nil }

  @Test(.enabled(if: isDeep, "takes a minute: set ASSAY_DEEP=1"))
  func `LOF on 50,000 rows never holds a number for each pair`() throws {
    let rows = Samples.blob(rows: 50_000, columns: 8)
    let before = try #require(Memory.peakResidentBytes)
    let model = try LocalOutlierFactor(neighbors: 20).fit(rows, seed: Seed(1))
    let after = try #require(Memory.peakResidentBytes)
    #expect(model.densities.count == 50_000)
    print(
      "LOF on 50,000 × 8: peak \(after >> 20) MiB, \((after - before) >> 20) MiB more than before")
    // A byte a pair would be 2,384 MiB; lists of 20 neighbors are 11 MiB, and some copies of them.
    #expect(after - before < 256 << 20)
  }
}
