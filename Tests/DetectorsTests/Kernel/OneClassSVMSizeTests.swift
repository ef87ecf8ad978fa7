import Foundation
import Machine
import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct OneClassSVMSizeTests {
  /// 20,000 rows would need 1.6 GB as an n × n matrix of Float; the cache may hold 200 MB.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["ASSAY_DEEP"] != nil, "runs with ASSAY_DEEP=1"),
    arguments: [10_000, 20_000])
  func `learning many rows never holds a matrix of all pairs`(count: Int) throws {
    var chance = Seed(5).generator()
    let rows = Matrix<Float>(rows: count, columns: 10) { row, _ in
      Float(chance.normal() + (row % 50 == 0 ? 3 : 0))
    }
    let before = try #require(Memory.peakResidentBytes)
    let clock = ContinuousClock()
    let start = clock.now
    let model = try OneClassSVM(nu: 0.1).fit(rows, seed: Seed(1))
    let fitted = clock.now
    let scores = try model.scores(of: rows.rows(0..<10_000))
    let scored = clock.now
    let landmarks = try NystromOneClassSVM(nu: 0.1).fit(rows, seed: Seed(1))
    let approximated = clock.now
    let grown = try #require(Memory.peakResidentBytes) - before
    print(
      "one-class SVM, \(count) × 10: fit \(fitted - start) in \(model.steps) steps,",
      "10,000 scores by \(model.points.rows) vectors \(scored - fitted),",
      "Nyström \(approximated - scored) in \(landmarks.steps) steps, peak +\(grown >> 20) MiB")
    #expect(scores.count == 10_000)
    #expect(grown < 400 << 20)
  }
}
