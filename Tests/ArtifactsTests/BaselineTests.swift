import Formats
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts

/// What a gate compares with, in its file.
struct BaselineTests {
  private static let baseline = Baseline(
    subject: "ci/0123456789ab", codeVersion: "c", platform: "p",
    machine: MachineRecord(system: "s", processor: "x", processors: 2, memory: nil),
    datasets: [Baseline.Data(name: "d", fingerprint: "f")],
    settings: [
      Baseline.Setting(
        dataset: "d", detector: "lof", name: "lof (neighbors 50)", division: "row test 0.3",
        settings: ["neighbors": 50], hasChance: false,
        measured: [Measurement(.rocAUC, .number(0.75), rows: 4)],
        trials: [
          Baseline.Trial(
            id: "t", seed: 1, fold: 0, rows: "r", ranks: PackedRanks(Scores([3, 1, 2, 0])),
            cuts: [
              Baseline.Cut(
                method: "best-f1", alarmsFrom: 3,
                measured: [Measurement(.recall, .number(0.5), rows: 4)])
            ], costs: Baseline.Costs(modelBytes: 100, fitSeconds: 0.25))
        ])
    ])

  /// The complaint when a baseline is read whose text was changed so.
  private func complaint(_ change: (String) -> String) throws -> String? {
    try withTemporaryFolder { folder -> String? in
      let path = Paths.join(folder, "main.json")
      try Self.baseline.write(to: path)
      try FileSystem.write(change(try FileSystem.readText(path)), to: path)
      do {
        #expect(try Baseline(readFrom: path) == Self.baseline)
        return nil
      } catch let error as FileError { return error.message }
    }
  }

  @Test func `it is read as it was written`() throws {
    #expect(try complaint { $0 } == nil)
  }

  @Test func `a number that somebody changed is noticed`() throws {
    let said = try complaint { $0.replacing("0.75", with: "0.25") }
    #expect(
      said
        == "is damaged: its content is not what was written (its SHA-256 differs); "
        + "'assay baseline' takes it again from a run that is as it should be")
  }

  @Test func `a file without a seal is none`() throws {
    let said = try complaint { _ in Self.baseline.json.text() }
    #expect(said?.hasPrefix("is no baseline: it has no seal") == true)
  }

  @Test func `one that a newer version wrote is refused`() throws {
    let said = try complaint { _ in
      var members = Self.baseline.json.members ?? [:]
      members["format"] = 2
      return Seal.sealed(.object(members)).text()
    }
    #expect(said?.contains("has format 2, but this version of Assay reads up to 1") == true)
  }

  @Test func `rows are others if one of them, its label or its group is another`() {
    let rows = KnownRows(numbers: [1, 2], labels: Labels([.anomaly, .ordinary]), groups: [0, 1])
    let others = [
      KnownRows(numbers: [1, 3], labels: Labels([.anomaly, .ordinary]), groups: [0, 1]),
      KnownRows(numbers: [1, 2], labels: Labels([.anomaly, .unknown]), groups: [0, 1]),
      KnownRows(numbers: [1, 2], labels: Labels([.anomaly, .ordinary]), groups: [0, 0]),
      KnownRows(numbers: [1, 2], labels: Labels([.anomaly, .ordinary])),
    ]
    #expect(others.allSatisfy { $0.hash != rows.hash })
    #expect(Set(others.map(\.hash)).count == others.count)
    // What is known beside that does not say which rows they are.
    #expect(
      KnownRows(
        numbers: [1, 2], labels: Labels([.anomaly, .ordinary]), times: [5, 6], groups: [0, 1]
      ).hash == rows.hash)
  }
}
