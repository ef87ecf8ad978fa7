import Foundation
import Numerics
import Vocabulary

extension ElideScenario {
  /// Connections, 12 in 100 of which belong to one of four attacks.
  func security(_ seed: Seed) -> Dataset {
    var chance = seed.split("security").generator()
    let made = (0..<rows).map { _ in
      let port = [80, 443, 22, 21, 25, 3306, 5432][chance.below(7)]
      var row = Row(ordinary: [
        chance.normal(mean: 500, deviation: 200), chance.normal(mean: 5000, deviation: 2000),
        chance.normal(mean: 10, deviation: 5), 0, chance.normal(mean: 50_000, deviation: 20_000),
        Double(port) / 65_535,
      ])
      let draw = chance.uniform()
      if draw < 0.12 { plantAttack(draw, in: &row, &chance) }
      return row
    }
    return dataset(
      made, times: (0..<rows).map { start + Int64($0) * 100 }, lowest: 0)
  }

  /// Plants the attack in whose part of 0…0.12 the draw fell.
  private func plantAttack(_ draw: Double, in row: inout Row, _ chance: inout Generator) {
    func normal(_ mean: Double, _ deviation: Double) -> Double {
      chance.normal(mean: mean, deviation: deviation)
    }
    if draw < 0.05 {
      row.kind = "ddos"
      row.planted = [
        normal(64, 10), normal(100, 50), normal(1000, 200), 0, normal(5000, 1000), 80.0 / 65_535,
      ]
    } else if draw < 0.08 {
      row.kind = "port scan"
      row.planted = [
        normal(40, 5), normal(50, 20), normal(500, 100), 0, normal(100, 50),
        Double(chance.below(65_536)) / 65_535,
      ]
    } else if draw < 0.1 {
      row.kind = "brute force"
      row.planted = [
        normal(300, 50), normal(2000, 500), normal(100, 20), floor(normal(50, 10)),
        normal(10_000, 2000), 22.0 / 65_535,
      ]
    } else {
      row.kind = "exfiltration"
      row.planted = [
        normal(1500, 100), normal(60_000, 10_000), normal(5, 2), 0, normal(500_000, 100_000),
        443.0 / 65_535,
      ]
    }
  }
}
