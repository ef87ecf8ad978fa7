import Artifacts
import Bundles
import Formats
import Graphs
import Machine
import Systems

struct ExportCommand: Command {
  static let declaration = Declaration(
    name: "export",
    summary:
      "Write what scores as BUNDLE does: a program of one file, or the document of a system.",
    discussion: """
      The program computes from a row of the recorded columns what the bundle's model.onnx does: the score, the
      calibrated score within 0…1, and whether that is an anomaly. C has a function and a struct, JavaScript a module
      for browsers and Node, Swift a function that needs Foundation alone. The bundle is verified first.

      The document of a system is what its own loader reads. A pipeline that it cannot say is refused, with all that is
      in the way; a threshold is no part of it. Its loader takes rows in double precision where Assay rounds them to
      single: how many recorded rows, of the bundle's golden ones and of '--rows', go another way is told.
      """,
    operands: [
      .init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL")
    ],
    options: [
      .init(name: "--c", value: "FILE", help: "write C, such as model.c", isWritten: true),
      .init(
        name: "--js", value: "FILE", help: "write a module of JavaScript, such as model.mjs",
        isWritten: true),
      .init(
        name: "--swift", value: "FILE", help: "write Swift, such as Model.swift", isWritten: true),
      .init(
        name: "--system", value: "NAME", help: "write the document that a system loads, to '--to'",
        choices: SystemExport.systems),
      .init(name: "--to", value: "FILE", help: "where the document of '--system' is written"),
      .init(
        name: "--model-version", value: "N",
        help: "the version that the document has, which counts up (default: 1)"),
      .init(name: "--active", help: "whether the document is the one that the system answers by"),
      .init(
        name: "--rows", value: "FILE",
        help: "recorded rows of the features, of which it is told how many go another way"),
    ])

  private let bundle: String
  private let targets: [(language: Language, file: String)]
  private let system: SystemExport?

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    let options: [(String, Language)] = [("--c", .c), ("--js", .javaScript), ("--swift", .swift)]
    targets = options.compactMap { option, language in
      words.value(option).map { (language, $0) }
    }
    system = try SystemExport(words)
    guard !targets.isEmpty || system != nil else {
      throw .other("say what to write: '--c', '--js' or '--swift', each with a file, or '--system'")
    }
  }

  func run(on console: Console) throws -> ExitCode {
    let opened = try OpenedBundle(BundleFolder(bundle))
    for note in opened.notes { console.complain("assay: note: \(note)") }
    for (language, file) in targets {
      try FileSystem.write(try opened.program(in: language), to: file)
      console.complain("wrote \(file)")
    }
    try system?.write(opened, on: console)
    return .done
  }
}
