import Foundation
import Numerics
import Vocabulary

extension ElideScenario {
  /// Hours of a business; at 10, 15, 18 and 21 o'clock something goes wrong on three days in ten, so
  /// that one hour in twenty is an anomaly.
  func business(_ seed: Seed) -> Dataset {
    var chance = seed.split("business").generator()
    let times = (0..<rows).map { start + Int64($0) * 3_600_000 }
    let made = times.map { time in
      let hour = Int((time / 3_600_000) % 24 + 24) % 24
      let factor = (9...17).contains(hour) ? 1.5 : (18...22).contains(hour) ? 1.2 : 0.6
      var row = Row(ordinary: [
        chance.normal(mean: 10_000, deviation: 1000) * factor,
        floor(chance.normal(mean: 1000, deviation: 100) * factor),
        chance.normal(mean: 0.03, deviation: 0.005), chance.normal(mean: 150, deviation: 20),
        chance.normal(mean: 1.5, deviation: 0.3), chance.normal(mean: 0.01, deviation: 0.002),
        chance.normal(mean: 100, deviation: 20),
      ])
      if chance.uniform() < 0.3 { plantTrouble(at: hour, factor, in: &row, &chance) }
      return row
    }
    return dataset(made, times: times, lowest: 0)
  }

  private func plantTrouble(
    at hour: Int, _ factor: Double, in row: inout Row, _ chance: inout Generator
  ) {
    func normal(_ mean: Double, _ deviation: Double) -> Double {
      chance.normal(mean: mean, deviation: deviation)
    }
    var trouble = row.ordinary
    switch hour {
    case 10:
      row.kind = "revenue drop"
      trouble[0] = normal(3000, 500) * factor
      trouble[2] = normal(0.01, 0.002)
      trouble[4] = normal(5, 1)
      trouble[5] = normal(0.05, 0.01)
      trouble[6] = normal(500, 100)
    case 15:
      row.kind = "user spike"
      trouble[0] = normal(15_000, 2000) * factor
      trouble[1] = normal(5000, 500) * factor
      trouble[2] = normal(0.025, 0.005)
      trouble[4] = normal(2.5, 0.5)
      trouble[5] = normal(0.015, 0.003)
      trouble[6] = normal(150, 30)
    case 18:
      row.kind = "conversion drop"
      trouble[0] = normal(7000, 1000) * factor
      trouble[2] = normal(0.01, 0.002)
    case 21:
      row.kind = "performance"
      trouble[0] = normal(8000, 1000) * factor
      trouble[2] = normal(0.025, 0.005)
      trouble[4] = normal(8, 2)
      trouble[5] = normal(0.08, 0.02)
      trouble[6] = normal(800, 200)
    default: return
    }
    row.planted = trouble
  }
}
