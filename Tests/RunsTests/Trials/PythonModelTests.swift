import Artifacts
import Formats
import Machine
import Numerics
import Sources
import TestKit
import Testing
import Vocabulary
import YAML

@testable import Runs
@testable import Specs
@testable import Trials

/// Models of Python's packages, scored by a stand-in for Python that answers as the script would.
final class PythonModelTests {
  private let folder: String
  private var python: Python { Python(Paths.join(folder, "python")) }

  init() throws {
    folder = try FileSystem.makeTemporaryFolder("assay-test")
    try Self.writeStandIn(in: folder)
  }

  /// Its scores are the rows themselves. It has PyOD and no scikit-learn, and notes how it was called.
  private static func writeStandIn(in folder: String) throws {
    let program = Paths.join(folder, "python")
    try StandIn.write(
      """
      test "$1" = -c || exit 9
      shift 2
      echo "$@" >>\(folder)/calls
      case "$1 $2" in
      "probe sklearn") echo "No module named 'sklearn'" >&2; exit 3 ;;
      "probe pyod")
        case "$3" in *NOPE*) echo "pyod has no model 'NOPE'" >&2; exit 4 ;; esac
        echo "a warning of some package"
        echo "pyod 9.8, numpy 7.6" ;;
      "trial pyod")
        test "$3" = "pyod 9.8, numpy 7.6" || { echo "another pyod" >&2; exit 5; }
        shift 4
        echo "$ASSAY_SEED $OMP_NUM_THREADS" >>\(folder)/calls
        cp "$ASSAY_MODEL/learned.npy" \(folder)/learned.npy
        for part in "$@"; do cp "$ASSAY_MODEL/$part.npy" "$ASSAY_MODEL/$part-scores.npy"; done ;;
      esac
      """, to: program)
  }

  deinit { try? FileSystem.remove(folder) }

  private func experiment(_ detectors: String) throws -> Experiment {
    try Experiment(
      Node(
        yaml: "name: t\ndata: [{ file: a.csv }]\ndetectors: [\(detectors)]\ncontrols: false",
        file: "spec.yaml"))
  }

  private func sealed(_ detectors: String) throws -> Experiment {
    try experiment(detectors).sealed(searchFolders: [], python: python)
  }

  private var calls: [String] {
    get throws {
      try FileSystem.readText(Paths.join(folder, "calls")).split(separator: "\n").map(String.init)
    }
  }

  /// Forty rows of one column that holds the number of the row, of which the last four are anomalies.
  private func preparation(_ experiment: Experiment) throws -> Preparation {
    let dataset = Dataset(
      name: "rows",
      table: Table(rows: 40, columns: [Column("x", numbers: (0..<40).map(Double.init))]),
      labels: Labels(anomalies: (0..<40).map { $0 >= 36 }))
    let context = PlanContext(
      fingerprints: ["f"], names: ["rows"], codeVersion: "c", platform: "p")
    return try Preparation(
      dataset, for: TrialSettings(Plan(experiment, context).trials[0].identity))
  }

  /// The scores of the first detector, with the rows that it saw.
  private func scores(
    of experiment: Experiment, by python: Python
  ) throws -> (SourcedScores, Preparation) {
    let preparation = try preparation(experiment)
    let detector = experiment.detectors[0]
    let trial = try Trial(
      TrialIdentity(
        dataset: "rows", split: experiment.splits[0].json, features: experiment.features[0].json,
        detector: detector.name, settings: detector.settings, seed: 7, isControl: false),
      of: experiment)
    let place = TrialPlace(
      searchFolders: [], scratch: Paths.join(folder, "scratch"), python: python)
    return (try trial.scores(of: preparation, in: place), preparation)
  }

  @Test func `a model learns and scores in one process, on one thread and with the trial's seed`()
    throws
  {
    let experiment = try sealed("{ pyod: { model: INNE, with: { n_estimators: 20, wide: true } } }")
    let (sourced, preparation) = try scores(of: experiment, by: python)
    #expect(sourced.scores.test.values == preparation.test.elements.map(Double.init))
    #expect(sourced.scores.validation.values == preparation.validation.elements.map(Double.init))
    #expect(sourced.scores.training.count == 0)
    #expect(sourced.learned == nil)
    #expect(
      sourced.notes == [
        "the scores are those of INNE of pyod: there is no pipeline to time or export; learning and scoring are "
          + "timed as one"
      ])
    let call = #"{"model":"INNE","with":{"n_estimators":20,"wide":true}}"#
    #expect(
      try calls == [
        "probe pyod [\(call)]", "trial pyod pyod 9.8, numpy 7.6 \(call) validation test", "7 1",
      ])
    #expect(!FileSystem.exists(Paths.join(folder, "scratch")))
    let learned = try FileSystem.read(Paths.join(folder, "learned.npy"))
    #expect(
      try NPY.tensor(learned.span, path: "learned.npy").doubles
        == preparation.train.elements.map(Double.init))
  }

  @Test func `versions and the script are settings of the trial, and all that is swept is probed`()
    throws
  {
    let experiment = try sealed(
      "{ pyod: { model: INNE, with: [{ n_estimators: 20 }, { n_estimators: 0.5 }] } }")
    #expect(experiment.detectors.count == 2)
    for detector in experiment.detectors {
      #expect(detector.settings["version"]?.string == "pyod 9.8, numpy 7.6")
      #expect(detector.settings["sha256"]?.string == PythonScript.sha256)
    }
    #expect(
      try calls == [
        #"probe pyod [{"model":"INNE","with":{"n_estimators":20}},{"model":"INNE","with":{"n_estimators":0.5}}]"#
      ])
    // What is noted once is not asked again.
    #expect(
      try experiment.sealed(searchFolders: [], python: Python("nowhere")).spec == experiment.spec)
  }

  private func refusal(_ detectors: String, by python: Python? = nil) throws -> String {
    let experiment = try experiment(detectors)
    let error = #expect(throws: Complaint.self) {
      try experiment.sealed(searchFolders: [], python: python ?? self.python)
    }
    return error.map { "\($0)" }?.replacing(folder, with: "F") ?? ""
  }

  @Test func `what is not there is refused before anything runs, with how to install it`() throws {
    #expect(
      try refusal("ecod, { sklearn: { model: IsolationForest } }") == """
        spec.yaml:3:30: error: F/python has no scikit-learn (No module named 'sklearn'); install it: F/python -m pip install scikit-learn
        detectors: [ecod, { sklearn: { model: IsolationForest } }]
                                     ^
        """)
    #expect(
      try refusal("{ pyod: { model: NOPE } }") == """
        spec.yaml:3:21: error: pyod has no model 'NOPE'
        detectors: [{ pyod: { model: NOPE } }]
                            ^
        """)
    #expect(
      try refusal("{ pyod: { model: INNE } }", by: Python("/no/python")) == """
        spec.yaml:3:21: error: there is no Python '/no/python' here; install one, then: python3 -m pip install pyod
        detectors: [{ pyod: { model: INNE } }]
                            ^
        """)
  }

  @Test func `another version than the run began with fails the trial and says so`() throws {
    let experiment = try sealed("{ pyod: { model: INNE, version: pyod 1 } }")
    let error = #expect(throws: OutsideError.self) { try scores(of: experiment, by: python) }
    #expect(error?.description == "Python ended with code 5 with INNE: another pyod")
  }

  @Test func `a model goes by its name, and its trial is made again of what its record says`()
    throws
  {
    let experiment = try sealed(
      "{ pyod: { model: INNE, name: inne } }, { pyod: { model: LOF, with: { n_neighbors: 5 } } }")
    #expect(experiment.detectors.map(\.name) == ["inne", "pyod"])
    let context = PlanContext(
      fingerprints: ["f"], names: ["rows"], codeVersion: "c", platform: "p")
    for (trial, detector) in zip(Plan(experiment, context).trials, experiment.detectors) {
      let source = try TrialSettings(trial.identity).source
      #expect("\(source)" == "\(detector.source)")
    }
    #expect(
      Plan(experiment, context).trials.map { TrialLabel.settings($0.identity) } == [
        "model INNE, name inne", "model LOF, with n_neighbors 5",
      ])
  }

  @Test(
    .enabled(if: Self.hasSklearn, "needs scikit-learn in the Python of ASSAY_PYTHON or the PATH"))
  func `scores of scikit-learn are bit for bit its own, turned so that higher is stranger`() throws
  {
    let experiment = try experiment(
      "{ sklearn: { model: IsolationForest, with: { n_estimators: 20 } } }"
    ).sealed(searchFolders: [])
    let (sourced, preparation) = try scores(of: experiment, by: .usual)
    try preparation.train.write(npy: Paths.join(folder, "train.npy"))
    try preparation.test.write(npy: Paths.join(folder, "test.npy"))
    let code = """
      import numpy, sys
      from sklearn.ensemble import IsolationForest
      folder = sys.argv[1]
      read = lambda name: numpy.load(folder + "/" + name + ".npy").astype(float)
      model = IsolationForest(n_estimators=20, random_state=7).fit(read("train"))
      numpy.save(folder + "/own.npy", -model.score_samples(read("test")))
      """
    let outcome = try ChildProcess.run(Python.usual.program, ["-c", code, folder])
    #expect(outcome.status.isSuccess)
    let own = try NPY.read(Paths.join(folder, "own.npy")).doubles
    #expect(sourced.scores.test.values == own)
  }

  private static let hasSklearn =
    (try? ChildProcess.run(Python.usual.program, ["-c", "import sklearn"]).status.isSuccess)
    ?? false

  @Test(.enabled(if: Self.hasPyOD, "needs PyOD in the Python of ASSAY_PYTHON or the PATH"))
  func `a model of PyOD gives each row a score, the same for the same seed`() throws {
    let experiment = try experiment("{ pyod: { model: INNE } }").sealed(searchFolders: [])
    let (sourced, preparation) = try scores(of: experiment, by: .usual)
    #expect(sourced.scores.test.count == preparation.test.rows)
    // The same seed gives the same bits in another process.
    #expect(try scores(of: experiment, by: .usual).0.scores.test == sourced.scores.test)
  }

  private static let hasPyOD =
    (try? ChildProcess.run(Python.usual.program, ["-c", "import pyod"]).status.isSuccess) ?? false

  @Test func `of a long last line the beginning is told, and of none nothing`() {
    let long = String(repeating: "a", count: 300)
    #expect(Python.lastLine(Array("first\n\(long)b\n \n".utf8)) == long)
    #expect(Python.lastLine([]) == nil)
    #expect(
      OutsideError.python("INNE", .exited(code: 5), lastLine: nil).description
        == "Python ended with code 5 with INNE")
  }
}
