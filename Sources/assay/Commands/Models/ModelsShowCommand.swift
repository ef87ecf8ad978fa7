import Artifacts
import Formats
import Machine
import Reports

struct ModelsShowCommand: Command {
  static let declaration = Declaration(
    name: "models show",
    summary: "Say what MODEL is, what it measured, and how it came to its stage.",
    operands: [.model()],
    options: [.modelName, .reports, .init(name: "--json", help: "print JSON")])

  private let model: String
  private let name: String?
  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    model = words.required(0)
    name = words.value("--name")
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    try reports.mustBeThere()
    let shelf = try ModelShelf(reports, on: console)
    let found = try shelf.found(model, as: name)
    let page = Page(
      ModelContent(
        found, try found.bundle.map { bundle throws(FileError) in try ModelFacts(bundle) },
        history: try shelf.index.history(of: found)))
    if asJSON {
      try console.write(page.record.text(.indented))
    } else {
      try console.show(TextFormat.text(of: page, width: console.out.width))
    }
    return .done
  }
}
