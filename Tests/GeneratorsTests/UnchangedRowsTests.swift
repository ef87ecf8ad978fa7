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

  /// At half strength too, where a factor of 1 would hide what it stands for.
  @Test(arguments: ElideScenario.Kind.allCases, [1, 0.5])
  func `the rows of a scenario are those of before, bit for bit`(
    kind: ElideScenario.Kind, strength: Double
  ) throws {
    let made = try ElideScenario(kind, rows: 2000, strength: strength).generate(seed: Seed(1))
    let prints: [ElideScenario.Kind: [String]] = [
      .iot: ["6c2e166f", "5c58dd0f"], .security: ["846c6ba4", "1ed55e0b"],
      .business: ["f267f7fe", "6e079bbc"],
    ]
    #expect(
      String(made.fingerprint.description.prefix(8)) == prints[kind]?[strength == 1 ? 0 : 1])
  }

  @Test func `the steps of a series are those of before, bit for bit`() throws {
    let injections = SeriesAnomaly.allCases.map { SeriesInjection($0, count: 1, length: 20) }
    let made = try SyntheticSeries(injections: injections).generate(seed: Seed(1))
    #expect(String(made.fingerprint.description.prefix(8)) == "0898a07b")
  }

  /// The first digits of the hash of all that is recorded, with what was planted.
  private func print(_ recording: Recording) -> String {
    var text = ""
    for (place, event) in recording.events.enumerated() {
      text += "\(event) \(recording.labels.map { "\($0[place])" } ?? "")"
      text += " \(recording.kinds?[place] ?? "")\n"
    }
    return String(SHA256.hex(of: Array(text.utf8)).prefix(8))
  }

  @Test func `the lines of a recording are those of before, bit for bit`() throws {
    func made(_ strength: Double) throws -> [String] {
      [
        print(try SyntheticBehavior(users: 12, days: 10, strength: strength).record(seed: Seed(1))),
        print(try SyntheticAttempts(attempts: 600, strength: strength).record(seed: Seed(1))),
        print(
          try SyntheticEntities(entities: 30, days: 5, strength: strength).record(seed: Seed(1))),
      ]
    }
    let (whole, half) = (try made(1), try made(0.5))
    #expect(whole == ["9088955d", "02f760c3", "40b63e25"])
    #expect(half == ["72e0198f", "01a013c0", "f31496cb"])
  }

  @Test func `what is planted at less than its full strength is not called easy`() throws {
    #expect(try ElideScenario(.iot, strength: 1).easyKinds.isEmpty == false)
    #expect(try ElideScenario(.iot, strength: 0.99).easyKinds == [])
    #expect(try SyntheticSeries(strength: 1).easyKinds.isEmpty == false)
    #expect(try SyntheticSeries(strength: 0.99).easyKinds == [])
  }
}
