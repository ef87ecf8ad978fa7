import Machine
import Testing

@testable import assay

final class DataCommandTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder() }

  deinit { try? FileSystem.remove(folder) }

  private func path(_ name: String) -> String { Paths.join(folder, name) }

  /// Runs `assay data …`, and answers its code and what it printed and complained, without the folder.
  private func data(_ words: String...) -> (code: ExitCode, out: String, err: String) {
    let paper = Paper()
    let code = Assay.run(["data"] + words, on: paper.console)
    func plain(_ text: String) -> String { text.replacing(folder + "/", with: "") }
    return (code, plain(paper.out), plain(paper.err))
  }

  @Test func `made rows are written, described and audited in the same words`() throws {
    let recipe = "table: { shape: uniform, rows: 2000, columns: 3 }"
    let made = data("generate", recipe, "--out", path("u.csv"))
    #expect(made.code == .done && made.err == "")
    #expect(made.out.hasPrefix("u.csv: 2000 rows, fingerprint "))
    #expect(
      made.out.hasSuffix(
        "\n  note: easy to find, by a trivial control too: local, clustered\n"
          + "  in a spec: { file: u.csv, label: label, kind: kind }\n"))
    let described = data("describe", recipe)
    #expect(described.out.contains("  note            easy to find, by a trivial control too: "))
    #expect(data("audit", recipe, "--split", "holdout: { by: row }", "--strict").code == .done)
  }

  @Test func `kinds and groups are numbered where a file holds only numbers, and this is said`() {
    let made = data(
      "generate", "scenario: { kind: elide-iot, rows: 400 }", "--out", path("i.npz"))
    #expect(made.code == .done)
    #expect(made.out.contains("\n  note: 'kind' is numbered: 1 "))
    #expect(made.out.contains("\n  note: 'group' is numbered: 1 device 1, 2 device 2, "))
    #expect(
      data("describe", path("i.npz"), "--label", "y", "--kind", "kind", "--group", "group").out
        .contains("  groups          4\n"))
  }

  @Test func `an audit of a spec divides as its run would, and --strict makes it an answer`() throws
  {
    #expect(data("generate", "behavior: { users: 6 }", "--out", path("b.csv")).code == .done)
    try FileSystem.write(
      """
      name: b
      data: { file: \(path("b.csv")), label: label, time: time, group: group, id: id, kind: kind }
      split: { holdout: { by: group } }
      detectors: [ecod]
      """, to: path("b.yaml"))
    #expect(!data("audit", path("b.yaml")).out.contains("group-leakage"))
    let strict = data(
      "audit", path("b.csv"), "--label", "label", "--group", "group", "--split", "holdout",
      "--strict")
    #expect(strict.code == .no && strict.out.contains("error: group-leakage: 6 of 6 groups"))
    #expect(data("audit", path("b.yaml"), path("b.csv")).code == .wrong)
  }

  @Test func `a run of data that --strict does not let pass ends with the same answer`() throws {
    #expect(data("generate", "behavior: { users: 6 }", "--out", path("c.csv")).code == .done)
    try FileSystem.write(
      """
      name: c
      data: { file: \(path("c.csv")), label: label, time: time, group: group, id: id, kind: kind }
      split: { holdout: { by: row } }
      detectors: [ecod]
      """, to: path("c.yaml"))
    let paper = Paper()
    let code = Assay.run(
      ["run", path("c.yaml"), "--strict", "--quiet", "--out", path("reports")], on: paper.console)
    #expect(code == .no)
    #expect(paper.err.contains("the audit found what '--strict' does not let pass:"))
    #expect(!FileSystem.exists(path("reports/c")))
  }

  @Test func `data sets that are audited together are compared`() {
    #expect(data("generate", "table: { rows: 60 }", "--out", path("a.csv")).code == .done)
    #expect(data("convert", path("a.csv"), path("b.csv")).code == .done)
    #expect(
      data("audit", path("a.csv"), path("b.csv")).out
        .contains("warning: overlap: 60 of 60 rows are also in 'b'"))
  }

  @Test func `of more than a million rows a million are drawn, and this is said`() throws {
    try FileSystem.write(
      "x\n" + String(repeating: "1\n2\n", count: 500_000) + "3\n", to: path("long.csv"))
    let described = data("describe", path("long.csv"))
    #expect(described.out.contains("\n  rows            1,000,001\n"))
    #expect(described.out.contains("\n  duplicate rows  999,998\n"))
    #expect(
      described.out.contains("1,000,000 of 1,000,001 rows were drawn to look at, with seed 1;"))
    #expect(
      data("audit", path("long.csv"), "--seed", "7").out.hasPrefix(
        "long\nnote: drawn-rows: 1,000,000 of 1,000,001 rows were drawn to look at, with seed 7;"))
    // What is done to rows on purpose is done to all of them.
    #expect(
      !data("audit", path("long.csv"), "--corrupt", "missing-cells: { share: 0.1 }").out.contains(
        "drawn-rows"))
    for (rest, isDrawn) in [("", true), (", corrupt: [duplicated-anomalies]", false)] {
      try FileSystem.write(
        "name: t\ndata: [{ file: long.csv\(rest) }]\ndetectors: [ecod]\n", to: path("long.yaml"))
      #expect(data("audit", path("long.yaml")).out.contains("drawn-rows") == isDrawn)
    }
  }

  @Test(arguments: [
    (["generate", "table"], "say where the rows go: --out FILE"),
    (["generate", "table", "behavior", "--out", "x.csv"], "behavior"),
    (["generate", "table", "--out", "nowhere/x.csv"], "found no folder 'nowhere'"),
    (["generate", "table", "--out", "x.mat"], "which is only read"),
    (["generate", "table", "--out", "x.csv", "--corrupt", "nonsense"], "there are duplicated-"),
    (["audit", "table", "--split", "thirds"], "there are holdout, folds, all, adbench"),
    (["audit", "table", "--split", "holdout: { by: group }"], "needs a group column"),
    (["audit", "nowhere.yaml"], "nowhere.yaml"),
    (["audit", "nowhere.yaml", "--split", "all"], "a spec says itself how its rows are divided"),
  ])
  func `what cannot be done is one complaint, and nothing is written`(
    words: [String], complaint: String
  ) {
    let paper = Paper()
    #expect(Assay.run(["data"] + words, on: paper.console) == .wrong)
    #expect(paper.err.contains(complaint), "\(paper.err)")
    #expect(paper.out == "")
    #expect(!FileSystem.exists("x.csv") && !FileSystem.exists("x.mat"))
  }
}
