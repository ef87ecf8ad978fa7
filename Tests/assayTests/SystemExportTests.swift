import Artifacts
import Formats
import Machine
import Runs
import Specs
import Testing

@testable import assay

/// The documents of systems, from bundles that a run left.
final class SystemExportTests {
  private let home: String

  init() throws { home = try FileSystem.makeTemporaryFolder("assay-test") }

  deinit { try? FileSystem.remove(home) }

  /// The bundle of a run with one detector.
  private func bundle(squash: String = "deployed", _ more: String = "calibrate: none") throws
    -> String
  {
    let file = Paths.join(home, "spec.yaml")
    try FileSystem.write(
      """
      name: flow
      data: [{ generate: { expenseflow: { users: 5, days: 6, squash: \(squash) } } }]
      scale: none
      constant: keep
      \(more)
      detectors: [{ expenseflow: { trees: 5, epochs: 1 } }]
      controls: false
      export: all
      """, to: file)
    var options = RunOptions.here(jobs: 1, beside: file)
    options.reports = Paths.join(home, "reports-\(squash)")
    options.worker = [Paths.join(Paths.folder(of: Executable.current), "assay"), "trial"]
    let run = try Run(Experiment.read(file), options, tell: { _ in }).perform()
    let models = Paths.join(run.folder.path, "models")
    return Paths.join(models, try #require(FileSystem.list(models).first))
  }

  private func said(_ words: String...) -> (err: String, code: ExitCode) {
    let paper = Paper()
    let code = Assay.run(words, on: paper.console)
    return (paper.err.replacing(home, with: "HOME"), code)
  }

  @Test
  func
    `a bundle is written as the document that ExpenseFlow loads, and recorded rows are followed`()
    throws
  {
    let (bundle, file) = (try bundle(), Paths.join(home, "model.json"))
    let written = said(
      "export", bundle, "--system", "expenseflow", "--to", file, "--model-version", "4", "--active")
    #expect(written.code == .done)
    let bytes = try FileSystem.read(file, limit: 1 << 24)
    let lines = written.err.split(separator: "\n")
    #expect(lines.first?.hasPrefix("wrote HOME/model.json: ") == true)
    #expect(!written.err.contains("NOT FOR EXPENSEFLOW"))
    #expect(
      lines.last
        == "0 of 32 golden rows as recorded would go another way through a tree than in single precision"
    )
    let json = try JSONReader(JSON(parsing: bytes))
    #expect(try json["version"].int() == 4 && json["isActive"].bool())
    #expect(try json["isolationForestParams"]["trees"].list().count == 5)
    // The same bundle is the same bytes.
    _ = said(
      "export", bundle, "--system", "expenseflow", "--to", file, "--model-version", "4", "--active")
    #expect(try FileSystem.read(file, limit: 1 << 24) == bytes)
  }

  @Test func `a model of rows that no caller makes is written with a loud note`() throws {
    let file = Paths.join(home, "model.json")
    let written = said(
      "export", try bundle(squash: "symlog"), "--system", "expenseflow", "--to", file)
    #expect(written.code == .done)
    #expect(written.err.contains("assay: note: NOT FOR EXPENSEFLOW AS IT RUNS: "))
    #expect(
      try JSON.read(file)["notes"]?.string?.hasPrefix("NOT FOR EXPENSEFLOW AS IT RUNS: ") == true)
  }

  @Test func `a pipeline that the document cannot say is refused, and nothing is written`() throws {
    let file = Paths.join(home, "model.json")
    let refused = said(
      "export", try bundle("calibrate: ecdf"), "--system", "expenseflow", "--to", file)
    #expect(refused.code == .wrong)
    #expect(
      refused.err
        == "assay: error: the document of expenseflow cannot say this pipeline: it has no place for a calibration "
        + "('calibrate: none')\n")
    #expect(!FileSystem.exists(file))
  }

  @Test func `options of a document need its system, and a system a file`() {
    #expect(said("export", "B", "--to", "m.json").code == .wrong)
    #expect(
      said("export", "B", "--active", "--c", "m.c").err.contains(
        "'--active' says nothing without '--system'"))
    #expect(said("export", "B", "--system", "expenseflow").err.contains("'--to FILE'"))
    #expect(said("export", "B", "--system", "elsewhere", "--to", "m.json").code == .wrong)
  }
}
