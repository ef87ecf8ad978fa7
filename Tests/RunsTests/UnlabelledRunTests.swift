import Artifacts
import Detectors
import Evaluation
import Formats
import Numerics
import Sources
import Testing
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Rows of a small file, and the trials of a spec on them, without processes or folders.
struct Bench {
  let experiment: Experiment
  let dataset: Dataset

  /// - Parameter rest: The spec below its name and data.
  init(_ rest: String, label: String = "none", keys: String = "") throws {
    let folder = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    let file = "/\(folder)/datasets/breast_cancer.csv"
    let yaml = """
      name: bench
      data: [{ file: "\(file)", label: \(label), ignore: [\(label == "none" ? "diagnosis" : "")]\(keys) }]
      \(rest)
      """
    experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    dataset = try DataLoader(experiment, searchFolders: ["."]).load(0)
  }

  var plan: Plan {
    Plan(
      experiment,
      PlanContext(fingerprints: ["f"], names: ["d"], codeVersion: "c", platform: "p"))
  }

  /// What the first trial of a detector finds.
  func findings(of detector: String) throws -> TrialFindings {
    let trial = try #require(plan.trials.first { $0.identity.detector == detector })
    let one = try Trial(trial.identity, of: experiment)
    return try one.run(on: Preparation(dataset, for: one.settings)).findings
  }
}

struct UnlabelledRunTests {
  @Test func `rows without labels are chosen on by excess mass, not left without an answer`() throws
  {
    let bench = try Bench("detectors: [ecod]\nscale: robust")
    let findings = try bench.findings(of: "ecod")
    let criterion = try #require(bench.experiment.selection.criterion(of: findings))
    #expect(criterion.name == .excessMass)
    #expect(try #require(criterion.quantity.number) > 0)
    // Of 114 validation rows about a fifth choose, by their numbers; the others can promise.
    #expect(findings.validation.rows == 114 && criterion.rows == 19)
  }

  @Test func `a detector that learns shape has more excess mass than one that draws scores`() throws
  {
    let bench = try Bench("detectors: [mahalanobis]")
    let learned = bench.experiment.selection.value(of: try bench.findings(of: "mahalanobis"))
    let random = bench.experiment.selection.value(of: try bench.findings(of: "random"))
    #expect(try #require(learned) > #require(random))
  }

  /// A hundred rows lie near each other, and one far from them. Distances from their mean hold 99 % of them in less
  /// than a fiftieth of the box; for a constant score the box is one set, and excess mass falls from 1 to 0.9 over 0.1.
  @Test func `of up to five columns the model at hand is judged, and no other is fitted`() throws {
    let rows = Matrix<Float>(rows: 101, columns: 2) { row, column in
      row == 100 ? 100 : Float(column == 0 ? row % 10 : row / 10)
    }
    func excess(_ model: any AnomalyModel, of detector: any Detector) throws -> Double {
      let labelFree = LabelFree(detector: detector, model: model, training: rows, seed: Seed(1))
      return try #require(labelFree.measurement(on: rows).quantity.number)
    }
    let constant = try ConstantControl().fit(rows, seed: Seed(1))
    let distance = try DistanceToMean().fit(rows, seed: Seed(1))
    #expect(abs(try excess(constant, of: DistanceToMean()) - 0.095) < 1e-12)
    #expect(try excess(distance, of: ConstantControl()) > 1)
  }

  @Test func `a label-free choice is asked for also where there are labels`() throws {
    let labelled = try Bench("detectors: [ecod]\nselect: label-free", label: "diagnosis")
    let findings = try labelled.findings(of: "ecod")
    #expect(labelled.experiment.selection.criterion(of: findings)?.name == .excessMass)
    let usual = try Bench("detectors: [ecod]", label: "diagnosis")
    #expect(
      usual.experiment.selection.criterion(of: try usual.findings(of: "ecod"))?.name
        == .averagePrecision)
    #expect(labelled.plan.trials[0].id != usual.plan.trials[0].id)
  }

  @Test func `thresholds that need labels say so, and the others are given`() throws {
    let bench = try Bench(
      "detectors: [ecod]\nthresholds: [best-f1, mad, pot, calibrated-cost, { budget: { alerts: 9000 } }]\n"
        + "operation: { events: 100000 }")
    let choices = try bench.findings(of: "ecod").thresholds.map(\.choice)
    #expect(choices.map { $0.threshold != nil } == [false, true, false, false, true])
    #expect(choices[0].sentence.contains("needs rows labeled"))
  }

  @Test func `without validation rows, requests that need no labels learn from training rows`()
    throws
  {
    let bench = try Bench(
      "detectors: [ecod]\nsplit: { holdout: { test: 0.3, validation: 0 } }\n"
        + "thresholds: [best-f1, mad, { budget: { alerts: 9000, events: 100000 } }]",
      label: "diagnosis")
    let bases = try bench.findings(of: "ecod").thresholds.map { $0.choice.threshold?.basis }
    #expect(bases == [.oracle, .training, .training])
  }

  @Test func `a control that no calibration fits is measured all the same`() throws {
    let bench = try Bench("detectors: [ecod]\ncalibrate: platt", label: "diagnosis")
    #expect(try bench.findings(of: "constant").test(.rocAUC)?.quantity.number == 0.5)
  }
}
