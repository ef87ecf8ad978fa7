import Machine
import Specs

struct InitCommand: Command {
  static let declaration = Declaration(
    name: "init", summary: "Write a first spec for a file of data, which runs as it stands.",
    operands: [.init(name: "DATA", help: "a file of rows")],
    options: [
      .init(name: "--out", value: "FILE", help: "where the spec goes (default: standard output)")
    ])

  private let data: String
  private let target: String?

  init(_ words: Words) throws(UsageError) {
    data = words.required(0)
    target = words.value("--out")
  }

  func run(on console: Console) throws -> ExitCode {
    let spec = try FirstSpec(for: data, at: target)
    if let target {
      let folder = Paths.folder(of: target)
      if !folder.isEmpty { try FileSystem.makeFolder(folder) }
      try FileSystem.write(spec.text, to: target)
      try console.print(target)
    } else {
      try console.write(spec.text)
    }
    return .done
  }
}
