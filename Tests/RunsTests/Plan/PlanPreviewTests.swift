import Artifacts
import Formats
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What a run is said to cost before it is begun.
struct PlanPreviewTests {
  /// The cost of a trial on 1,000 rows of ten columns, in whole microseconds and bytes.
  private func cost(of detector: String, split: String = "all") throws -> (Int, Int) {
    let sweep = try SmallSweep(
      "detectors: [\(detector)]\ncontrols: false\nsplit: \(split)")
    let (seconds, bytes) = try sweep.cost(of: sweep.trials[0], rows: 1000, columns: 10)
    return (Int((seconds * 1e6).rounded()), Int(bytes.rounded()))
  }

  /// Each costs 5,000 µs to begin and 2 µs a row, and beside that, in µs:
  /// 1000 · 200 · 0.02; 1000 · 100 · (1 + 3) · 0.04; 1000 · 1000 · (10 + 20) · 3e-5; 1000² · (10 + 10) · 2e-4;
  /// 1000 · 20 · (10 · 16 + 16 · 10 + 400) · 4e-3; what its members take, 2,000 and 900; 1000 · 10 · 0.2.
  @Test(arguments: [
    ("{ isolation-forest: { trees: 200 } }", 11_000), ("extended-isolation-forest", 23_000),
    ("lof", 7_900), ("knn", 7_900), ("one-class-svm", 11_000),
    ("{ autoencoder: { epochs: 20 } }", 64_600), ("{ ensemble: { of: [ecod, knn] } }", 9_900),
    ("ecod", 9_000),
  ])
  func `a trial costs what its method grows with`(detector: String, microseconds: Int) throws {
    #expect(try cost(of: detector).0 == microseconds)
  }

  /// 100 rows instead of 1,000: 5,000 + 200 + 100 · 10 · 0.2 µs; the memory is 30 MB and 40 bytes a cell.
  @Test func `only rows that take part are counted`() throws {
    #expect(try cost(of: "ecod") == (9_000, 30_400_000))
    #expect(try cost(of: "{ ecod: { at-most: 100 } }") == (5_400, 30_040_000))
    #expect(try cost(of: "ecod", split: "{ holdout: { at-most: 100 } }") == (5_400, 30_040_000))
    #expect(try cost(of: "ecod", split: "{ holdout: { at-most: 5000 } }") == (9_000, 30_400_000))
  }

  /// Forty rows of two columns and two seeds: 2 · (5,000 + 80 + 40 · 2 · 0.2) = 10,192 µs, over the jobs.
  @Test(arguments: [(1, 10_192), (4, 2_548)])
  func `the estimate is shared among the jobs`(jobs: Int, microseconds: Int) throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false\nseeds: [1, 2]")
    sweep.options.jobs = jobs
    #expect(Int((try sweep.preview.seconds * 1e6).rounded()) == microseconds)
  }

  /// Forty rows of two columns, and ten of them: 40 bytes a cell.
  @Test func `the memory is that of the largest trial`() throws {
    let sweep = try SmallSweep("detectors: [{ ecod: { at-most: 10 } }, ecod]\ncontrols: false")
    #expect(try sweep.preview.bytes == 30e6 + 40 * 2 * 40)
  }

  @Test func `a preview names the folder, the trials and the data of the run`() throws {
    let sweep = try SmallSweep("detectors: [{ knn: { neighbors: [3, 5] } }, ecod]")
    let preview = try sweep.preview
    #expect(preview.folder == (try sweep.folder.path))
    #expect(preview.steps.map(\.trial) == (try sweep.trials))
    #expect(preview.steps.allSatisfy { $0.action == .run(because: .new) })
    #expect(preview.datasets.map(\.name) == ["rows"])
    #expect(preview.budgets.map(\.settings) == [2, 1])
    #expect(preview.spec == .object(sweep.experiment.spec))
  }
}
