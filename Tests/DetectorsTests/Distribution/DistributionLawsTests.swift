import Numerics
import Testing

@testable import Detectors

struct DistributionLawsTests {
  @Test func `ECOD keeps the laws of every detector`() throws {
    try expectLaws(of: EmpiricalCumulativeOutlierDetection(), on: Samples.blob())
  }

  @Test func `COPOD keeps the laws of every detector`() throws {
    try expectLaws(of: CopulaOutlierDetection(), on: Samples.blob())
  }

  @Test func `HBOS keeps the laws of every detector`() throws {
    try expectLaws(of: HistogramOutlierScore(), on: Samples.blob())
    try expectLaws(of: HistogramOutlierScore(bins: .automatic), on: Samples.blob())
  }
}
