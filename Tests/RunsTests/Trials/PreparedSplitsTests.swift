import Artifacts
import Machine
import Numerics
import Testing
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

struct PreparedSplitsTests {
  @Test func `rows that are shared are left in the folder of the run and are the same bits`() throws
  {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let data = Paths.join(folder, "d.csv")
    let rows = (0..<50).map { "\($0 * 7 % 13).5,\($0 % 10 == 0 ? 1 : 0)" }
    try FileSystem.write("x,label\n" + rows.joined(separator: "\n") + "\n", to: data)
    let experiment = try Experiment(
      Node(yaml: "{ name: t, data: [{ file: '\(data)' }], detectors: [knn] }", file: "spec.yaml"))
    let context = PlanContext(
      fingerprints: ["f"], names: ["d"], codeVersion: "c", platform: "p")
    let trial = Plan(experiment, context).trials[0]
    let settings = try TrialSettings(trial.identity)
    let run = RunFolder(Paths.join(folder, "run"))
    func splits() throws -> PreparedSplits {
      PreparedSplits(run, try DataLoader(experiment, searchFolders: ["."]), costs: [])
    }

    var (first, second, alone) = (try splits(), try splits(), try splits())
    let own = try alone.preparation(of: trial, settings, isShared: false)
    #expect(!FileSystem.exists(run.prepared(trial.preparation)))
    let made = try first.preparation(of: trial, settings, isShared: true)
    #expect(FileSystem.exists(run.prepared(trial.preparation)))
    try FileSystem.remove(data)  // who maps what is there reads no data
    let mapped = try second.preparation(of: trial, settings, isShared: true)
    for preparation in [made, mapped] {
      #expect(preparation.train == own.train)
      #expect(preparation.test == own.test)
      #expect(preparation.rows == own.rows)
    }
  }
}
