import Generators
import Machine
import Numerics
import Testing
import Vocabulary

/// The mean and deviation of the numbers of one column in some rows.
func moments(_ dataset: Dataset, _ column: String, where keep: (Int) -> Bool) -> (
  mean: Double, deviation: Double, count: Double
) {
  let numbers = dataset.table.column(named: column)?.numbers ?? []
  let kept = numbers.indices.filter(keep).map { numbers[$0] }
  let count = Double(kept.count)
  let mean = kept.reduce(0, +) / count
  let squares = kept.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / count).squareRoot(), count)
}

/// Expects a mean within four standard errors, and a deviation within four of its own.
func expect(
  _ dataset: Dataset, _ column: String, _ mean: Double, _ deviation: Double,
  where keep: (Int) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = moments(dataset, column, where: keep)
  #expect(
    abs(found.mean - mean) < 4 * deviation / found.count.squareRoot(),
    "\(column): mean \(found.mean)", sourceLocation: sourceLocation)
  #expect(
    abs(found.deviation - deviation) < 4 * deviation / (2 * found.count).squareRoot(),
    "\(column): deviation \(found.deviation)", sourceLocation: sourceLocation)
}

struct ElideScenarioTests {
  private func make(
    _ kind: ElideScenario.Kind, rows: Int = 40_000, strength: Double = 1
  ) throws -> Dataset {
    try ElideScenario(kind, rows: rows, strength: strength).generate(seed: Seed(1))
  }

  private func share(_ kind: String?, _ dataset: Dataset) -> Double {
    Double(dataset.kinds?.count { $0 == kind } ?? 0) / Double(dataset.rows)
  }

  @Test func `sensors read as described`() throws {
    let data = try make(.iot)
    let kinds = try #require(data.kinds)
    let ordinary = { (row: Int) in kinds[row] == nil }
    expect(data, "temperature", 22, 2, where: ordinary)
    expect(data, "humidity", 50, 10, where: ordinary)
    expect(data, "pressure", 1013, 5, where: ordinary)
    expect(data, "vibration", 0.5, 0.2, where: ordinary)
    expect(data, "powerConsumption", 100, 10, where: ordinary)
    expect(data, "temperature", 45, 5) { kinds[$0] == "overheating" }
    expect(data, "powerConsumption", 150, 15) { kinds[$0] == "overheating" }
    expect(data, "vibration", 3, 0.5) { kinds[$0] == "vibration" }
    expect(data, "pressure", 950, 10) { kinds[$0] == "pressure" }
    expect(data, "powerConsumption", 200, 20) { kinds[$0] == "power spike" }
    expect(data, "humidity", 50, 10) { kinds[$0] != nil }
    // Four standard errors of a share of 0.0125 in 40,000 rows are 0.0022.
    for kind in ["overheating", "vibration", "pressure", "power spike"] {
      #expect(abs(share(kind, data) - 0.0125) < 0.0022)
    }
    #expect(data.times?.prefix(5).map { $0 - MadeTime.start } == [0, 0, 0, 0, 1000])
    #expect(data.groups?.names == ["device 1", "device 2", "device 3", "device 4"])
  }

  @Test func `connections are attacked as described`() throws {
    let data = try make(.security)
    let kinds = try #require(data.kinds)
    for (kind, share) in [
      ("ddos", 0.05), ("port scan", 0.03), ("brute force", 0.02), ("exfiltration", 0.02),
    ] {
      #expect(abs(self.share(kind, data) - share) < 0.0045)
    }
    expect(data, "requestsPerMinute", 1000, 200) { kinds[$0] == "ddos" }
    expect(data, "packetSize", 40, 5) { kinds[$0] == "port scan" }
    expect(data, "connectionDuration", 60_000, 10_000) { kinds[$0] == "exfiltration" }
    expect(data, "dataTransferred", 500_000, 100_000) { kinds[$0] == "exfiltration" }
    // ⌊N(50, 10)⌋ lies half a login lower.
    expect(data, "failedLogins", 49.5, 10) { kinds[$0] == "brute force" }
    let ports = try #require(data.table.column(named: "port")?.numbers)
    let known = Set([80, 443, 22, 21, 25, 3306, 5432].map { Double($0) / 65_535 })
    #expect((0..<data.rows).allSatisfy { kinds[$0] == "port scan" || known.contains(ports[$0]) })
    #expect((0..<data.rows).allSatisfy { kinds[$0] != "ddos" || ports[$0] == 80.0 / 65_535 })
    let logins = try #require(data.table.column(named: "failedLogins")?.numbers)
    #expect(
      (0..<data.rows).allSatisfy {
        kinds[$0] == "brute force" ? logins[$0].rounded() == logins[$0] : logins[$0] == 0
      })
    #expect(data.table.columns.allSatisfy { ($0.numbers ?? []).allSatisfy { $0 >= 0 } })
    #expect(data.times?.prefix(2).map { $0 - MadeTime.start } == [0, 100])
  }

  @Test func `a business has hours, and trouble at four of them`() throws {
    let data = try make(.business)
    let kinds = try #require(data.kinds)
    let hour = { (row: Int) in row % 24 }
    expect(data, "revenue", 15_000, 1500) { kinds[$0] == nil && (9...17).contains(hour($0)) }
    expect(data, "revenue", 12_000, 1200) { kinds[$0] == nil && (18...22).contains(hour($0)) }
    expect(data, "revenue", 6000, 600) { kinds[$0] == nil && hour($0) < 9 }
    expect(data, "averageOrderValue", 150, 20) { _ in true }
    expect(data, "revenue", 4500, 750) { kinds[$0] == "revenue drop" }
    expect(data, "activeUsers", 7500, 750) { kinds[$0] == "user spike" }
    expect(data, "revenue", 8400, 1200) { kinds[$0] == "conversion drop" }
    expect(data, "apiLatency", 800, 200) { kinds[$0] == "performance" }
    for (kind, at) in [
      ("revenue drop", 10), ("user spike", 15), ("conversion drop", 18), ("performance", 21),
    ] {
      #expect((0..<data.rows).allSatisfy { kinds[$0] != kind || hour($0) == at })
    }
    #expect(abs(share(nil, data) - 0.95) < 0.0045)
    #expect(data.table.columns.allSatisfy { ($0.numbers ?? []).allSatisfy { $0 >= 0 } })
  }

  @Test(arguments: ElideScenario.Kind.allCases)
  func `a strength of 0 keeps labels and moves nothing`(kind: ElideScenario.Kind) throws {
    let full = try make(kind, rows: 2000)
    let none = try make(kind, rows: 2000, strength: 0)
    #expect(none.labels == full.labels && none.kinds == full.kinds)
    for (moved, kept) in zip(full.table.columns, none.table.columns) {
      let (moved, kept) = (try #require(moved.numbers), try #require(kept.numbers))
      #expect(moved.indices.allSatisfy { full.labels?[$0] == .anomaly || moved[$0] == kept[$0] })
    }
    let channel = kind == .security ? "requestsPerMinute" : none.table.columns[0].name
    let ordinary = moments(none, channel) { none.kinds?[$0] == nil }
    let labelled = moments(none, channel) { none.kinds?[$0] != nil }
    let error = ordinary.deviation / labelled.count.squareRoot()
    // Trouble in a business falls into busy hours, which its revenue shows without any anomaly.
    if kind != .business { #expect(abs(ordinary.mean - labelled.mean) < 4 * error) }
  }

  @Test func `equal seeds give equal rows, and settings out of range cannot be built`() throws {
    #expect(try make(.iot, rows: 50) == make(.iot, rows: 50))
    #expect(
      try make(.iot, rows: 50).fingerprint
        != ElideScenario(.iot, rows: 50).generate(seed: Seed(2)).fingerprint)
    #expect(throws: SettingError.self) { try ElideScenario(.iot, rows: 0) }
    #expect(throws: SettingError.self) { try ElideScenario(.iot, strength: -1) }
  }
}

struct AccuracyRecipeTests {
  @Test(arguments: [
    (AccuracyRecipe.Kind.comparison, 1.0, 0.577, 20.0, 5.774), (.gaussian, 0, 1, 10, 2),
    (.synthetic, 0, 1, 5, 3),
  ])
  func `rows are drawn as described`(
    kind: AccuracyRecipe.Kind, mean: Double, deviation: Double, anomalyMean: Double,
    anomalyDeviation: Double
  ) throws {
    let data = try AccuracyRecipe(kind, rows: 20_000).generate(seed: Seed(3))
    let labels = try #require(data.labels)
    #expect(labels.anomalies == 2000 && data.table.columns.count == 10)
    for column in ["x0", "x9"] {
      expect(data, column, mean, deviation) { labels[$0] == .ordinary }
      expect(data, column, anomalyMean, anomalyDeviation) { labels[$0] == .anomaly }
    }
  }

  @Test func `three clusters lie at 0, 5 and 10 with anomalies all about`() throws {
    let data = try AccuracyRecipe(.clustered, rows: 20_000).generate(seed: Seed(3))
    let labels = try #require(data.labels)
    let first = try #require(data.table.column(named: "x0")?.numbers)
    for center in [0.0, 5, 10] {
      expect(data, "x9", center, 0.5) {
        labels[$0] == .ordinary && abs(first[$0] - center) < 2.5
      }
    }
    expect(data, "x3", 10, 30 / 12.0.squareRoot()) { labels[$0] == .anomaly }
  }

  @Test func `of a hundred columns ten are wide`() throws {
    let data = try AccuracyRecipe(.highDimensional, rows: 20_000).generate(seed: Seed(3))
    let labels = try #require(data.labels)
    expect(data, "x9", 0, 0.5) { labels[$0] == .ordinary }
    expect(data, "x10", 0, 0.05) { labels[$0] == .ordinary }
    expect(data, "x99", 0, 3) { labels[$0] == .anomaly }
  }

  @Test func `the first four fifths are learned from, and the order is one of chance`() throws {
    let recipe = try AccuracyRecipe(.gaussian)
    let data = recipe.generate(seed: Seed(4))
    #expect(recipe.training == 0..<800)
    // Of 100 anomalies among 1,000, 200 rows hold 20 on average, with a deviation of 3.8.
    #expect(abs((data.labels?.gathering(Array(800..<1000)).anomalies ?? 0) - 20) < 16)
  }
}
