import Numerics

/// How many rows of either class there are, and how surely anomalies are as frequent as that.
struct ClassCounts {
  let anomalies: Int
  let ordinary: Int
  /// How many rows tell the share of anomalies: these, or all that were dealt so that each part has the same; `nil`
  /// where the share is given.
  let shareOf: Int?

  /// As many rows; so many of them anomalies as another draw of the rows that tell the share would have.
  func drawn(_ generator: inout Generator) -> (anomalies: Int, ordinary: Int) {
    guard let shareOf, shareOf > 0 else { return (anomalies, ordinary) }
    let rows = anomalies + ordinary
    let found = generator.binomial(shareOf, chance: Double(anomalies) / Double(rows))
    let exact = Double(found) * Double(rows) / Double(shareOf)
    // Rounding up as often as the fraction says keeps the mean.
    let isUp = generator.uniform() < exact - exact.rounded(.down)
    let drawn = min(rows, Int(exact) + (isUp ? 1 : 0))
    return (drawn, rows - drawn)
  }
}
