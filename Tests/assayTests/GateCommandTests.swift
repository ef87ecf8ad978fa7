import Answers
import Artifacts
import Machine
import RunKit
import TestKit
import Testing
import Vocabulary

@testable import assay

/// `assay baseline` and `assay gate` on files and runs that were written by hand.
struct GateCommandTests {
  /// Twelve anomalies above twelve ordinary rows, with so many of either changed places.
  private func scores(swapped: Int) -> String {
    let rows = (0..<24).map { row in
      let score = row < swapped ? -row : row >= 12 && row < 12 + swapped ? 100 + row : 50 - row
      return "\(score),\(row < 12 ? 1 : 0)"
    }
    return (["score,label"] + rows).joined(separator: "\n") + "\n"
  }

  /// What `assay gate` answers of scores, beside a baseline of others.
  private func gated(
    _ before: Int, _ after: Int, _ words: String..., files: [String: String] = [:]
  ) throws -> (code: ExitCode, out: String, err: String, left: [String: String]) {
    try withTemporaryFolder { folder in
      let scored = Paths.join(folder, "scores.csv")
      let kept = Paths.join(folder, "main.json")
      for (name, text) in files { try FileSystem.write(text, to: Paths.join(folder, name)) }
      try FileSystem.write(scores(swapped: before), to: scored)
      let paper = Paper()
      #expect(Assay.run(["baseline", scored, "--to", kept], on: paper.console) == .done)
      #expect(paper.out.hasPrefix("\(kept): 1 setting, 1 trial, "))
      try FileSystem.write(scores(swapped: after), to: scored)
      let said = Paper()
      let code = Assay.run(
        ["gate", scored, "--baseline", kept]
          + words.map { $0.replacing("FOLDER", with: folder) }, on: said.console)
      var left: [String: String] = [:]
      for name in ["gate.xml", "gate.md"] where FileSystem.exists(Paths.join(folder, name)) {
        left[name] = try FileSystem.readText(Paths.join(folder, name))
      }
      return (code, said.out, said.err, left)
    }
  }

  @Test func `scores that order rows alike pass, and the exit code says so`() throws {
    let found = try gated(1, 1)
    #expect(found.code == .done)
    #expect(found.out.contains("Passed: all 2 judged."))
    #expect(found.err.isEmpty)
  }

  @Test func `scores that are worse, and not by chance, fail`() throws {
    let found = try gated(0, 10)
    #expect(found.code == .no)
    #expect(found.out.contains("Failed: of 2 judged, 2 failed."))
  }

  @Test func `what cannot be told is neither, unless that is chosen`() throws {
    let found = try gated(0, 1)
    #expect(found.code == .undecided)
    #expect(found.out.contains("Undecided: of 2 judged, none failed, but 2 cannot be decided."))
    #expect(try gated(0, 1, "--undecided", "pass").code == .done)
    #expect(try gated(0, 1, "--undecided=fail").code == .no)
  }

  @Test
  func `rules of a file hold instead of the usual ones, and a mistake in it is told where it is`()
    throws
  {
    let rules = ["rules.yaml": "gate:\n  - roc_auc: { at-least: 0.2 }\n"]
    #expect(try gated(0, 1, "--rules", "FOLDER/rules.yaml", files: rules).code == .done)
    let wrong = ["rules.yaml": "gate:\n  - rocauc: { at-least: 0.5 }\n"]
    let found = try gated(0, 1, "--rules", "FOLDER/rules.yaml", files: wrong)
    #expect(found.code == .wrong)
    #expect(found.out.isEmpty)
    #expect(found.err.contains("rules.yaml:2:5: error: "))
    #expect(found.err.contains("roc_auc"))
    let empty = ["rules.yaml": "gate: []\n"]
    #expect(try gated(0, 1, "--rules", "FOLDER/rules.yaml", files: empty).code == .wrong)
    let nothing = ["rules.yaml": "gate:\n  - roc_auc: { at-least: 0.5, datasets: elsewhere }\n"]
    let idle = try gated(0, 0, "--rules", "FOLDER/rules.yaml", files: nothing)
    #expect(idle.code == .wrong)
    #expect(
      idle.err.contains(
        "the rule 'roc_auc: { at-least: 0.5, datasets: elsewhere }' judged nothing: there is no data set 'elsewhere', but scores"
      ))
  }

  @Test(arguments: [
    ("--jobs", "2", "'--jobs' runs trials, and"),
    ("--set", "name=x", "'--set' changes a spec, and"),
    ("--against", "x", "'--against' runs a spec, and"),
  ])
  func `words about running are refused where nothing runs`(
    option: String, value: String, sentence: String
  ) throws {
    let found = try gated(0, 1, option, value)
    #expect(found.code == .wrong)
    #expect(found.err.hasPrefix("assay: error: \(sentence) '"), "\(found.err)")
  }

  @Test func `files for others are left beside the answer`() throws {
    let found = try gated(0, 10, "--junit", "FOLDER/gate.xml", "--markdown", "FOLDER/gate.md")
    #expect(found.left["gate.xml"]?.contains("tests=\"1\" failures=\"1\" errors=\"0\"") == true)
    #expect(found.left["gate.md"]?.hasPrefix("# Gate: ") == true)
    #expect(found.left["gate.md"]?.contains("Failed: of 2 judged, 2 failed.") == true)
  }

  @Test func `a damaged baseline is refused, and nothing is judged`() throws {
    try withTemporaryFolder { folder in
      let (scored, kept) = (Paths.join(folder, "scores.csv"), Paths.join(folder, "main.json"))
      try FileSystem.write(scores(swapped: 1), to: scored)
      #expect(Assay.run(["baseline", scored, "--to", kept], on: Paper().console) == .done)
      try FileSystem.write(
        try FileSystem.readText(kept).replacing("\"fold\": 0", with: "\"fold\": 1"), to: kept)
      let paper = Paper()
      #expect(
        Assay.run(["gate", scored, "--baseline", kept], on: paper.console) == .wrong)
      #expect(paper.out.isEmpty)
      #expect(paper.err.contains("is damaged: its content is not what was written"))
    }
  }

  @Test func `without a baseline only rules that compare nothing can hold`() throws {
    try withTemporaryFolder { folder in
      let scored = Paths.join(folder, "scores.csv")
      try FileSystem.write(scores(swapped: 1), to: scored)
      let paper = Paper()
      #expect(Assay.run(["gate", scored], on: paper.console) == .wrong)
      #expect(
        paper.err.contains(
          "the rule 'roc_auc: { no-worse-by: 0.01 }' compares, and there is nothing to compare with"
        ))
    }
  }
}
