/// A model as it stands under a name.
public struct RegisteredModel: Sendable, Equatable {
  public enum Stage: String, Sendable, CaseIterable {
    /// It could become active.
    case candidate
    /// It is the one that its name stands for.
    case active
    /// It was, or will never be.
    case retired
  }

  public let name: String
  /// The hash of the bundle's content.
  public let model: String
  /// How it came to its stage, oldest first; nothing where nobody did anything about it yet.
  public internal(set) var history: [Change] = []
  /// Where its bundle was seen: from the folder of runs on, if it stood in there.
  public internal(set) var bundles: [String] = []

  init(_ name: String, _ model: String) {
    self.name = name
    self.model = model
  }

  /// A bundle is a candidate until somebody promotes or retires it.
  public var stage: Stage { history.last?.stage ?? .candidate }

  /// The model whose place it took when it was promoted last; `nil` where there was none.
  public var parent: String? { history.last { $0.stage == .active }?.parent }

  /// A new stage.
  public struct Change: Sendable, Equatable {
    public let time: String
    public let stage: Stage
    /// Of one that became active, the model that was until then.
    public let parent: String?
    /// Of one that had to go, the model that came.
    public let successor: String?
    public let reason: String?
  }
}

extension RegisteredModel {
  /// All models that entries tell of, in the order in which they are told of first.
  static func all(in entries: [ModelEntry]) -> [RegisteredModel] {
    var models: [RegisteredModel] = []
    for entry in entries {
      if entry.event == .promoted, let earlier = models.activePlace(of: entry.name),
        models[earlier].model != entry.model
      {
        models[earlier].history.append(
          Change(
            time: entry.time, stage: .retired, parent: nil, successor: entry.model,
            reason: entry.reason))
      }
      let place = models.madePlace(of: entry.name, entry.model)
      models[place].history.append(Change(entry))
      models[place].see(entry.bundle)
    }
    return models
  }

  /// Notes where its bundle stands.
  mutating func see(_ bundle: String) {
    if !bundles.contains(bundle) { bundles.append(bundle) }
  }
}

extension RegisteredModel.Change {
  fileprivate init(_ entry: ModelEntry) {
    switch entry.event {
    case .promoted:
      self.init(
        time: entry.time, stage: .active, parent: entry.parent, successor: nil,
        reason: entry.reason)
    case .retired:
      self.init(
        time: entry.time, stage: .retired, parent: nil, successor: nil, reason: entry.reason)
    }
  }
}

extension [RegisteredModel] {
  /// The place of the active model of a name.
  fileprivate func activePlace(of name: String) -> Int? {
    firstIndex { $0.name == name && $0.stage == .active }
  }

  /// The place of a model, which is added where it is not there.
  mutating func madePlace(of name: String, _ model: String) -> Int {
    if let place = firstIndex(where: { $0.name == name && $0.model == model }) { return place }
    append(RegisteredModel(name, model))
    return count - 1
  }
}
