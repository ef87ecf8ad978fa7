import Artifacts
import Formats
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What makes a trial another trial, and what does not.
struct TrialIDTests {
  private static let spec = [
    "detectors": "[{ knn: { neighbors: 5 } }]", "controls": "false", "seeds": "[1]",
  ]

  /// The ids of the trials of the spec with some of its keys changed.
  private func ids(
    _ changes: [String: String] = [:], data: String = "{ file: rows.csv }",
    _ change: (inout RunOptions) -> Void = { _ in }
  ) throws -> [String] {
    let keys = Self.spec.merging(changes, uniquingKeysWith: { $1 })
    let sweep = try SmallSweep(
      keys.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n"),
      data: data)
    change(&sweep.options)
    return try sweep.trials.map(\.id)
  }

  @Test(arguments: [
    ("detectors", "[{ knn: { neighbors: 6 } }]"), ("detectors", "[ecod]"),
    ("detectors", "[{ knn: { at-most: 20 } }]"), ("seeds", "[2]"), ("scale", "robust"),
    ("categories", "ordinal"), ("missing", "median"), ("split", "{ holdout: { test: 0.4 } }"),
    ("split", "{ holdout: { validation: 0.1 } }"), ("split", "all"), ("thresholds", "[mad]"),
    ("calibrate", "gaussian"), ("operation", "{ missed: 11 }"), ("operation", "{ events: 7 }"),
    ("select", "label-free"),
  ])
  func `a trial is another where what it does is another`(key: String, value: String) throws {
    let (one, other) = (try ids(), try ids([key: value]))
    #expect(one.count == 1)
    #expect(other.count == 1)
    #expect(one != other)
  }

  @Test func `a trial is another where rows, code or machine are others`() throws {
    let usual = try ids()
    #expect(try ids { $0.codeVersion = "d" } != usual)
    #expect(try ids { $0.platform = "q" } != usual)
    #expect(try ids(data: "{ file: rows.csv, ignore: [b] }") != usual)
    #expect(try ids(data: "{ file: rows.csv, name: other }") != usual)
  }

  @Test(arguments: [
    ("report", "[json]"), ("export", "all"), ("latency", "{ calls: 10 }"),
    ("limits", "{ time: 5 s }"), ("select", "roc_auc"), ("tiers", "[]"),
    ("split", "{ holdout: { test: 0.3, validation: 0.2, by: row } }"),
    ("detectors", "[{ knn: { neighbors: 5, summary: kth } }]"),
  ])
  func `a trial is the same where only what is made of it is another`(key: String, value: String)
    throws
  {
    #expect(try ids([key: value]) == ids())
  }

  @Test func `a trial is the same whatever stands beside it`() throws {
    let usual = try ids()[0]
    #expect(try ids(["detectors": "[ecod, { knn: { neighbors: [3, 5] } }]"])[2] == usual)
    #expect(try ids(["seeds": "[2, 1]"])[1] == usual)
    #expect(try ids(["controls": "true"])[0] == usual)
    #expect(try ids(["search": "{ random: { budget: 1 } }"])[0] == usual)
    #expect(try ids(data: "{ file: more.csv }, { file: rows.csv }")[1] == usual)
  }

  @Test func `a trial is the same however a run is carried out`() throws {
    let usual = try ids()
    #expect(
      try ids { options in
        options.jobs = 7
        options.keepsScores = false
        options.leavesOutTimings = true
        options.reports = "elsewhere"
        options.worker = ["another", "program"]
      } == usual)
    #expect(
      try SmallSweep("detectors: [knn]\ncontrols: false", name: "other").trials.map(\.id) == usual)
  }

  @Test func `a control is not the detector that somebody asked for`() throws {
    let control = try SmallSweep("detectors: [ecod]").trial("random")
    let asked = try SmallSweep("detectors: [random]").trial("random")
    #expect(control.id != asked.id)
    #expect(control.rows == asked.rows)
  }

  /// The rows of a split are kept once for all trials that see them, whatever these make of them.
  @Test func `a split is named by rows, way, seed and missing values, and by nothing else`() throws
  {
    func split(_ rest: String, data: String = "{ file: rows.csv }") throws -> String {
      try SmallSweep(rest, data: data).trials[0].rows
    }
    let usual = try split("detectors: [knn]")
    #expect(try split("detectors: [ecod]\nscale: none\nthresholds: [mad]") == usual)
    #expect(try split("detectors: [knn]\nseeds: [2]") != usual)
    #expect(try split("detectors: [knn]\nmissing: drop") != usual)
    #expect(try split("detectors: [knn]\nsplit: all") != usual)
    #expect(try split("detectors: [knn]", data: "{ file: rows.csv, ignore: [b] }") != usual)
  }

  @Test func `prepared rows are shared by trials of one data set, split, seed and features`() throws
  {
    func prepared(_ rest: String, data: String = "{ file: rows.csv }") throws -> [String] {
      try SmallSweep(rest, data: data).trials.map(\.preparation)
    }
    let usual = try prepared("detectors: [knn]\ncontrols: false")
    #expect(
      try prepared("detectors: [knn, ecod]\nthresholds: [mad]")
        == Array(repeating: usual[0], count: 6))
    #expect(try prepared("detectors: [knn]\ncontrols: false\nscale: none") != usual)
    #expect(try prepared("detectors: [knn]\ncontrols: false\nseeds: [2]") != usual)
    #expect(try prepared("detectors: [knn]\ncontrols: false\nsplit: all") != usual)
    let both = try prepared(
      "detectors: [knn]\ncontrols: false", data: "{ file: rows.csv }, { file: more.csv }")
    #expect(Set(both).count == 2)
  }

  /// What is found later rests on it that equal trials have equal names in every version: so each is what any program
  /// makes of the same text.
  @Test func `names are hashes of a text that is written down`() throws {
    let sweep = try SmallSweep("detectors: [{ knn: { at-most: 20 } }]\ncontrols: false")
    let trial = sweep.experiment.detectors[0]
    let planned = try sweep.trials[0]
    let data = try sweep.subject.record.datasets[0].fingerprint
    func name(_ text: String) -> String { String(SHA256.hex(of: Array(text.utf8)).prefix(16)) }
    let split =
      #"{"holdout":{"by":"row","test":0.3,"train-on":"recorded","validation":0.2},"learn_at_most":20}"#
    let features = planned.identity.features.text()
    let missing = try #require(planned.identity.features["missing"]).text()
    #expect(planned.identity.split.text() == split)
    #expect(
      planned.rows
        == name(#"{"data":"\#(data)","missing":\#(missing),"seed":1,"split":\#(split)}"#))
    #expect(planned.preparation == name("[\(split),1,\(features),0]"))
    let identity =
      #"{"control":false,"dataset":"rows","detector":"knn","features":\#(features),"seed":1,"#
      + #""settings":\#(trial.settings.text()),"split":\#(split)}"#
    #expect(
      planned.scores
        == name(
          #"{"code":"c","data":"\#(data)","label_free":false,"platform":"p","trial":\#(identity)}"#)
    )
    let questions = sweep.experiment.questions.json.text()
    #expect(planned.id == name(#"{"questions":\#(questions),"scores":"\#(planned.scores)"}"#))
  }

  /// The hash is cut to 16 hexadecimal digits.
  @Test func `ids are sixteen hexadecimal digits`() throws {
    let trial = try SmallSweep("detectors: [knn]").trials[0]
    for id in [trial.id, trial.scores, trial.rows, trial.preparation] {
      #expect(id.count == 16 && id.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
  }
}
