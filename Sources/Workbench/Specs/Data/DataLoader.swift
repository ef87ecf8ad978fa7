import Files
import Generators
import Numerics
import Sources
public import Vocabulary

/// Reads the data sets of a spec; names of the catalog with a star stand for several.
public struct DataLoader: Sendable {
  /// One data set that a spec names.
  struct Source: Sendable {
    let settings: Settings
    let origin: Origin

    enum Origin: Sendable {
      case recorded(DataSource)
      case generated(Choice)
    }
  }

  let sources: [Source]
  private let searchFolders: [String]

  /// The places of the data sets, in the order of the spec.
  public var indices: Range<Int> { sources.indices }

  public init(_ experiment: Experiment, searchFolders: [String]) throws {
    var sources: [Source] = []
    for settings in experiment.data.map(\.settings) {
      sources += try Self.origins(of: settings, searchFolders).map {
        Source(settings: settings, origin: $0)
      }
    }
    self.sources = sources
    self.searchFolders = searchFolders
  }

  /// Reads, or makes, the data set at a place among the sources.
  public func load(_ index: Int) throws -> Dataset {
    let source = sources[index]
    let corruptions = source.settings.list("corrupt").map { Choice($0) }
    return try Self.dataset(source, searchFolders).corrupted(by: corruptions)
  }

  /// The rows of a source as the keys of its data set say, before anything is done to them on purpose.
  private static func dataset(_ source: Source, _ searchFolders: [String]) throws -> Dataset {
    var dataset: Dataset =
      switch source.origin {
      case .recorded(let recorded): try recorded.read(ReadingSettings(source.settings))
      case .generated(let choice): try generated(choice, searchFolders: searchFolders)
      }
    if source.settings.has("name") { dataset.name = source.settings.text("name") }
    if let share = source.settings.members["label"]?["keep"]?.double {
      dataset = try dataset.keeping(anomalies: share, seed: Seed(1))
    }
    return dataset
  }

  /// The generator that a choice describes, which may have to read the rows that it is fitted to.
  static func generator(
    _ choice: Choice, searchFolders: [String]
  ) throws -> any DatasetGenerator {
    switch try GeneratorForms.maker(choice) {
    case .alone(let generator): return generator
    case .fitted(let settings, let recorded):
      let origins = try origins(of: recorded, searchFolders)
      guard let origin = origins.first, origins.count == 1 else {
        throw DataError.nothingToDo(
          "'fitted' learns from one data set, not from \(origins.count); name one under 'to'")
      }
      let source = Source(settings: recorded, origin: origin)
      return try settings.fitted(to: dataset(source, searchFolders))
    }
  }

  /// The rows that a choice of a generator describes.
  ///
  /// - Parameter seed: The seed instead of the one in the choice.
  static func generated(
    _ choice: Choice, seed: Int? = nil, searchFolders: [String]
  ) throws -> Dataset {
    try generator(choice, searchFolders: searchFolders).generate(
      seed: Seed(spec: seed ?? choice.settings.whole("seed")))
  }

  private static func origins(
    of data: Settings, _ searchFolders: [String]
  ) throws -> [Source.Origin] {
    if data.has("generate") { return [.generated(data.choice("generate"))] }
    if data.has("query") { return [.recorded(.query(data.text("query")))] }
    if data.has("file") {
      return [.recorded(.file(try found(data.text("file"), searchFolders)))]
    }
    let mirror = try data.optional("mirror") { $0.text($1) }.map { try found($0, searchFolders) }
    return try DatasetNames.matching(data.texts("catalog")).map {
      .recorded(.catalog($0, mirror: mirror))
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
