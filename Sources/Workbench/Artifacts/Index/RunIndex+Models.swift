import Machine

// The models of the index: made from the folders of bundles and from the registry beside the runs.
extension RunIndex {
  static let schemaOfModels = """
    CREATE TABLE IF NOT EXISTS models (
      name TEXT NOT NULL, model TEXT NOT NULL, stage TEXT NOT NULL, parent TEXT,
      since TEXT, bundle TEXT, detector TEXT, dataset TEXT, data TEXT,
      PRIMARY KEY (name, model)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS changes (
      name TEXT NOT NULL, model TEXT NOT NULL, place INTEGER NOT NULL, time TEXT NOT NULL,
      stage TEXT NOT NULL, parent TEXT, successor TEXT, reason TEXT,
      PRIMARY KEY (name, model, place)
    ) STRICT;
    """

  /// Reads the registry and all bundles again, and answers how many models there are.
  public func rebuildModels() throws -> Int {
    let registry = try Registry(reports: reports)
    note(registry.damages)
    let models = try registry.models { note(["left out \($0)"]) }
    try atOnce {
      try database.run("DELETE FROM models; DELETE FROM changes;")
      for model in models { try insert(model, registry) }
    }
    return models.count
  }

  private func insert(_ model: RegisteredModel, _ registry: Registry) throws(IndexError) {
    let bundle = model.bundles.map { registry.bundle(at: $0) }.first {
      (try? $0.contentHash) == model.model
    }
    let facts = bundle.flatMap { try? ModelFacts($0) }
    try database.rows(
      "INSERT INTO models VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(model.name), .text(model.model), .text(model.stage.rawValue), SQLValue(model.parent),
        SQLValue(model.history.last?.time), SQLValue(bundle?.path), SQLValue(facts?.detector),
        SQLValue(facts?.dataset?.name), SQLValue(facts?.dataset?.fingerprint),
      ])
    for (place, change) in model.history.enumerated() {
      try database.rows(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          .text(model.name), .text(model.model), .integer(place), .text(change.time),
          .text(change.stage.rawValue), SQLValue(change.parent), SQLValue(change.successor),
          SQLValue(change.reason),
        ])
    }
  }

  /// The models of a name and a stage, or of all, by name: the active one first, candidates before those that are retired,
  /// the latest change first.
  public func models(
    named name: String? = nil, in stage: RegisteredModel.Stage? = nil
  ) throws(IndexError) -> [IndexedModel] {
    try database.rows(
      """
      SELECT name, model, stage, parent, since, bundle, detector, dataset, data FROM models
      WHERE (?1 IS NULL OR name = ?1) AND (?2 IS NULL OR stage = ?2)
      ORDER BY name, stage = 'active' DESC, stage = 'candidate' DESC, since DESC, bundle, model
      """, [SQLValue(name), SQLValue(stage?.rawValue)]
    ).map { row in
      IndexedModel(
        name: row[0].text ?? "", model: row[1].text ?? "",
        stage: row[2].text.flatMap(RegisteredModel.Stage.init) ?? .candidate, parent: row[3].text,
        since: row[4].text, bundle: row[5].text.map { BundleFolder($0) }, detector: row[6].text,
        dataset: row[7].text, data: row[8].text)
    }
  }

  /// How a model came to its stage, oldest first.
  public func history(
    of model: IndexedModel
  ) throws(IndexError) -> [RegisteredModel.Change] {
    try database.rows(
      """
      SELECT time, stage, parent, successor, reason FROM changes WHERE name = ? AND model = ?
      ORDER BY place
      """, [.text(model.name), .text(model.model)]
    ).map { row in
      RegisteredModel.Change(
        time: row[0].text ?? "",
        stage: row[1].text.flatMap(RegisteredModel.Stage.init) ?? .candidate, parent: row[2].text,
        successor: row[3].text, reason: row[4].text)
    }
  }
}

/// A model as the index knows it.
public struct IndexedModel: Sendable, Equatable {
  public let name: String
  /// The hash of its content.
  public let model: String
  public let stage: RegisteredModel.Stage
  /// The model whose place it took.
  public let parent: String?
  /// When it came to its stage; `nil` where nobody did anything about it yet.
  public let since: String?
  /// Where it stands; `nil` where it was not found.
  public internal(set) var bundle: BundleFolder?
  public let detector: String?
  public let dataset: String?
  /// The fingerprint of the data that it learned from.
  public let data: String?

  /// The same where a bundle of its content stands.
  public func standing(at bundle: BundleFolder) -> IndexedModel {
    var model = self
    model.bundle = bundle
    return model
  }

  /// A bundle that nobody did anything about yet.
  public static func candidate(
    _ bundle: BundleFolder, _ model: String, of name: String
  ) -> IndexedModel {
    IndexedModel(
      name: name, model: model, stage: .candidate, parent: nil, since: nil, bundle: bundle,
      detector: nil, dataset: nil, data: nil)
  }

  /// As much of the hash as people need.
  public var id: String { String(model.prefix(12)) }
}

extension SQLValue {
  /// A text, or null where there is none.
  fileprivate init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
}
