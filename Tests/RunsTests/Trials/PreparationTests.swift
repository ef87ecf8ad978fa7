import Artifacts
import Machine
import Numerics
import Sources
import Testing
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Prepared splits, which one worker makes and all of them read.
struct PreparationTests {
  /// Forty rows with a column of numbers, one of words, a constant one, and all that may stand beside them.
  private let dataset = Dataset(
    name: "rows",
    table: Table(
      rows: 40,
      columns: [
        Column("x", numbers: (0..<40).map { $0 == 3 ? .nan : Double($0) * 1.1 }),
        Column("w", .category(codes: (0..<40).map { $0 % 3 }, levels: ["a", "b", "c"])),
        Column("same", numbers: Array(repeating: 1, count: 40)),
      ]),
    labels: Labels((0..<40).map { $0 % 10 == 0 ? .anomaly : $0 % 7 == 0 ? .unknown : .ordinary }),
    times: (0..<40).map { Int64($0) * 1000 }, groups: Groups(of: (0..<40).map { "u\($0 / 4)" }))

  private func trial(_ split: String) throws -> TrialSettings {
    let experiment = try Experiment(
      Node(
        yaml:
          "{ name: t, data: [{ file: a.csv }], detectors: [knn], missing: drop, split: \(split) }",
        file: "spec.yaml"))
    let context = PlanContext(
      fingerprints: ["f"], names: ["rows"], codeVersion: "c", platform: "p")
    return try TrialSettings(Plan(experiment, context).trials[0].identity)
  }

  @Test(arguments: [
    "{ holdout: { test: 0.3, validation: 0.2 } }", "all", "{ holdout: { by: group, test: 0.3 } }",
  ])
  func `what is read from a folder is what was left in it`(split: String) throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let made = try Preparation(dataset, for: trial(split))
    let place = Paths.join(folder, "not/yet/there")
    try made.store(in: place)
    let read = try #require(try Preparation(storedIn: place))
    #expect(read.train == made.train)
    #expect(read.validation == made.validation)
    #expect(read.test == made.test)
    #expect(read.rows == made.rows)
    #expect(read.features == made.features)
    #expect(read.isTransductive == made.isTransductive)
    #expect(read.total == 40)
    #expect(
      read.notes == [
        "column 'same' is constant in the training rows and was left out",
        "1 row without a value left out",
      ])
    #expect(!read.rows.train.numbers.contains(3))
  }

  @Test func `the rows that choose are judged, be it one, and without any those learned from`()
    throws
  {
    func judged(_ validation: [Int]) throws -> (rows: Matrix<Float>, of: Preparation) {
      let division = Division(
        members: Array(0..<40), training: Array(10..<30), validation: validation,
        test: Array(30..<40), isTransductive: false)
      let made = try Preparation(dataset, divided: division, for: trial("all"))
      return (made.judging, made)
    }
    let one = try judged([5])
    #expect(one.rows == one.of.validation && one.rows.rows == 1)
    let none = try judged([])
    #expect(none.rows == none.of.train && none.rows.rows == 20)
  }

  @Test func `a folder without its last file holds no prepared split`() throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    #expect(try Preparation(storedIn: folder) == nil)
    try Preparation(dataset, for: trial("{ holdout: { test: 0.3 } }")).store(in: folder)
    try FileSystem.remove(Paths.join(folder, "rest.safetensors"))
    #expect(try Preparation(storedIn: folder) == nil)
  }
}
