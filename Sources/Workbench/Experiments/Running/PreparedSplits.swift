import Artifacts
import Datasets
import Files

/// The prepared splits of a run as one of its workers sees them: what several need is prepared by one, and
/// mapped by all.
struct PreparedSplits {
  private let folder: RunFolder
  private let loader: DataLoader
  /// The columns that say what mistakes cost.
  private let costs: [String]
  private var dataset: (index: Int, value: Dataset)?
  private var latest: (id: String, value: Preparation)?

  init(_ folder: RunFolder, _ loader: DataLoader, costs: [String]) {
    self.folder = folder
    self.loader = loader
    self.costs = costs
  }

  /// The rows that a trial sees.
  ///
  /// Those that are shared are mapped, and made before if nobody has made them; who finds another at it
  /// waits. Others stay with this worker, which spares the files.
  mutating func preparation(of trial: PlannedTrial, isShared: Bool) throws -> Preparation {
    let id = trial.preparation
    if let latest, latest.id == id { return latest.value }
    latest = nil
    let value = isShared ? try mapped(trial, at: folder.prepared(id)) : try make(trial)
    latest = (id, value)
    return value
  }

  private mutating func mapped(_ trial: PlannedTrial, at place: String) throws -> Preparation {
    if let stored = try Preparation(storedIn: place) { return stored }
    try FileSystem.makeFolder(place)
    let lock = try FileLock.wait(Paths.join(place, "lock"))
    defer { withExtendedLifetime(lock) {} }
    if try Preparation(storedIn: place) == nil { try make(trial).store(in: place) }
    guard let stored = try Preparation(storedIn: place) else {
      preconditionFailure("\(place) was just written")
    }
    return stored
  }

  private mutating func make(_ trial: PlannedTrial) throws -> Preparation {
    if dataset?.index != trial.dataset {
      dataset = nil
      dataset = (trial.dataset, try loader.load(trial.dataset))
    }
    guard let dataset = dataset?.value else { preconditionFailure("a data set was just loaded") }
    return try Preparation(dataset, for: trial.identity, costs: costs)
  }
}
