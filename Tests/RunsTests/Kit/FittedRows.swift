import Artifacts
import Formats
import Machine
import Pipelines
import Sources
import Testing
import Vocabulary
import YAML

@testable import Bundles
@testable import Runs
@testable import Specs
@testable import Trials

/// Sixty rows with a column `n` of numbers and one `w` of words, and a trial on them.
struct FittedRows {
  let folder: String
  let words: [String]
  var rest = "detectors: [knn]"

  init(in folder: String, words: [String], _ rest: String = "detectors: [knn]") {
    self.folder = folder
    self.words = words
    self.rest = rest
  }

  /// What the trial leaves, and the rows.
  func fitted() throws -> (pipeline: ProvenPipeline, dataset: Dataset) {
    let rows = (0..<60).map { "\($0 * 7 % 11),\(words[$0 % words.count]),\($0 % 10 == 0 ? 1 : 0)" }
    let data = Paths.join(folder, "rows.csv")
    try FileSystem.write("n,w,label\n" + rows.joined(separator: "\n") + "\n", to: data)
    let yaml = "name: t\ndata: [{ file: '\(data)', types: { w: category } }]\n\(rest)"
    let experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    let dataset = try DataLoader(experiment, searchFolders: ["."]).load(0)
    let context = PlanContext(
      fingerprints: ["f"], names: ["d"], codeVersion: "c", platform: "p")
    let trial = Plan(experiment, context).trials[0]
    let one = try Trial(trial.identity, of: experiment)
    let fitted = try #require(try one.run(on: Preparation(dataset, for: one.settings)).fitted)
    return (fitted, dataset)
  }

  /// The bundle of it, with rows as they were recorded.
  func opened() throws -> OpenedBundle {
    let (pipeline, dataset) = try fitted()
    let bundle = BundleFolder(Paths.join(folder, "bundle"))
    try bundle.write(pipeline.recorded(in: dataset.table, redacted: []).bundle([:]))
    return try OpenedBundle(bundle)
  }
}
