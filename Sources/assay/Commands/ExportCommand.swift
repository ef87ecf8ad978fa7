import Artifacts
import Bundles
import Formats
import Graphs
import Machine

struct ExportCommand: Command {
  static let declaration = Declaration(
    name: "export",
    summary: "Write what scores as BUNDLE does, as a program of one file that needs no other.",
    discussion: """
      The program computes from a row of the recorded columns what the bundle's model.onnx does: the score, the
      calibrated score within 0…1, and whether that is an anomaly. C has a function and a struct, JavaScript a module
      for browsers and Node, Swift a function that needs Foundation alone. The bundle is verified first.
      """,
    operands: [
      .init(name: "BUNDLE", help: "a folder such as reports/NAME/RUN/models/TRIAL")
    ],
    options: [
      .init(name: "--c", value: "FILE", help: "write C, such as model.c"),
      .init(name: "--js", value: "FILE", help: "write a module of JavaScript, such as model.mjs"),
      .init(name: "--swift", value: "FILE", help: "write Swift, such as Model.swift"),
    ])

  private let bundle: String
  private let targets: [(language: Language, file: String)]

  init(_ words: Words) throws(UsageError) {
    bundle = words.required(0)
    let options: [(String, Language)] = [("--c", .c), ("--js", .javaScript), ("--swift", .swift)]
    targets = options.compactMap { option, language in
      words.value(option).map { (language, $0) }
    }
    guard !targets.isEmpty else {
      throw .other("say what to write: '--c', '--js' or '--swift', each with a file")
    }
  }

  func run(on console: Console) throws -> ExitCode {
    let opened = try OpenedBundle(BundleFolder(bundle))
    for note in opened.notes { console.complain("assay: note: \(note)") }
    for (language, file) in targets {
      try FileSystem.write(try opened.program(in: language), to: file)
      console.complain("wrote \(file)")
    }
    return .done
  }
}
