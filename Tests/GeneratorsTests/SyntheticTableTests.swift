import Generators
import Machine
import Numerics
import Testing
import Vocabulary

struct SyntheticTableTests {
  @Test(arguments: OrdinaryShape.allCases)
  func `each kind has its share, and at a strength of 0 only its label`(shape: OrdinaryShape) throws
  {
    let mix = try AnomalyMix(shape.kinds, share: 0.08)
    let full = try SyntheticTable(shape, rows: 500, columns: 5, anomalies: mix)
      .generate(seed: Seed(1))
    let none = try SyntheticTable(shape, rows: 500, columns: 5, anomalies: mix, strength: 0)
      .generate(seed: Seed(1))
    #expect(full.kinds == none.kinds && full.labels == none.labels)
    for kind in shape.kinds {
      #expect(full.kinds?.count { $0 == kind.rawValue } == 40 / shape.kinds.count)
    }
    for (moved, kept) in zip(full.table.columns, none.table.columns) {
      let (moved, kept) = (try #require(moved.numbers), try #require(kept.numbers))
      #expect((0..<500).allSatisfy { full.labels?[$0] == .anomaly || moved[$0] == kept[$0] })
      #expect((0..<500).allSatisfy { moved[$0].isFinite })
    }
  }

  @Test(arguments: OrdinaryShape.allCases)
  func `equal seeds give equal bytes`(shape: OrdinaryShape) throws {
    let table = try SyntheticTable(shape, rows: 200, columns: 4)
    #expect(table.generate(seed: Seed(1)) == table.generate(seed: Seed(1)))
    #expect(
      table.generate(seed: Seed(1)).fingerprint != table.generate(seed: Seed(2)).fingerprint)
  }

  /// The definitions on rows whose one component is known: the box of U(0, 1) with its mean of 0.5.
  @Test func `local anomalies have five times the covariance, clustered ones five times the mean`()
    throws
  {
    let data = try SyntheticTable(
      .uniform, rows: 20_000, columns: 3, anomalies: AnomalyMix(local: 0.2, clustered: 0.2)
    ).generate(seed: Seed(2))
    let kinds = try #require(data.kinds)
    for column in data.table.columns {
      let deviation = (1 / 12.0).squareRoot()
      expect(data, column.name, 0.5, 5.0.squareRoot() * deviation) { kinds[$0] == "local" }
      expect(data, column.name, 2.5, deviation) { kinds[$0] == "clustered" }
    }
  }

  @Test func `global anomalies fill the box of 1.1 times what is lowest and highest`() throws {
    let data = try SyntheticTable(
      .clusters, rows: 20_000, columns: 2, anomalies: AnomalyMix(global: 0.3)
    ).generate(seed: Seed(3))
    for column in data.table.columns {
      let numbers = try #require(column.numbers)
      let ordinary = numbers.indices.filter { data.labels?[$0] == .ordinary }.map { numbers[$0] }
      let (low, high) = (1.1 * (ordinary.min() ?? 0), 1.1 * (ordinary.max() ?? 0))
      expect(data, column.name, (low + high) / 2, (high - low) / 12.0.squareRoot()) {
        data.labels?[$0] == .anomaly
      }
      let anomalies = numbers.indices.filter { data.labels?[$0] == .anomaly }.map { numbers[$0] }
      #expect(anomalies.allSatisfy { $0 >= low && $0 <= high })
    }
  }

  @Test func `dependency anomalies keep each column and lose what joins them`() throws {
    let data = try SyntheticTable(
      .correlated, rows: 20_000, columns: 2, anomalies: AnomalyMix(dependency: 0.3)
    ).generate(seed: Seed(4))
    func correlation(_ label: Label) throws -> Double {
      let rows = (0..<data.rows).filter { data.labels?[$0] == label }
      let covariance = try data.numbers.gathering(rows: rows).covariance().matrix
      return covariance[0, 1] / (covariance[0, 0] * covariance[1, 1]).squareRoot()
    }
    #expect(try abs(correlation(.ordinary)) > 0.3)
    // 6,000 independent pairs have a correlation of 0 ± 0.013; four deviations.
    #expect(try abs(correlation(.anomaly)) < 0.052)
  }

  @Test func `what a shape cannot hold is refused`() throws {
    let error = #expect(throws: SettingError.self) {
      try SyntheticTable(.uniform, anomalies: AnomalyMix(global: 0.1))
    }
    #expect(
      error?.description
        == "'anomalies' must be local or clustered, since uniform rows fill their box and their "
        + "columns are independent, not global")
    #expect(throws: SettingError.self) { try SyntheticTable(.swissRoll, columns: 2) }
    #expect(throws: SettingError("anomalies", mustBe: "between 0 and 0.5", not: 0.6)) {
      try AnomalyMix(local: 0.3, global: 0.3)
    }
    #expect(throws: SettingError.self) { try SyntheticTable(.moons, strength: -1) }
  }
}

struct FittedTableTests {
  /// 600 rows of six columns, 30 of which are anomalies.
  let source: Dataset

  init() throws {
    source = try SyntheticTable(
      .clusters, rows: 600, columns: 6, anomalies: AnomalyMix(local: 0.05)
    )
    .generate(seed: Seed(1))
  }

  @Test func `the user's own rows stay, and some of them are moved`() throws {
    let made = try FittedTableSettings().fitted(to: source).generate(seed: Seed(1))
    #expect(made.rows == source.labels?.ordinary)
    #expect(made.table.columns.map(\.name) == source.table.columns.map(\.name))
    let own = Set(source.table.columns[0].numbers ?? [])
    let numbers = try #require(made.table.columns[0].numbers)
    for row in 0..<made.rows where made.labels?[row] == .ordinary {
      #expect(own.contains(numbers[row]))
    }
    let none = try FittedTableSettings(strength: 0).fitted(to: source).generate(seed: Seed(1))
    #expect((none.table.columns[0].numbers ?? []).allSatisfy(own.contains))
    #expect(none.labels == made.labels)
  }

  @Test(arguments: [FittedTableSettings.Ordinary.mixture, .copula])
  func `new rows are like the user's own`(ordinary: FittedTableSettings.Ordinary) throws {
    let made = try FittedTableSettings(ordinary: ordinary, rows: 3000, strength: 0)
      .fitted(to: source).generate(seed: Seed(2))
    #expect(made.rows == 3000)
    let ordinaryRows = (0..<source.rows).filter { source.labels?[$0] == .ordinary }
    for (old, new) in zip(source.table.columns, made.table.columns) {
      let (old, new) = (
        RunningMoments(ordinaryRows.map { (old.numbers ?? [])[$0] }),
        RunningMoments(new.numbers ?? [])
      )
      let deviation = (old.sampleVariance ?? 0).squareRoot()
      #expect(abs(new.mean - old.mean) < 4 * deviation / 3000.0.squareRoot() + 0.02)
      #expect(abs((new.sampleVariance ?? 0).squareRoot() / deviation - 1) < 0.06)
    }
  }

  @Test func `rows that cannot be learned from are refused with what to do`() throws {
    let settings = try FittedTableSettings()
    let words = source.adding(Column("city", .text(Array(repeating: "x", count: 600))))
    #expect(throws: FittingError.self) { try settings.fitted(to: words) }
    let last = try #require((0..<600).last { source.labels?[$0] == .ordinary })
    let gap = source.adding(
      Column("gap", numbers: (0..<600).map { $0 == 3 || $0 == last ? .nan : 1 }))
    let error = #expect(throws: FittingError.self) { try settings.fitted(to: gap) }
    #expect(
      error?.description
        == "clusters: column 'gap': found no finite number in row 3, counted from 0, wanted numbers in all ordinary "
        + "rows; 'missing: drop' leaves such rows out")
    let left = try FittedTableSettings(dropsIncomplete: true).fitted(to: gap)
    #expect(left.generate(seed: Seed(1)).rows == (source.labels?.ordinary ?? 0) - 2)
    #expect(throws: FittingError.self) { try settings.fitted(to: source.gathering(rows: [0, 1])) }
    let flat = source.adding(Column("flat", numbers: Array(repeating: 1, count: 600)))
    #expect(try settings.fitted(to: flat).generate(seed: Seed(1)).rows > 0)
  }
}
