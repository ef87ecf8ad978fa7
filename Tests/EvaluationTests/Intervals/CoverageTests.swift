import Numerics
import Testing

struct CoverageTests {
  @Test(.enabled(if: isDeep, "2,000 samples a case take minutes: set ASSAY_DEEP=1"))
  func `intervals contain the truth as often as they say, where their documentation says so`() {
    for anomalies in [5, 10, 20, 50, 200] {
      for shift in [1.0, 2, 3] {
        let study = CoverageStudy(anomalies: anomalies, ordinary: 19 * anomalies, shift: shift)
        let line = study.covered(2000, seed: Seed(6)).map {
          "\($0.name) \(($0.share * 1000).rounded() / 10) (\($0.missing))"
        }
        print("\(anomalies) + \(19 * anomalies), shift \(shift):", line.joined(separator: ", "))
      }
    }
  }
}
