import Artifacts
import Formats
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

/// Scores that were made elsewhere, by a file or by a program.
struct OutsideScoresTests {
  private func experiment(_ detectors: String) throws -> Experiment {
    try Experiment(
      Node(
        yaml: "name: t\ndata: [{ file: a.csv }]\ndetectors: [\(detectors)]", file: "spec.yaml"))
  }

  /// Twenty rows of one column that holds the number of the row, of which the last two are anomalies.
  private func preparation(_ experiment: Experiment) throws -> Preparation {
    let dataset = Dataset(
      name: "rows",
      table: Table(rows: 20, columns: [Column("x", numbers: (0..<20).map(Double.init))]),
      labels: Labels(anomalies: (0..<20).map { $0 >= 18 }))
    let context = PlanContext(
      fingerprints: ["f"], names: ["rows"], codeVersion: "c", platform: "p")
    return try Preparation(
      dataset, for: TrialSettings(Plan(experiment, context).trials[0].identity))
  }

  /// The scores that the first detector of a spec gives in a folder of its own.
  private func scores(
    _ detector: String, in folder: String
  ) throws -> (SourcedScores, Preparation) {
    let experiment = try experiment(detector).sealed(searchFolders: [folder])
    let preparation = try preparation(experiment)
    let detector = experiment.detectors[0]
    let trial = try Trial(
      TrialIdentity(
        dataset: "rows", split: experiment.splits[0].json, features: experiment.features[0].json,
        detector: detector.name, settings: detector.settings, seed: 7, isControl: false),
      of: experiment)
    let place = TrialPlace(searchFolders: [folder], scratch: Paths.join(folder, "scratch"))
    return (try trial.scores(of: preparation, in: place), preparation)
  }

  private func withFolder(_ work: (String) throws -> Void) throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    try work(folder)
  }

  private func write(_ values: [Double], to path: String) throws {
    try FileSystem.write(NPY.bytes(of: Tensor(.double(values))), to: path)
  }

  @Test func `each row has the score at its place in the file`() throws {
    try withFolder { folder in
      try write((0..<20).map { Double($0) * 10 }, to: Paths.join(folder, "mine.npy"))
      let (sourced, preparation) = try scores("{ scores: { file: mine.npy } }", in: folder)
      #expect(sourced.scores.test.values == preparation.rows.test.numbers.map { Double($0) * 10 })
      #expect(
        sourced.scores.validation.values
          == preparation.rows.validation.numbers.map { Double($0) * 10 })
      #expect(sourced.learned == nil)
    }
  }

  @Test func `a file of another length or with a number that is none is refused`() throws {
    let short = "'mine.npy' holds 3 scores, wanted one for each of the 20 rows"
    let undefined = "'mine.npy' holds nan as the score of row 1, wanted a finite number"
    for (values, complaint) in [
      ([1, 2, 3], short), ([0, .nan, .infinity] + Array(repeating: 1, count: 17), undefined),
    ] {
      try withFolder { folder in
        try write(values, to: Paths.join(folder, "mine.npy"))
        let error = #expect(throws: OutsideError.self) {
          try scores("{ scores: { file: mine.npy } }", in: folder)
        }
        #expect(error?.description == complaint)
      }
    }
  }

  @Test func `another file of the same name makes another experiment`() throws {
    try withFolder { folder in
      let experiment = try experiment("{ scores: { file: mine.npy } }")
      let path = Paths.join(folder, "mine.npy")
      try write([1, 2], to: path)
      let one = try experiment.sealed(searchFolders: [folder])
      #expect(try one.sealed(searchFolders: [folder]).spec == one.spec)
      try write([2, 1], to: path)
      #expect(try experiment.sealed(searchFolders: [folder]).spec != one.spec)
    }
  }

  @Test func `another script of the same name makes another experiment, whatever runs it`() throws {
    try withFolder { folder in
      let script = Paths.join(folder, "mine.sh")
      func hash(_ fit: String, _ score: String) throws -> String? {
        let experiment = try experiment("{ command: { fit: \(fit), score: \(score) } }")
        let sealed = try experiment.sealed(searchFolders: ["/nowhere"])
        #expect(try sealed.sealed(searchFolders: ["/nowhere"]).spec == sealed.spec)
        return sealed.detectors[0].settings["sha256"]?.string
      }
      try FileSystem.write("true", to: script)
      let one = try hash("'true'", "'sh \"\(script)\" all'")
      // The hash of the list that `sha256sum` prints, with one line.
      #expect(one == SHA256.hex(of: "\(SHA256.hex(of: "true"))  \(script)\n"))
      #expect(try hash("'sh \(script)'", "'true'") == one)
      #expect(try hash("['true', 'sh \(script)']", "'true'") == one)
      try FileSystem.write("false", to: script)
      #expect(try hash("'true'", "'sh \(script)'") != one)
      #expect(try hash("'true'", "'echo no file here'") == nil)
    }
  }

  @Test func `what was made elsewhere goes by its name, and two of a kind are two`() throws {
    let experiment = try experiment(
      "{ scores: { file: a.npy, name: theirs } }, { scores: { file: b.npy } }, "
        + "{ command: { score: 'true', name: ours } }, { command: { score: 'true' } }, lof")
    #expect(
      experiment.detectors.filter { !$0.isControl }.map(\.name)
        == ["theirs", "scores", "ours", "command", "lof"])
    let context = PlanContext(
      fingerprints: ["f"], names: ["rows"], codeVersion: "c", platform: "p")
    for (trial, detector) in zip(Plan(experiment, context).trials, experiment.detectors) {
      // A trial is made again of what its record says.
      let source = try TrialSettings(trial.identity).source
      #expect("\(source)" == "\(detector.source)")
    }
    let identities = Plan(experiment, context).trials.map(\.identity)
    #expect(
      identities.prefix(2).map(TrialLabel.settings) == ["file a.npy, name theirs", "file b.npy"])
  }

  @Test func `a name that is a detector's word, or no plain word, is refused where it stands`() {
    let wanted = "'name' must be letters, digits, '-', '_' and '.', and no detector's word, not "
    for (name, shown) in [
      ("lof", "lof"), ("command", "command"), ("two words", "two words"), ("''", "nothing"),
    ] {
      let error = #expect(throws: Complaints.self) {
        try self.experiment("{ command: { score: 'true', name: \(name) } }")
      }
      let line = error.map { "\($0)" }?.split(separator: "\n").first
      #expect(line.map(String.init) == "spec.yaml:3:47: error: \(wanted)\(shown)")
    }
  }

  @Test func `a command learns from the training rows and scores the others`() throws {
    try withFolder { folder in
      let fit =
        "cp \\\"$ASSAY_ROWS\\\" \\\"$ASSAY_MODEL/rows.npy\\\"; echo $ASSAY_SEED > \(folder)/seed"
      let score =
        "test -e \\\"$ASSAY_MODEL/rows.npy\\\" && cp \\\"$ASSAY_ROWS\\\" \\\"$ASSAY_SCORES\\\""
      let (sourced, preparation) = try self.scores(
        "{ command: { fit: \"\(fit)\", score: \"\(score)\" } }", in: folder)
      #expect(sourced.scores.test.values == preparation.test.elements.map(Double.init))
      #expect(
        sourced.scores.validation.values == preparation.validation.elements.map(Double.init))
      #expect(sourced.scores.training.count == 0)
      #expect(try FileSystem.readText(Paths.join(folder, "seed")) == "7\n")
      #expect(!FileSystem.exists(Paths.join(folder, "scratch")))
    }
  }

  @Test func `a command that fails says why in its last line`() throws {
    for (command, complaint) in [
      (
        "echo first >&2; echo no such luck >&2; exit 3",
        "'score' of the command ended with code 3: no such luck"
      ),
      ("exit 4", "'score' of the command ended with code 4"),
      ("true", "'score' of the command wrote no file to ASSAY_SCORES"),
      ("true\", fit: \"exit 5", "'fit' of the command ended with code 5"),
    ] {
      try withFolder { folder in
        let error = #expect(throws: OutsideError.self) {
          try scores("{ command: { score: \"\(command)\" } }", in: folder)
        }
        #expect(error?.description == complaint)
      }
    }
  }

  @Test func `a command that is killed is trouble of the machine, to be tried again`() throws {
    try withFolder { folder in
      #expect(throws: FileError.self) {
        try scores("{ command: { score: \"kill -9 $$\" } }", in: folder)
      }
    }
  }

  @Test func `a hash that a spec states must be that of the file`() throws {
    try withFolder { folder in
      let path = Paths.join(folder, "s.npy")
      try write([1, 2], to: path)
      let hash = try SHA256.hex(ofFile: path)
      let stated = try experiment("{ scores: { file: s.npy, sha256: abc } }")
      #expect {
        try stated.sealed(searchFolders: [folder])
      } throws: { error in
        "\(error)".hasPrefix(
          "spec.yaml:3:46: error: 'sha256' must be that of \(path), \(hash), not abc\n")
      }
      let right = try experiment("{ scores: { file: s.npy, sha256: \(hash) } }")
      #expect(throws: Never.self) { try right.sealed(searchFolders: [folder]) }
    }
  }
}
