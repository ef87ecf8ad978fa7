import Artifacts
import Machine
import Runs
import Specs
import Testing

@testable import assay

/// Workers as a run starts them: `assay trial`, in processes of their own.
struct WorkerTests {
  private static let spec = """
    name: workers
    data: [{ generate: { table: { rows: 60 } } }]
    detectors: [{ knn: { neighbors: [3, 5] } }, { isolation-forest: { trees: 5 } }]
    scale: [standard, robust]
    seeds: [1, 2]
    export: best
    """

  /// All that is the same whenever and however a run is made, each file with its hash.
  private func reproducible(_ folder: RunFolder) throws -> [String: String] {
    var hashes: [String: String] = [:]
    for file in try FileSystem.files(below: folder.path)
    where !file.hasPrefix("timings/") && ![".lock", "plan.json"].contains(file) {
      hashes[file] = SHA256.hex(of: try FileSystem.read(Paths.join(folder.path, file)))
    }
    return hashes
  }

  @Test func `one worker, three that share rows, and ranges of a plan leave the same bytes`() throws
  {
    let home = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(home) }
    let file = Paths.join(home, "spec.yaml")
    try FileSystem.write(Self.spec, to: file)
    let experiment = try Experiment.read(file)
    func run(_ name: String, jobs: Int) throws -> Run {
      var options = RunOptions.here(jobs: jobs, beside: file)
      options.reports = Paths.join(home, name)
      options.worker = [Paths.join(Paths.folder(of: Executable.current), "assay"), "trial"]
      return try Run(experiment, options, tell: { _ in })
    }
    let one = try run("one", jobs: 1).perform()
    #expect(one.failed == 0 && one.lost == 0)
    let wanted = try reproducible(one.folder)
    // Three settings and four controls, two ways to scale, two seeds: records, curves and scores; two splits,
    // since scaling divides no rows; a bundle of four files and eight for others, run.json and summary.json.
    #expect(wanted.count == 3 * 28 + 2 + 4 + 8 + 2)

    #expect(try reproducible(run("three", jobs: 3).perform().folder) == wanted)

    let ranges = try run("ranges", jobs: 1)
    let plan = try WrittenPlan(readFrom: ranges.writePlan().path)
    for range in [12..<30, 0..<12] {
      let ended = try TrialWorker.run(
        range, of: plan, platform: RunOptions.here(jobs: 1).platform, tell: { _ in })
      #expect(ended.failed == 0 && ended.lost == 0)
    }
    #expect(try reproducible(ranges.perform().folder) == wanted)
  }
}
