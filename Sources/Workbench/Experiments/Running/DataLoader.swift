import Datasets
import Files
import Numerics
import Vocabulary

/// Reads the data sets of a spec; names of the catalog with a star stand for several.
struct DataLoader: Sendable {
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

  init(_ experiment: Experiment, searchFolders: [String]) throws {
    var sources: [Source] = []
    for settings in experiment.data {
      sources += try Self.origins(of: settings, searchFolders).map {
        Source(settings: settings, origin: $0)
      }
    }
    self.sources = sources
  }

  /// Reads the data set at a place among the sources.
  func load(_ index: Int) throws -> Dataset {
    let source = sources[index]
    var dataset: Dataset =
      switch source.origin {
      case .recorded(let recorded): try recorded.read(ReadingSettings(source.settings))
      case .generated(let choice): try GeneratorForms.dataset(choice)
      }
    if source.settings.has("name") { dataset.name = source.settings.text("name") }
    if let share = source.settings.members["label"]?["keep"]?.double {
      dataset = try dataset.keeping(anomalies: share, seed: Seed(1))
    }
    return dataset
  }

  private static func origins(
    of data: Settings, _ searchFolders: [String]
  ) throws -> [Source.Origin] {
    if data.has("generate") { return [.generated(data.choice("generate"))] }
    if data.has("query") { return [.recorded(.query(data.text("query")))] }
    if data.has("file") {
      return [.recorded(.file(try found(data.text("file"), searchFolders)))]
    }
    let mirror = data.optional("mirror") { $0.text($1) }
    return try DatasetNames.matching(data.texts("catalog")).map {
      .recorded(.catalog($0, mirror: mirror))
    }
  }

  /// The path of a file in the first folder that has it.
  static func found(_ file: String, _ folders: [String]) throws -> String {
    if file.hasPrefix("/") { return file }
    for folder in folders {
      let path = folder == "." ? file : Paths.join(folder, file)
      if FileSystem.exists(path) { return path }
    }
    throw RunError.notFound(file, looked: folders)
  }
}
