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

  @Test(arguments: [5, 20, 50], [0.95, 0.99, 0.999])
  func `intervals of areas near 1 contain them, also where anomalies are spread widely`(
    anomalies: Int, area: Double
  ) throws {
    let samples = isDeep ? 4000 : 200
    for spread in [1.0, 3] {
      let share = try CoverageStudy.areas(
        area, anomalies: anomalies, ordinary: 10 * anomalies, spread: spread, samples: samples,
        seed: Seed(6))
      // At 95 % less is seen once in a thousand times.
      let error = (0.95 * 0.05 / Double(samples)).squareRoot()
      #expect(share >= 0.95 - 3.1 * error, "\(share) at a spread of \(spread)")
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
          let least = metric.name == "best_f1_oracle" ? 0.91 : 0.92
          let most = metric.name == "roc_auc" ? 1 : 0.975
          #expect(metric.share >= least && metric.share <= most, "\(metric)")
        }
      }
    }
  }
}
