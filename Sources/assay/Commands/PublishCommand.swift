import Artifacts
import Formats
import Foundation
import Machine
import Publishing
import Wording

struct PublishCommand: Command {
  static let declaration = Declaration(
    name: "publish", summary: "Tell a tracker of MLflow of a finished run and its models.",
    discussion: """
      The sweep becomes a run of the tracker, each trial one below it: settings as parameters, measurements as metrics with
      their intervals as NAME_low and NAME_high, reasons and promises as tags, data sets, records and reports; of what was
      chosen, each seed and fold is a step. A bundle that MLflow can load becomes a logged model and a version of a
      registered one, that of the chosen trial with an alias. What is there is found by its id and never made twice, so
      that publishing again sends what is missing. MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or
      MLFLOW_TRACKING_TOKEN, are its credentials.
      """,
    operands: [
      .init(
        name: "RUN", help: "the folder of a run, the start of its id, or an experiment's name",
        holds: .runs)
    ],
    options: [
      .init(name: "--mlflow", value: "URI", help: "the tracker (default: MLFLOW_TRACKING_URI)"),
      .init(
        name: "--experiment", value: "NAME",
        help: "the experiment of the tracker (default: that of the run)"),
      .init(
        name: "--model", value: "NAME",
        help: "what models are registered as (default: the experiment of the run)"),
      .init(
        name: "--alias", value: "NAME",
        help: "what the chosen version is called beside its number (default: best)"),
      .reports, .init(name: "--json", help: "print JSON"),
    ])

  private let run: String
  private let address: TrackerAddress
  private let names: Publication.Names
  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    run = words.required(0)
    let environment = ProcessInfo.processInfo.environment
    guard let address = words.value("--mlflow") ?? environment["MLFLOW_TRACKING_URI"] else {
      throw .other("say which tracker: '--mlflow URI', or MLFLOW_TRACKING_URI")
    }
    do throws(PublishError) { self.address = try TrackerAddress(address) } catch {
      throw .other("\(error)")
    }
    var names = Publication.Names()
    names.experiment = words.value("--experiment")
    names.model = words.value("--model")
    if let alias = words.value("--alias") { names.alias = alias }
    self.names = names
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    let folder = try RunFolder.opened(run, in: reports, on: console)
    let publication = try Publication(folder, names)
    // Two that publish at once would both find nothing, and make everything twice.
    let lock = FileSystem.isWritable(folder.path) ? try FileLock.attempt(folder.lock) : nil
    guard lock != nil || !FileSystem.isWritable(folder.path) else {
      throw UsageError.other("\(folder.path) is at work, or being published")
    }
    defer { withExtendedLifetime(lock) {} }
    for note in publication.notes { console.complain("assay: note: \(note)") }
    let credentials = Credentials.own
    if credentials.areKnown, address.isOpen {
      console.complain(
        "assay: warning: credentials go to \(address) as they are, since it is not https")
    }
    let server = MLflowServer(address, by: try AssayWeb(), as: credentials)
    try tell(try Publisher(publication, to: server).perform(), on: console)
    return .done
  }

  private func tell(_ outcome: Publisher.Outcome, on console: Console) throws {
    guard !asJSON else { return try console.write(outcome.json.text(.indented)) }
    try console.print(
      "\(Phrase.counted(outcome.runs, "run")) \(outcome.runs == 1 ? "is" : "are") in the experiment '\(outcome.experiment)' of \(address)"
    )
    for version in outcome.versions {
      let alias = version.alias.map { ", called '\($0)'" } ?? ""
      try console.print("model '\(version.model)' has version \(version.version)\(alias)")
    }
  }
}

extension Publisher.Outcome {
  fileprivate var json: JSON {
    [
      "experiment": .text(experiment), "runs": JSON(runs),
      "versions": .list(
        versions.map {
          ["model": .text($0.model), "version": .text($0.version), "alias": JSON($0.alias)]
        }),
    ]
  }
}
