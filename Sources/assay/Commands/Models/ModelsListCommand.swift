import Artifacts
import Formats
import Reports
import Vocabulary
import Wording

struct ModelsListCommand: Command {
  static let declaration = Declaration(
    name: "models list", summary: "List the models of all names, with their stages.",
    discussion: """
      A model is a bundle, known by the hash of its content wherever it stands. In the folder of a run it is a candidate
      of its experiment's name until somebody promotes or retires it; of each name one model at most is active.
      """,
    options: [
      .init(name: "--name", value: "NAME", help: "only models of this name"),
      .init(
        name: "--stage", value: "STAGE", help: "only models at this stage",
        choices: RegisteredModel.Stage.allCases.map(\.rawValue)),
      .reports, .init(name: "--json", help: "print JSON"),
    ])

  private let name: String?
  private let stage: RegisteredModel.Stage?
  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    name = words.value("--name")
    stage = words.value("--stage").flatMap(RegisteredModel.Stage.init)
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    try reports.mustBeThere()
    let index = try ModelShelf(reports, on: console).index
    let models = try index.models(named: name, in: stage)
    if asJSON {
      try console.write(JSON.list(models.map(\.json)).text(.indented))
      return .done
    }
    if models.isEmpty, let name, try index.models(named: name).isEmpty {
      let names = try index.models().map(\.name).uniqued()
      throw UsageError.other(
        "there is no model of '\(name)' below \(reports), wanted one of \(Phrase.choice(of: names))"
      )
    }
    guard !models.isEmpty else {
      try console.print("no \(stage.map { "\($0.rawValue) " } ?? "")model below \(reports)")
      return .done
    }
    try console.show((Self.heads + models.map(Self.line)).aligned)
    return .done
  }

  private static let heads = [["name", "stage", "model", "detector", "data", "since", "bundle"]]

  private static func line(_ model: IndexedModel) -> [String] {
    [
      model.name, model.stage.rawValue, model.id, model.detector ?? "–", model.dataset ?? "–",
      model.since.map { "\($0.prefix(16))Z" } ?? "–", model.bundle?.path ?? "gone",
    ]
  }
}
