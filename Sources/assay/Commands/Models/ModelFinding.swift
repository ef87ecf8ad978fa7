import Artifacts
import Bundles
import Machine

/// The models below a folder of runs, as people name them.
struct ModelShelf {
  let reports: String
  let index: RunIndex

  /// Reads what there is, with a complaint for each bundle and line that cannot be read.
  init(_ reports: String, on console: Console) throws {
    self.reports = reports
    index = try RunIndex(reports: reports)
    _ = try index.rebuildModels()
    for damage in index.damages { console.complain("assay: warning: \(damage)") }
  }

  /// As above; `nil` where there is no folder of runs, in which case models are named by the folders of their bundles.
  static func perhaps(_ reports: String, on console: Console) throws -> ModelShelf? {
    FileSystem.exists(reports) ? try ModelShelf(reports, on: console) : nil
  }

  /// The bundle that a person means, opened and proved.
  static func opened(
    _ word: String, on shelf: ModelShelf?, _ console: Console
  ) throws -> OpenedBundle {
    if let shelf, !FileSystem.exists(BundleFolder(word).manifest) {
      return try shelf.found(word, as: nil).opened(on: console)
    }
    let opened = try OpenedBundle(BundleFolder(word))
    for note in opened.notes { console.complain("assay: note: \(note)") }
    return opened
  }

  /// The model that a person means: by the folder of its bundle, by the start of its hash, or by a name, whose active
  /// model is then meant.
  ///
  /// - Parameter name: Under which name it is meant; `nil` where that is not said.
  func found(_ word: String, as name: String?) throws -> IndexedModel {
    if FileSystem.exists(BundleFolder(word).manifest) { return try standing(at: word, as: name) }
    let all = try index.models(named: name)
    if let active = all.first(where: { $0.name == word && $0.stage == .active }) { return active }
    return try theOne(of: all.filter { !word.isEmpty && $0.model.hasPrefix(word) }, called: word)
  }

  /// The bundle in a folder, under the name that is said or under the one by which it is known.
  private func standing(at path: String, as name: String?) throws -> IndexedModel {
    let bundle = BundleFolder(path)
    let model = try bundle.contentHash
    let known = try index.models().filter { $0.model == model }
    let home = try Registry(reports: reports).experimentName(of: bundle)
    guard let name = name ?? home ?? (known.count == 1 ? known[0].name : nil) else {
      throw UsageError.other(
        "\(path) stands in no folder of a run below \(reports): say with '--name' what it is a model of"
      )
    }
    return known.first { $0.name == name }?.standing(at: bundle)
      ?? .candidate(bundle, model, of: name)
  }

  private func theOne(of models: [IndexedModel], called word: String) throws -> IndexedModel {
    guard let model = models.first else {
      throw UsageError.other(
        "there is no model '\(word)' below \(reports), nor an active one of that name; 'assay models list' shows them"
      )
    }
    guard models.count == 1 else {
      let names = models.map { "\($0.id) of '\($0.name)'" }.joined(separator: ", ")
      throw UsageError.other("'\(word)' may be any of \(names)")
    }
    return model
  }
}

extension IndexedModel {
  /// Its bundle, opened and proved; refuses one that is gone.
  func opened(on console: Console) throws -> OpenedBundle {
    guard let bundle else {
      throw UsageError.other(
        "the bundle of \(id) of '\(name)' is not where it was; nothing can be proved of it")
    }
    let opened = try OpenedBundle(bundle)
    for note in opened.notes { console.complain("assay: note: \(note)") }
    return opened
  }
}

extension Declaration.Operand {
  /// A model as people name it.
  static func model(_ name: String = "MODEL") -> Self {
    .init(
      name: name,
      help: "the folder of a bundle, the start of a model's hash, or a name, for its active model")
  }
}

extension Declaration.Option {
  static let modelName = Self(
    name: "--name", value: "NAME",
    help: "what it is a model of (default: the experiment in whose run it stands)")
}
