import Foundation
import Numerics
import Sources
import Testing
import Vocabulary

struct RecordedAuditTests {
  private func read(_ name: String) throws -> Dataset {
    try DataSource.catalog(name, mirror: RecordedDataTests.mirror)
      .read(catalog: CatalogTests.shipped())
  }

  @Test(
    .enabled(if: RecordedDataTests.mirror != nil, "needs the recorded data beside the project"),
    arguments: ["adbench/WBC", "adbench/WDBC"], 1...3 as ClosedRange<UInt64>)
  func `the copies that the ADBench protocol makes of WBC and WDBC are named`(
    name: String, seed: UInt64
  ) throws {
    let dataset = try read(name)
    let split = try SplitSettings(ADBench()).splits(of: dataset, seed: Seed(seed))[0]
    let finding = try #require(
      Audit(of: dataset, split: split).findings(.repeatedRows).first)
    let trained = Set(split.train)
    #expect(finding.rows == Set(split.test).intersection(trained).sorted())
    #expect(finding.number("share") ?? 0 > 0.51)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1", "needs ASSAY_DEEP=1"))
  func `a million rows of twenty columns are audited in seconds`() throws {
    let rows = 1_000_000
    let columns = (0..<20).map { number in
      var chance = Seed(1).split("column", number).generator()
      return Column("x\(number)", numbers: (0..<rows).map { _ in chance.normal() })
    }
    let dataset = Dataset(
      name: "large", table: Table(rows: rows, columns: columns),
      labels: Labels(anomalies: (0..<rows).map { $0 % 100 == 0 }))
    let split = try SplitSettings.standard.splits(of: dataset, seed: Seed(1))[0]
    let clock = ContinuousClock()
    var findings: [AuditFinding] = []
    let time = clock.measure { findings = Audit(of: dataset, split: split).findings }
    print("AUDIT 1,000,000 × 20: \(time)")
    #expect(findings == [])
    #expect(time < .seconds(60))
  }
}
