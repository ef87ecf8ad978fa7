import Generators
import Machine
import Numerics
import Testing
import Vocabulary

struct UnchangedRowsTests {
  /// The first digits of the fingerprint of the rows of seed 1, as they were when results began to be kept.
  @Test(arguments: FittedTableSettings.Ordinary.allCases)
  func `the rows of a fitted table are those of before, bit for bit`(
    ordinary: FittedTableSettings.Ordinary
  ) throws {
    let own = try SyntheticTable(.correlated, rows: 400, columns: 4).generate(seed: Seed(9))
    let made = try FittedTableSettings(ordinary: ordinary).fitted(to: own).generate(seed: Seed(1))
    let prints = [
      FittedTableSettings.Ordinary.own: "ea2f43ea", .mixture: "3ce97f04", .copula: "14190aa7",
    ]
    #expect(String(made.fingerprint.description.prefix(8)) == prints[ordinary])
  }

  @Test(arguments: OrdinaryShape.allCases)
  func `the rows of a table are those of before, bit for bit`(shape: OrdinaryShape) throws {
    let made = try SyntheticTable(shape, rows: 100, columns: 4).generate(seed: Seed(1))
    let prints: [OrdinaryShape: String] = [
      .clusters: "410cb396", .correlated: "4d62a2d7", .heavyTailed: "b36d2d6c", .rings: "c7feefba",
      .moons: "d824e2cf", .swissRoll: "d6a00119", .uniform: "520f0e22",
    ]
    #expect(String(made.fingerprint.description.prefix(8)) == prints[shape])
  }
}
