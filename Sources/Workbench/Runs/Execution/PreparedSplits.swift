import Artifacts
import Machine
import Specs
import Trials
import Vocabulary

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
  mutating func preparation(
    of trial: PlannedTrial, _ settings: TrialSettings, isShared: Bool
  ) throws -> Preparation {
    let id = trial.preparation
    if let latest, latest.id == id { return latest.value }
    latest = nil
    let value =
      isShared
      ? try mapped(trial, settings, at: folder.prepared(id)) : try make(trial, settings)
    latest = (id, value)
    return value
  }

  /// What is known of the rows that a trial sees, without making features of them.
  mutating func rows(of trial: PlannedTrial, _ settings: TrialSettings) throws -> SplitRows {
    let dataset = try loaded(trial.dataset)
    return try SplitRows(dataset, divided: Division(of: dataset, for: settings), costs: costs)
  }

  private mutating func mapped(
    _ trial: PlannedTrial, _ settings: TrialSettings, at place: String
  ) throws -> Preparation {
    if let stored = try Preparation(storedIn: place) { return stored }
    try FileSystem.makeFolder(place)
    let lock = try FileLock.wait(Paths.join(place, "lock"))
    defer { withExtendedLifetime(lock) {} }
    if try Preparation(storedIn: place) == nil {
      try make(trial, settings).store(in: place)
    }
    guard let stored = try Preparation(storedIn: place) else {
      preconditionFailure("\(place) was just written")
    }
    return stored
  }

  private mutating func make(
    _ trial: PlannedTrial, _ settings: TrialSettings
  ) throws -> Preparation {
    try Preparation(loaded(trial.dataset), for: settings, costs: costs)
  }

  private mutating func loaded(_ index: Int) throws -> Dataset {
    if let dataset, dataset.index == index { return dataset.value }
    dataset = nil
    let value = try loader.load(index)
    dataset = (index, value)
    return value
  }
}
