import Artifacts
import Files
import Testing
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Specs and trials as earlier versions recorded them, before some key was known.
struct CompletingTests {
  private static let yaml = """
    name: old
    data:
      - file: a.csv
        label: { column: y }
      - generate: { table: { rows: 50 } }
    split: { folds: { count: 3 } }
    detectors:
      - lof: { neighbors: [5, 10] }
      - ensemble: { of: [{ lof: { neighbors: 3 } }, isolation-forest], weights: [[0.6, 0.4]] }
    thresholds: [{ budget: { alerts: 20 } }, best-f1]
    tiers: { own: { levels: { a: { above: 1 } } } }
    """

  /// The value without the members at `paths`.
  private static func without(_ paths: [String], _ json: JSON) -> JSON {
    paths.reduce(json) { json, path in
      removing(path.split(separator: ".").map(String.init)[...], from: json)
    }
  }

  private static func removing(_ path: ArraySlice<String>, from json: JSON) -> JSON {
    guard let step = path.first else { return json }
    switch json {
    case .object(var members):
      members[step] =
        path.count == 1 ? nil : members[step].map { removing(path.dropFirst(), from: $0) }
      return .object(members)
    case .list(var elements):
      if let place = Int(step), elements.indices.contains(place) {
        elements[place] = removing(path.dropFirst(), from: elements[place])
      }
      return .list(elements)
    default: return json
    }
  }

  @Test(arguments: [
    ["operation"], ["data.0.ignore"], ["data.1.generate.table.columns"],
    ["split.0.folds.validation", "split.0.folds.by"], ["detectors.0.lof.metric"],
    ["detectors.1.ensemble.of.0.lof.metric", "detectors.1.ensemble.combine"],
    ["thresholds.0.budget.per"], ["tiers.0.own.read", "tiers.0.own.contamination"],
    ["limits", "calibrate", "search", "missing"],
  ])
  func `a key that a recorded spec does not have stands at its default`(paths: [String]) throws {
    let whole = try Experiment(Node(yaml: Self.yaml, file: "spec.yaml"))
    let old = Self.without(paths, .object(whole.spec))
    #expect(old != .object(whole.spec))
    #expect(try Experiment(recorded: old).spec == whole.spec)
  }

  @Test func `a trial is completed without becoming a sweep`() throws {
    let whole = try Experiment(Node(yaml: Self.yaml, file: "spec.yaml"))
    let plan = Plan(
      whole,
      PlanContext(
        fingerprints: ["f", "g"], names: ["a", "b"], codeVersion: "c", platform: "p"))
    for trial in plan.trials { #expect(trial.identity.completed == trial.identity) }
    let trial = plan.trials[0].identity
    #expect(trial.detector == "lof" && trial.settings["metric"] == "euclidean")
    let old = TrialIdentity(
      dataset: trial.dataset, split: Self.without(["folds.by"], trial.split),
      features: Self.without(["scale"], trial.features), detector: trial.detector,
      settings: Self.without(["metric"], trial.settings), seed: trial.seed,
      isControl: trial.isControl)
    #expect(old != trial && old.completed == trial)
  }

  @Test(arguments: [["kfold": [:]], ["holdout": [:], "folds": [:]], ["folds": 3]] as [JSON])
  func `a recorded split that is none of those known is refused rather than guessed`(split: JSON) {
    let trial = TrialIdentity(
      dataset: "a", split: split, features: [:], detector: "lof", settings: [:], seed: 1,
      isControl: false)
    #expect(
      throws: SettingError("split", mustBe: "one way with its settings", not: split)
    ) { try TrialSettings(trial) }
  }
}
