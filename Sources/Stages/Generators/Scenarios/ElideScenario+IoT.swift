import Numerics
import Vocabulary

extension ElideScenario {
  /// Readings of four devices, one in twenty of which has one of four faults.
  func iot(_ seed: Seed) -> Dataset {
    var chance = seed.split("iot").generator()
    let made = (0..<rows).map { _ in
      var row = Row(ordinary: [
        chance.normal(mean: 22, deviation: 2), chance.normal(mean: 50, deviation: 10),
        chance.normal(mean: 1013, deviation: 5), chance.normal(mean: 0.5, deviation: 0.2),
        chance.normal(mean: 100, deviation: 10),
      ])
      guard chance.uniform() < 0.05 else { return row }
      var fault = row.ordinary
      switch chance.below(4) {
      case 0:
        row.kind = "overheating"
        fault[0] = chance.normal(mean: 45, deviation: 5)
        fault[4] *= 1.5
      case 1:
        row.kind = "vibration"
        fault[3] = chance.normal(mean: 3, deviation: 0.5)
      case 2:
        row.kind = "pressure"
        fault[2] = chance.normal(mean: 950, deviation: 10)
      default:
        row.kind = "power spike"
        fault[4] = chance.normal(mean: 200, deviation: 20)
      }
      row.planted = fault
      return row
    }
    return dataset(
      made, times: (0..<rows).map { start + Int64($0 / 4) * 1000 },
      groups: Groups(of: (0..<rows).map { "device \($0 % 4 + 1)" }))
  }
}
