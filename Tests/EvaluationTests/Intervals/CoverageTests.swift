import Numerics
import Testing

struct CoverageTests {
  @Test func `fifty anomalies are enough for intervals that mostly hold`() {
    let study = CoverageStudy(anomalies: 50, ordinary: 450, shift: 1.5)
    for metric in study.covered(150, seed: Seed(6)) where metric.name != "best_f1_oracle" {
      // Of 150 samples at 95 %, fewer than 133 are covered once in a thousand times.
      #expect(metric.share >= 133.0 / 150, "\(metric.name) in \(metric.share) of the samples")
      #expect(metric.missing == 0)
    }
  }

  @Test(.enabled(if: isDeep, "2,000 samples a case take minutes: set ASSAY_DEEP=1"))
  func `intervals contain the truth as often as their documentation says`() {
    for anomalies in [5, 10, 20, 50, 200] {
      for shift in [1.0, 2, 3] {
        let study = CoverageStudy(anomalies: anomalies, ordinary: 19 * anomalies, shift: shift)
        let covered = study.covered(2000, seed: Seed(6))
        let line = covered.map {
          "\($0.name) \(($0.share * 1000).rounded() / 10) (\($0.missing) without)"
        }
        print("\(anomalies) + \(19 * anomalies), shift \(shift):", line.joined(separator: ", "))
        for metric in covered where anomalies >= 50 {
          let least =
            metric.name == "roc_auc" ? 0.84 : metric.name == "best_f1_oracle" ? 0.91 : 0.92
          #expect(metric.share >= least && metric.share <= 0.975, "\(metric)")
        }
      }
    }
  }
}
