import Generators
import Machine
import Numerics
import Testing
import Vocabulary

/// What the provenance of made rows says of how they were made.
struct RecipeTests {
  private func source(_ dataset: Dataset) -> String { "\(dataset.provenance.origin)" }

  @Test func `how many cells are made is known before`() throws {
    let own = try SyntheticTable(.correlated, rows: 400, columns: 4).generate(seed: Seed(9))
    let generators: [any DatasetGenerator] = [
      try SyntheticTable(.clusters, rows: 60, columns: 3),
      try FittedTableSettings(ordinary: .copula, rows: 50).fitted(to: own),
      try FittedTableSettings().fitted(to: own), try SyntheticSeries(steps: 600, injections: []),
      try AccuracyRecipe(.allCases[0], rows: 200),
    ]
    for generator in generators {
      let table = generator.generate(seed: Seed(1)).table
      #expect(generator.cells == Double(table.rows * table.columns.count), "\(generator.recipe)")
    }
  }

  @Test func `a fitted table says what it was made of, and of which rows`() throws {
    let own = try SyntheticTable(.correlated, rows: 400, columns: 4).generate(seed: Seed(9))
    func recipe(_ settings: FittedTableSettings) throws -> String {
      try source(settings.fitted(to: own).generate(seed: Seed(1)))
        .replacing("\(own.fingerprint)", with: "THESE").replacing(own.name, with: "NAME")
    }
    #expect(
      try recipe(
        FittedTableSettings(ordinary: .copula, rows: 50, anomalies: AnomalyMix(local: 0.1)))
        == "generated fitted copula rows 50 local 0.1 strength 1.0 from NAME THESE")
    #expect(
      try recipe(
        FittedTableSettings(anomalies: AnomalyMix(global: 0.2, dependency: 0.05), strength: 0.5))
        == "generated fitted own rows all global 0.2 dependency 0.05 strength 0.5 from NAME THESE")
  }

  @Test func `a table says its shape, its size, its anomalies and their strength`() throws {
    #expect(
      try source(
        SyntheticTable(
          .clusters, rows: 60, columns: 3, anomalies: AnomalyMix(local: 0.1, clustered: 0.2)
        )
        .generate(seed: Seed(1)))
        == "generated clusters rows 60 columns 3 local 0.1 clustered 0.2 strength 1.0")
    #expect(
      try source(
        SyntheticTable(.uniform, rows: 60, columns: 2, anomalies: AnomalyMix()).generate(
          seed: Seed(1)))
        == "generated uniform rows 60 columns 2 no anomalies strength 1.0")
  }

  @Test func `a series says its seasons, its noise and what is planted in it`() throws {
    let series = try SyntheticSeries(
      steps: 600, seasons: [.init(period: 24, amplitude: 2), .init(period: 168, amplitude: 1)],
      rise: 3, noise: 0.5, memory: 0.25,
      injections: [.init(.point, count: 2, length: 1), .init(.levelShift, length: 20)], clean: 100,
      strength: 0.75)
    #expect(
      series.recipe
        == "series steps 600 seasons 24.0x2.0+168.0x1.0 rise 3.0 noise 0.5 memory 0.25 clean 100 strength 0.75 "
        + "anomalies point 2x1, level shift 1x20")
    let flat = try SyntheticSeries(steps: 600, seasons: [], injections: [])
    #expect(
      flat.recipe
        == "series steps 600 seasons none rise 2.0 noise 1.0 memory 0.0 clean 300 strength 1.0 anomalies "
    )
  }

  @Test func `behavior says its users, its days and what is planted among them`() throws {
    #expect(
      try SyntheticBehavior(users: 4, days: 9, attacks: [.burst: 3, .slowDrift: 1], strength: 0.5)
        .recipe
        == "behavior users 4 days 9 clean-days 4 strength 0.5 burst 3, credential stuffing 0, account takeover "
        + "0, exfiltration 0, privilege probing 0, slow drift 1")
    let usual = try SyntheticBehavior(users: 1, days: 9).attacks
    #expect(BehaviorAttack.allCases.map { usual[$0] } == [2, 2, 2, 2, 2, 1])
  }
}
