import Datasets
import Detectors

extension Proof {
  static func scenarios() throws -> [Proof] {
    let near = try NeighborDistance(neighbors: 5)
    func claim(_ kind: String, _ bar: Double) -> Claim {
      Claim(kind: kind, bar: bar, detector: near)
    }
    let streams = [
      tabular(
        "iot",
        [
          claim("overheating", 0.99), claim("vibration", 0.99), claim("pressure", 0.99),
          claim("power spike", 0.99),
        ]
      ) { try ElideScenario(.iot, rows: 4000, strength: $0) },
      tabular(
        "security",
        [
          claim("ddos", 0.99), claim("port scan", 0.99), claim("brute force", 0.99),
          claim("exfiltration", 0.99),
        ]
      ) { try ElideScenario(.security, rows: 4000, strength: $0) },
    ]
    // A business is compared with itself at the same hour: its day alone tells one hour from another.
    let hours = [
      ("revenue drop", 10), ("user spike", 15), ("conversion drop", 18), ("performance", 21),
    ]
    let business = hours.map { kind, hour in
      tabular(
        "business", [claim(kind, 0.97)], where: { ($0 / 3_600_000) % 24 == Int64(hour) }
      ) { try ElideScenario(.business, rows: ProofTests.isDeep ? 12_000 : 6000, strength: $0) }
    }
    let recipes = AccuracyRecipe.Kind.allCases.map { kind in
      tabular("recipe", [claim(kind.rawValue, 0.99)]) { try AccuracyRecipe(kind, strength: $0) }
    }
    return streams + business + recipes
  }
}
