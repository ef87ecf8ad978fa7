public import Artifacts
public import Formats

/// What is told of a model of the registry.
public struct ModelContent: Sendable {
  let model: IndexedModel
  /// What its bundle says; `nil` where that is gone.
  let facts: ModelFacts?
  /// How it came to its stage, oldest first.
  let history: [RegisteredModel.Change]

  public init(_ model: IndexedModel, _ facts: ModelFacts?, history: [RegisteredModel.Change]) {
    self.model = model
    self.facts = facts
    self.history = history
  }
}

extension IndexedModel {
  /// What the index knows of it, for programs.
  public var json: JSON {
    [
      "name": .text(name), "model": .text(model), "stage": .text(stage.rawValue),
      "parent": JSON(parent), "since": JSON(since), "bundle": JSON(bundle?.path),
      "detector": JSON(detector), "dataset": JSON(dataset), "data": JSON(data),
    ]
  }
}

extension ModelContent {
  /// All of it, for programs.
  var json: JSON {
    var members = model.json.members ?? [:]
    members["history"] = .list(history.map(\.json))
    guard let facts else { return .object(members) }
    members["trial"] = JSON(facts.trial)
    members["settings"] = facts.settings
    members["seed"] = facts.seed.map { JSON($0) } ?? .null
    members["calibration"] = JSON(facts.calibration)
    members["thresholds"] = .list(facts.thresholds.map(\.json))
    members["metrics"] = ["validation": JSON(facts.onValidation), "test": JSON(facts.onTest)]
    members["learned_from"] = facts.dataset?.json ?? .null
    members["code_version"] = JSON(facts.codeVersion)
    members["platform"] = JSON(facts.platform)
    return .object(members)
  }
}

extension RegisteredModel.Change {
  fileprivate var json: JSON {
    [
      "time": .text(time), "stage": .text(stage.rawValue), "parent": JSON(parent),
      "successor": JSON(successor), "reason": JSON(reason),
    ]
  }
}
