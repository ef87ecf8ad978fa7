public import Machine

/// Which model each name stands for, and how it came to that: `registry.jsonl` beside the runs.
///
/// The file is the truth of stages as the folders of bundles are of what models there are; the index is made from both.
/// Lines are only ever added, and none can be changed or taken out of the middle unseen. A model that stands twice is
/// one: it is known by the hash of its content.
public struct Registry: Sendable {
  private var lines: ChainedLines<ModelEntry>
  private let reports: String

  static let file = "registry.jsonl"

  /// Reads the registry of the runs below `reports`; one that is not there yet is empty.
  public init(reports: String) throws(FileError) {
    self.reports = reports
    lines = try ChainedLines(Self.file, in: reports)
  }

  public var entries: [ModelEntry] { lines.entries }
  /// Which lines are not what was written, a sentence each.
  public var damages: [String] { lines.damages }

  /// All models that have a stage of their own, or whose bundle stands in the folder of a run, which makes it a
  /// candidate of its experiment's name.
  ///
  /// - Parameter tell: Takes what is wrong with a bundle that cannot be read, which is none of them.
  public func models(
    telling tell: (FileError) -> Void = { _ in }
  ) throws(FileError) -> [RegisteredModel] {
    var models = RegisteredModel.all(in: entries)
    for folder in try RunFolder.all(in: reports) {
      for bundle in try folder.bundles() {
        do throws(FileError) {
          let place = models.madePlace(of: folder.experimentName, try bundle.contentHash)
          models[place].see(self.place(of: bundle))
        } catch { tell(error) }
      }
    }
    return models
  }

  /// The names whose active model stands in a folder and nowhere else that is known.
  public func namesActive(onlyIn folder: RunFolder) throws(FileError) -> [String] {
    guard let inside = FileSystem.realPath(folder.path) else { return [] }
    return try models().filter { $0.stage == .active }.filter { model in
      let places = model.bundles.compactMap { FileSystem.realPath(bundle(at: $0).path) }
      return !places.isEmpty && places.allSatisfy { $0.hasPrefix(inside + "/") }
    }.map(\.name)
  }

  /// Makes a model the one that a name stands for; whichever was is retired by that.
  ///
  /// - Returns: Whether it was not so before.
  public mutating func promote(
    _ model: ModelPlace, as name: String, at time: WallTime, because reason: String? = nil
  ) throws(FileError) -> Bool {
    try change(.promoted, model, name, time, reason) { $0 != .active }
  }

  /// Takes a model out of use.
  ///
  /// - Returns: Whether it was not so before.
  public mutating func retire(
    _ model: ModelPlace, as name: String, at time: WallTime, because reason: String? = nil
  ) throws(FileError) -> Bool {
    try change(.retired, model, name, time, reason) { $0 != .retired }
  }

  private mutating func change(
    _ event: ModelEntry.Event, _ model: ModelPlace, _ name: String, _ time: WallTime,
    _ reason: String?, where isChange: (RegisteredModel.Stage) -> Bool
  ) throws(FileError) -> Bool {
    let bundle = place(of: model.bundle)
    let added = try lines.add { known in
      let models = RegisteredModel.all(in: known).filter { $0.name == name }
      let stage = models.first { $0.model == model.hash }?.stage ?? .candidate
      guard isChange(stage) else { return [] }
      let active = models.first { $0.stage == .active && $0.model != model.hash }
      return [
        ModelEntry(
          event, time: "\(time)", name: name, model: model.hash, bundle: bundle,
          parent: event == .promoted ? active?.model : nil, reason: reason)
      ]
    }
    return !added.isEmpty
  }

  /// How a place is written down: from the folder of runs on, so that both can move together.
  private func place(of bundle: BundleFolder) -> String {
    guard let path = FileSystem.realPath(bundle.path), let root = FileSystem.realPath(reports)
    else {
      // One that is gone is written down as it was before.
      let inside = Paths.join(reports, "")
      return bundle.path.hasPrefix(inside)
        ? String(bundle.path.dropFirst(inside.count)) : bundle.path
    }
    return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  /// Where a bundle stands that was written down so.
  public func bundle(at place: String) -> BundleFolder { BundleFolder(Paths.join(reports, place)) }

  /// The name of the experiment in the folder of whose run a bundle stands; `nil` for one that stands elsewhere.
  public func experimentName(of bundle: BundleFolder) -> String? {
    let parts = place(of: bundle).split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[2] == RunFolder.models ? String(parts[0]) : nil
  }
}

/// A bundle, and what it was when it was verified.
public struct ModelPlace: Sendable, Equatable {
  public let bundle: BundleFolder
  /// The hash of its content.
  public let hash: String

  public init(_ bundle: BundleFolder, hash: String) {
    self.bundle = bundle
    self.hash = hash
  }
}
