import Numerics
import Sources
import Testing
import Vocabulary

struct KeepingTests {
  /// 90 ordinary rows, 30 anomalies, 5 unknown rows, in turn.
  let dataset: Dataset = {
    let labels = (0..<125).map { row -> Label in
      row < 5 ? .unknown : row % 4 == 0 ? .anomaly : .ordinary
    }
    return Dataset(
      name: "d",
      table: Table(rows: 125, columns: [Column("x", numbers: (0..<125).map(Double.init))]),
      labels: Labels(labels))
  }()

  @Test func `anomalies are left out until they have the share that is asked`() throws {
    let kept = try dataset.keeping(anomalies: 0.1, seed: Seed(1))
    // 90 ordinary rows allow 10 anomalies: 10 of 100 labelled rows.
    #expect(kept.labels?.ordinary == 90)
    #expect(kept.labels?.anomalies == 10)
    #expect(kept.rows == 105)
    #expect(kept.provenance.notes == ["kept 10 of 30 anomalies"])
    let numbers = try #require(kept.table.columns[0].numbers)
    #expect(numbers == numbers.sorted())
    #expect(try dataset.keeping(anomalies: 0.1, seed: Seed(1)) == kept)
    #expect(try dataset.keeping(anomalies: 0.1, seed: Seed(2)) != kept)
  }

  @Test func `none are left at a share of 0, and none leave where they are few enough`() throws {
    #expect(try dataset.keeping(anomalies: 0, seed: Seed(1)).labels?.anomalies == 0)
    #expect(try dataset.keeping(anomalies: 0.25, seed: Seed(1)) == dataset)
    #expect(try dataset.keeping(anomalies: 1, seed: Seed(1)) == dataset)
    #expect(throws: SettingError.self) { try dataset.keeping(anomalies: 1.5, seed: Seed(1)) }
  }
}
