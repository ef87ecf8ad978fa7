import Foundation
import Machine
import RunKit
import Testing

@testable import assay

/// `assay runs remove` and `prune` on runs that were written by hand.
final class RunsCommandTests {
  private let folder: String
  private var reports: String { Paths.join(folder, "reports") }

  init() throws {
    folder = try FileSystem.makeTemporaryFolder()
    for run in ["aa11", "ab22"] { try make(run, in: reports) }
  }

  deinit { try? FileSystem.remove(folder) }

  private func make(_ run: String, in reports: String) throws {
    _ = try MadeRun(
      "detectors: [ecod]", on: [MadeData("x", validation: "", test: "+-")], [], in: reports,
      run: run)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  private func runs(_ words: String...) -> (code: ExitCode, out: String, err: String) {
    let paper = Paper()
    let code = Assay.run(["runs"] + words + ["--out", reports], on: paper.console)
    func plain(_ text: String) -> String { text.replacing(folder, with: "F") }
    return (code, plain(paper.out), plain(paper.err))
  }

  private var left: [String] {
    get throws { try FileSystem.list(Paths.join(reports, "made")) }
  }

  @Test func `one run is removed, by the start of its id`() throws {
    let said = runs("remove", "ab")
    #expect(said.code == .done && said.out.hasPrefix("removed F/reports/made/ab22, "))
    #expect(try left == ["aa11"])
  }

  @Test(arguments: ["a", "made", "made/a"])
  func `a word that may be several runs removes none, and names them`(word: String) throws {
    let said = runs("remove", word)
    #expect(said.code == .wrong)
    #expect(
      said.err
        == "assay: error: '\(word)' may be any of F/reports/made/aa11, F/reports/made/ab22\n")
    #expect(try left == ["aa11", "ab22"])
  }

  @Test func `a run somewhere else is not removed`() throws {
    let other = Paths.join(folder, "other")
    try make("cc33", in: other)
    let run = Paths.join(other, "made/cc33")
    let said = runs("remove", run)
    #expect(said.code == .wrong)
    #expect(
      said.err
        == "assay: error: F/other/made/cc33: is no run below F/reports, so that nothing of it is removed; "
        + "say with '--out' where its runs land\n")
    #expect(FileSystem.exists(run))
    #expect(runs("remove", Paths.join(reports, "made/../../other/made/cc33")).code == .wrong)
    #expect(FileSystem.exists(run))
  }

  @Test func `what a link leads to is neither removed nor pruned`() throws {
    let other = Paths.join(folder, "other")
    try make("cc33", in: other)
    try link(Paths.join(reports, "linked"), to: Paths.join(other, "made"))
    try link(Paths.join(reports, "made/dd44"), to: Paths.join(other, "made/cc33"))
    for (word, place) in [("cc33", "linked"), ("dd44", "made/dd44")] {
      let said = runs("remove", word)
      #expect(said.code == .wrong)
      #expect(
        said.err
          == "assay: error: F/reports/\(place): is a link, and what it leads to is not removed; remove the "
          + "link itself\n")
    }
    let pruned = runs("prune", "--keep", "0")
    #expect(pruned.code == .done)
    #expect(pruned.err.split(separator: "\n").count { $0.hasPrefix("kept: ") } == 2)
    #expect(try left == ["dd44"])
    #expect(FileSystem.exists(Paths.join(other, "made/cc33/run.json")))
  }

  @Test func `a link within a run goes without what it leads to`() throws {
    let file = Paths.join(folder, "precious.txt")
    try FileSystem.write("x", to: file)
    try FileSystem.makeFolder(Paths.join(folder, "kept"))
    try FileSystem.write("x", to: Paths.join(folder, "kept/y"))
    try link(Paths.join(reports, "made/aa11/file"), to: file)
    try link(Paths.join(reports, "made/aa11/folder"), to: Paths.join(folder, "kept"))
    #expect(runs("remove", "aa11").code == .done)
    #expect(try left == ["ab22"])
    #expect(FileSystem.exists(file) && FileSystem.exists(Paths.join(folder, "kept/y")))
  }

  @Test func `a dry run of pruning names what would go, and removes nothing`() throws {
    let said = runs("prune", "--keep", "0", "--dry-run")
    #expect(said.code == .done)
    #expect(
      said.out.split(separator: "\n").map { $0.prefix { $0 != "," } } == [
        "would remove F/reports/made/aa11", "would remove F/reports/made/ab22",
      ])
    #expect(try left == ["aa11", "ab22"])
  }

  @Test func `a folder whose runs cannot be read is not said to have none`() throws {
    for run in ["aa11", "ab22"] {
      try FileSystem.write("{", to: Paths.join(reports, "made/\(run)/run.json"))
    }
    let said = runs("list")
    #expect(said.out == "no runs that can be read below F/reports\n")
    #expect(said.err.hasPrefix("assay: warning: left out F/reports/made/aa11: "))
    try FileSystem.remove(Paths.join(reports, "made"))
    #expect(runs("list").out == "no runs below F/reports\n")
  }
}
