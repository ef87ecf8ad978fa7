import Artifacts
import Bundles
import Machine
import Wording

struct ModelsPromoteCommand: Command {
  static let declaration = Declaration(
    name: "models promote", summary: "Make MODEL the one that its name stands for.",
    discussion: """
      The model that was active until then is retired, and is the parent of this one; promoting it again goes back. The
      bundle is verified first. What was done stands in registry.jsonl beside the runs, a line for each change, with
      the hash of the line before it.
      """,
    operands: [.model()], options: StageChange.options)

  private let change: StageChange

  init(_ words: Words) throws(UsageError) { change = StageChange(words) }

  func run(on console: Console) throws -> ExitCode {
    try change.perform(on: console) { registry, model, name, time, reason in
      let before = try registry.active(of: name)
      guard try registry.promote(model, as: name, at: time, because: reason) else {
        return "is the active model of '\(name)' already"
      }
      let earlier = before.map { " in the place of \($0.prefix(12)), which is retired" } ?? ""
      return "is now the active model of '\(name)'\(earlier)"
    }
  }
}

struct ModelsRetireCommand: Command {
  static let declaration = Declaration(
    name: "models retire", summary: "Take MODEL out of use.",
    discussion: """
      A name whose active model is retired stands for none until another is promoted. The bundle is verified first; one that
      is damaged is retired by promoting another in its place, and one that is gone is retired by what is known of it.
      """,
    operands: [.model()], options: StageChange.options)

  private let change: StageChange

  init(_ words: Words) throws(UsageError) { change = StageChange(words) }

  func run(on console: Console) throws -> ExitCode {
    try change.perform(on: console, evenGone: true) { registry, model, name, time, reason in
      let wasActive = try registry.active(of: name) == model.hash
      guard try registry.retire(model, as: name, at: time, because: reason) else {
        return "of '\(name)' is retired already"
      }
      return "of '\(name)' is retired" + (wasActive ? "; '\(name)' stands for no model now" : "")
    }
  }
}

/// What both say: a model, a name and a reason.
private struct StageChange: Sendable {
  static let options: [Declaration.Option] = [
    .modelName, .init(name: "--reason", value: "TEXT", help: "why, for its history"), .reports,
  ]

  private let model: String
  private let name: String?
  private let reason: String?
  private let reports: String

  init(_ words: Words) {
    model = words.required(0)
    name = words.value("--name")
    reason = words.value("--reason")
    reports = words.reports
  }

  /// Verifies the bundle, changes its stage, and says what came of it.
  ///
  /// - Parameter evenGone: Whether a bundle that is not where it was will do.
  func perform(
    on console: Console, evenGone: Bool = false,
    _ change: (inout Registry, ModelPlace, String, WallTime, String?) throws -> String
  ) throws -> ExitCode {
    try reports.mustBeThere()
    let shelf = try ModelShelf(reports, on: console)
    let found = try shelf.found(model, as: name)
    var registry = try Registry(reports: reports)
    let known = try registry.models().first { $0.name == found.name && $0.model == found.model }
    let place: ModelPlace
    if evenGone, found.bundle == nil, let last = known?.bundles.last {
      place = ModelPlace(registry.bundle(at: last), hash: found.model)
    } else {
      place = try found.opened(on: console).place
    }
    let said = try change(&registry, place, found.name, .now(), reason)
    _ = try shelf.index.rebuildModels()
    try console.print("\(found.id) \(said)")
    return .done
  }
}

extension Registry {
  /// The hash of the model that a name stands for.
  fileprivate func active(of name: String) throws -> String? {
    try models().first { $0.name == name && $0.stage == .active }?.model
  }
}
