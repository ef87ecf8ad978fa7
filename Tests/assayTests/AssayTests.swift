import Formats
import Machine
import Runs
import Testing

@testable import assay

struct AssayTests {
  @Test func `a wrong command gets a suggestion and ends with 2`() {
    let paper = Paper()
    #expect(Assay.run(["rum"], on: paper.console) == .wrong)
    #expect(
      paper.err
        == "assay: error: there is no command 'rum'; did you mean 'run'?; 'assay help' lists them\n"
    )
    #expect(paper.out.isEmpty)
  }

  @Test func `a dry run is a page for people, and with --json a value for programs`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let spec = Paths.join(folder, "spec.yaml")
    try FileSystem.write(
      "name: dry\ndata: [{ generate: { table: { rows: 50 } } }]\ndetectors: [ecod]\ncontrols: false",
      to: spec)
    let (page, value) = (Paper(), Paper())
    #expect(Assay.run(["run", spec, "--dry-run"], on: page.console) == .done)
    #expect(page.out.hasPrefix("1 trial in reports/dry/"))
    #expect(Assay.run(["run", spec, "--dry-run", "--json"], on: value.console) == .done)
    #expect(try JSON(parsing: value.out)["trials"]?.elements?.count == 1)
  }

  @Test func `a dry run hints on the side at words that become many columns`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let (spec, rows) = (Paths.join(folder, "spec.yaml"), Paths.join(folder, "rows.csv"))
    try FileSystem.write(
      "n,w,label\n" + (0..<900).map { "\($0 % 7),w\($0 % 250),\($0 % 9 == 0 ? 1 : 0)\n" }.joined(),
      to: rows)
    try FileSystem.write("name: dry\ndata: [{ file: rows.csv }]\ndetectors: [ecod]", to: spec)
    let page = Paper()
    #expect(Assay.run(["run", spec, "--dry-run", "--json"], on: page.console) == .done)
    #expect(try JSON(parsing: page.out)["seconds_of"]?["export"]?.double == 0)
    #expect(page.err.contains("spec.yaml:1:1: hint: 'rows': column 'w' becomes 250 columns"))
    let run = Paper()
    let progress = Progress(run.console, .quiet) { 0 }
    progress.tell(.hint("hint: w"))
    #expect(run.err == "hint: w\n" && run.out == "")
  }

  @Test func `help lists every command, and the page of each begins with its summary`() {
    let paper = Paper()
    #expect(Assay.run(["help"], on: paper.console) == .done)
    for command in Commands.all {
      let declaration = command.declaration
      #expect(paper.out.contains("  \(declaration.name) "))
      let page = Paper()
      let words = declaration.name.split(separator: " ").map(String.init)
      #expect(Assay.run(["help"] + words, on: page.console) == .done)
      #expect(page.out.hasPrefix(declaration.summary))
      #expect(page.out.contains("usage: assay \(declaration.name)"))
      for option in declaration.options { #expect(page.out.contains("  \(option.name)")) }
    }
  }

  @Test func `help of a command is also what its --help says`() {
    let (one, other) = (Paper(), Paper())
    #expect(Assay.run(["help", "run"], on: one.console) == .done)
    #expect(Assay.run(["run", "--help"], on: other.console) == .done)
    #expect(one.out == other.out)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions name every command and option`(shell: String) {
    let paper = Paper()
    #expect(Assay.run(["completions", shell], on: paper.console) == .done)
    for command in Commands.all {
      let words = command.declaration.name.split(separator: " ")
      for word in words { #expect(paper.out.contains(word)) }
      for option in command.declaration.options {
        #expect(
          paper.out.contains(shell == "fish" ? "-l \(option.name.dropFirst(2))" : option.name))
      }
    }
  }

  @Test func `doctor's JSON names the core of OpenBLAS`() throws {
    let paper = Paper()
    #expect(Assay.run(["doctor", "--json"], on: paper.console) == .done)
    let facts = JSONReader(try JSON(parsing: paper.out), name: "doctor")
    #expect(try !facts["numerics"]["blas_core"].text().isEmpty)
    #expect(try facts["libraries"].members().map(\.key).contains("openblas"))
  }

  @Test func `a processor that is held back is told how to be freed`() {
    let wide = ["avx2", "avx512f"]
    #expect(Diagnosis.advice(coreType: "Haswell", core: "Haswell", features: wide).count == 1)
    #expect(
      Diagnosis.advice(coreType: "Haswell", core: "Haswell", features: wide)[0].hasPrefix(
        "OPENBLAS_CORETYPE=Haswell holds OpenBLAS at Haswell kernels"))
    #expect(Diagnosis.advice(coreType: nil, core: "Cooperlake", features: wide).isEmpty)
    #expect(Diagnosis.advice(coreType: "Haswell", core: "Haswell", features: ["avx2"]).isEmpty)
  }

  @Test func `a run asked for that is not there is named`() {
    let paper = Paper()
    #expect(
      Assay.run(["report", "nowhere", "--out", "/tmp/assay-no-runs"], on: paper.console) == .wrong)
    #expect(
      paper.err
        == "assay: error: there is no run 'nowhere' below /tmp/assay-no-runs; 'assay runs' lists them\n"
    )
  }
}
