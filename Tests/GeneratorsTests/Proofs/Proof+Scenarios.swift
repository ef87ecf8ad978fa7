import Generators

extension Proof {
  /// Channels are Gaussian and independent, and each kind names those that it moves.
  static func scenarios() throws -> [Proof] {
    let near = try StrongDetector.near()
    let iot = try tabular(
      "elide-iot", .mahalanobis,
      [
        Claim("overheating", .moved([(11.5, 2.5), (5, 1.5)], of: 5)),
        Claim("vibration", .moved([(12.5, 2.5)], of: 5)),
        Claim("pressure", .moved([(12.6, 2)], of: 5)),
        Claim("power spike", .moved([(10, 2)], of: 5)),
      ]
    ) { try ElideScenario(.iot, rows: 4000, strength: $0) }
    // Of the moves the one that tells the most is enough.
    let security = try tabular(
      "elide-security", near,
      [
        Claim("ddos", .moved([(198, 40)], of: 6)), Claim("port scan", .moved([(98, 20)], of: 6)),
        Claim("brute force", .moved([(18, 4)], of: 6)),
        Claim("exfiltration", .moved([(27.5, 5)], of: 6)),
      ]
    ) { try ElideScenario(.security, rows: 4000, strength: $0) }
    // A business is compared with itself at the same hour: its day alone tells one hour from another.
    let hours: [(String, Int, Promise)] = [
      ("revenue drop", 10, .moved([(-7, 0.5), (-4, 0.4), (20, 5)], of: 7)),
      ("user spike", 15, .moved([(5, 2), (40, 5)], of: 7)),
      ("conversion drop", 18, .moved([(-3, 1), (-4, 0.4)], of: 7)),
      ("performance", 21, .moved([(-2, 1), (35, 10)], of: 7)),
    ]
    let business = try hours.map { kind, hour, promise in
      try tabular(
        "elide-business", .mahalanobis, [Claim(kind, promise)],
        where: { ($0 / 3_600_000) % 24 == Int64(hour) }
      ) { try ElideScenario(.business, rows: 12_000, strength: $0) }
    }
    // Ten deviations away in ten columns, or three to six times as wide in a hundred.
    let recipes = try AccuracyRecipe.Kind.allCases.map { kind in
      try tabular("recipe", near, [Claim(kind.rawValue, Promise(0.999))]) {
        try AccuracyRecipe(kind, strength: $0)
      }
    }
    return [iot, security] + business + recipes
  }
}
