public import Features
import Forms
import Generators
import Machine
import Numerics
import Sources
import Systems
public import Vocabulary
import Wording

/// Reads the data sets of a spec; names of the catalog with a star stand for several.
public struct DataLoader: Sendable {
  /// One data set that a spec names.
  private struct Entry: Sendable {
    let origin: Origin
    /// Its place under `data`, and what stands there.
    let place: Int
    let setting: DataSetting
  }

  private enum Origin: Sendable {
    case recorded(DataSource)
    case events(path: String, EventReading, beside: [String: String])
    case made(RowMaker)
  }

  private let entries: [Entry]
  private let refusal: Refusal
  private let searchFolders: [String]

  /// The places of the data sets, in the order of the spec.
  public var indices: Range<Int> { entries.indices }

  /// Tells of what the data show to be wrong with a spec, at a path of it.
  typealias Refusal = @Sendable (any Error & CustomStringConvertible, _ path: String) -> any Error

  init(
    _ settings: [DataSetting], searchFolders: [String], refusal: @escaping Refusal
  ) throws {
    entries = try settings.enumerated().flatMap { place, setting in
      let origins: [Origin]
      do {
        origins =
          switch setting.origin {
          case .recorded(let place): try Self.sources(place, searchFolders).map { .recorded($0) }
          case .events(let file, let reading):
            [try Self.events(file, reading, searchFolders, refusal, "data.\(place)")]
          case .made(let maker): [.made(maker)]
          }
      } catch let error as DataError { throw refusal(error, "data.\(place).file") }
      return origins.map { Entry(origin: $0, place: place, setting: setting) }
    }
    self.refusal = refusal
    self.searchFolders = searchFolders
  }

  /// Reads, or makes, the data set at a place among the sources.
  public func load(_ index: Int) throws -> Dataset {
    let entry = entries[index]
    let meaning = entry.setting.meaning
    let dataset: Dataset =
      switch entry.origin {
      case .recorded(let source):
        try Self.read(source, meaning.reading) { refusal($0, "data.\(entry.place).\($1)") }
      case .events(let path, let reading, let beside):
        try rows(
          of: reading.recording(path, meaning.reading, beside: beside), by: reading,
          meaning.reading, at: entry.place)
      case .made(let maker): try Self.made(by: maker, searchFolders: searchFolders)
      }
    return try dataset.meant(by: meaning).corrupted(by: entry.setting.corruptions)
  }

  /// The events of the data set at a place, and how they are seen as its rows; `nil` where rows are rows.
  public func events(
    _ index: Int
  ) throws -> (recording: Recording, seen: any FittedEventFeatures)? {
    let entry = entries[index]
    switch entry.origin {
    case .events(let path, let reading, let beside):
      let recording = try reading.recording(path, entry.setting.meaning.reading, beside: beside)
      return (recording, try reading.features.fit(recording))
    case .made(let maker):
      guard case .seen(let made) = maker.way else { return nil }
      return (made.record(seed: maker.seed), made.view)
    case .recorded: return nil
    }
  }

  /// A file of events, and the files beside it that its reading needs.
  private static func events(
    _ file: String, _ reading: EventReading, _ searchFolders: [String], _ refusal: Refusal,
    _ path: String
  ) throws -> Origin {
    var beside: [String: String] = [:]
    for (key, file) in reading.filesBeside {
      do { beside[key] = try found(file, searchFolders) } catch let error as DataError {
        throw refusal(error, "\(path).events.\(type(of: reading.features).name).\(key)")
      }
    }
    return .events(path: try found(file, searchFolders), reading, beside: beside)
  }

  /// Reads recorded rows; a column that a key of the spec names and the rows lack is told where the key stands.
  private static func read(
    _ source: DataSource, _ settings: ReadingSettings,
    refusal: (DatasetError, _ key: String) -> any Error
  ) throws -> Dataset {
    do throws(DatasetError) { return try source.read(settings) } catch {
      guard case .missingColumn = error.topic, let key = error.subject else { throw error }
      throw refusal(error, key)
    }
  }

  /// Reads the data set at a place to look at it: of files with too many rows, some with what all say
  /// together. What is done to rows on purpose is done to all of them.
  func survey(_ index: Int) throws -> SurveyedDataset {
    let entry = entries[index]
    let meaning = entry.setting.meaning
    guard case .recorded(let source) = entry.origin, meaning.keep == nil,
      entry.setting.corruptions.isEmpty
    else { return SurveyedDataset(whole: try load(index)) }
    return try source.survey(meaning.reading).named(meaning.title)
  }

  /// The rows of a recording; what it shows to be wrong is told where the spec says it.
  private func rows(
    of recording: Recording, by reading: EventReading, _ settings: ReadingSettings, at place: Int
  ) throws -> Dataset {
    let name = type(of: reading.features).name
    var dataset: Dataset
    do throws(SettingError) {
      let seen = try reading.features.fit(recording)
      dataset = seen.rows(of: recording)
      dataset.provenance.events = try EventLines(reading, seen: seen, settings).text
    } catch { throw refusal(error, "data.\(place).events.\(name).\(error.path)") }
    guard dataset.rows > 0 else {
      let events = Phrase.counted(recording.events.count, "event")
      throw DataError.nothingToDo(
        "'events: \(name)' sees no row in the \(events) of '\(recording.name)'")
    }
    return dataset
  }

  /// The rows that a recipe of a spec describes.
  ///
  /// - Parameter seed: The seed instead of the one in the recipe.
  static func made(
    by maker: RowMaker, seed: Seed? = nil, searchFolders: [String]
  ) throws -> Dataset {
    let seed = seed ?? maker.seed
    let work = Work("making rows")
    defer { work.end() }
    switch maker.way {
    case .alone(let generator):
      try checkRoom(for: generator.cells)
      return generator.generate(seed: seed)
    case .seen(let made):
      try checkRoom(for: made.generator.cells)
      let recording = made.record(seed: seed)
      var dataset = made.view.rows(of: recording)
      dataset.provenance.events = try EventLines(made, of: recording).text
      return dataset
    case .fitted(let settings, let data):
      let sources = try sources(data.place, searchFolders)
      guard let source = sources.first, sources.count == 1 else {
        throw DataError.nothingToDo(
          "'fitted' learns from one data set, not from \(sources.count); name one under 'to'")
      }
      let recorded = try source.read(data.meaning.reading).meant(by: data.meaning)
      let generator = try settings.fitted(to: recorded)
      try checkRoom(for: generator.cells)
      return generator.generate(seed: seed)
    }
  }

  /// Refuses to make more numbers than the memory of this machine holds, before any is made.
  static func checkRoom(for cells: Double, in memory: Int? = Memory.totalBytes) throws {
    guard let memory, cells * Double(MemoryLayout<Double>.stride) > Double(memory) else { return }
    throw DataError.nothingToDo(
      "the recipe makes about \(Figures.significant(cells / 1e9, digits: 2)) billion numbers, more than the memory "
        + "of this machine holds (\(Figures.significant(Double(memory) / 1e9, digits: 2)) GB): ask for fewer"
    )
  }

  private static func sources(
    _ place: RecordedData.Place, _ searchFolders: [String]
  ) throws -> [DataSource] {
    switch place {
    case .query(let text): return [.query(text)]
    case .file(let file):
      let path = try found(file, searchFolders)
      guard FileSystem.kind(of: path) != .other else {
        throw DataError.nothingToDo(
          "'\(file)' is a device or a pipe, and a spec's data are read by several programs, more than once:"
            + " put them into a file first")
      }
      return [.file(path)]
    case .catalog(let names, let mirror):
      let mirror = try mirror.map { try found($0, searchFolders) }
      return try DatasetNames.matching(names).map { .catalog($0, mirror: mirror) }
    }
  }

  /// The path of a file in the first folder that has it.
  public static func found(_ file: String, _ folders: [String]) throws -> String {
    if file.hasPrefix("/") { return file }
    for folder in folders {
      let path = folder == "." ? file : Paths.join(folder, file)
      if FileSystem.exists(path) { return path }
    }
    throw DataError.notFound(file, looked: folders)
  }
}

extension Dataset {
  /// The rows as the keys of their data set say, before anything is done to them on purpose.
  fileprivate func meant(by meaning: DatasetMeaning) throws(SettingError) -> Dataset {
    var dataset = self
    if let title = meaning.title { dataset.name = title }
    guard let share = meaning.keep else { return dataset }
    return try dataset.keeping(anomalies: share, seed: Seed(1))
  }

  /// The rows with what a spec asks for done to them, in that order.
  ///
  /// - Parameter seed: The seed instead of their own.
  func corrupted(by corruptions: [Corruption], seed: Seed? = nil) throws(DataError) -> Dataset {
    var dataset = self
    for (place, corruption) in corruptions.enumerated() {
      guard !corruption.needsLabels || labels != nil else {
        throw .nothingToDo("'\(corruption.name)' needs labels, and '\(name)' has none")
      }
      let own = seed ?? corruption.seed
      dataset = dataset.corrupted(by: [corruption], seed: own.split("place", place))
    }
    return dataset
  }
}
