public import Artifacts
public import Detectors
import Features
import Formats
public import Forms
import Generators
import Numerics
public import Pipelines
import Sources
import Vocabulary

/// Elide's detection engine: numeric vectors, or values of a series.
public enum Elide: DocumentedSystem {
  public static let name = "elide"

  public static var events: [Choices<SystemEvents>.Entry] {
    [
      .init(of: ElideVectorEvents.self) { settings throws(SettingError) in
        let reading = ElideReading(settings.read(as: ElideReading.self))
        let features = try ElideVectors(settings.read(as: ElideVectors.self))
        return SystemEvents(features) { path, encoding, _ throws(DatasetError) in
          try reading.vectors(path, encoding, names: features.columns)
        }
      },
      .init(of: ElideSeriesEvents.self) { settings throws(SettingError) in
        let reading = ElideReading(settings.read(as: ElideReading.self))
        let features = try ElideSeries(settings.read(as: ElideSeries.self))
        return SystemEvents(features) { path, encoding, _ throws(DatasetError) in
          try reading.values(path, encoding, of: features.value)
        }
      },
    ]
  }

  public static var made: [Choices<MadeEvents>.Entry] {
    [
      .init(of: ElideRecipe.self) { settings throws(SettingError) in
        let scenario = ScenarioRecording(
          scenario: try ElideScenario(settings.read(as: ElideScenario.self)))
        let columns = scenario.scenario.kind.channels
        return MadeEvents(
          scenario, seed: Seed(spec: settings[Key<ElideRecipe, Int>.seed]),
          seenBy: FittedElideVectors(columns: columns, width: columns.count), saysItself: true,
          readBy: scenario.scenario.kind == .iot
            ? [ElideReading.group.name: .text(ScenarioRecording.device)] : [:])
      }
    ]
  }

  public static var detectors: [Choices<any Detector>.Entry] {
    [
      .init(of: ElideEnsemble.self) { settings throws(SettingError) in
        try ElideEnsemble.detector(settings)
      }
    ]
  }

  public static func document(
    of pipeline: Pipeline, _ identity: DocumentIdentity
  ) throws(DocumentError) -> any SystemDocument {
    try ElideDocument(pipeline, identity)
  }

  /// Its detectors are anybody's, so that no figure can be told to be of them.
  public static var figures: [FigureRecord] { [] }
}

/// The form of vectors that the engine recorded: how they are read, and how they are seen.
private enum ElideVectorEvents: Keyed {
  static var name: String { ElideVectors.name }
  static var help: String { ElideVectors.help }
  static var keys: [any FormKey<Self>] {
    ElideVectors.keys(lentTo: Self.self) + ElideReading.keys(lentTo: Self.self)
  }
}

/// The form of a series that the engine recorded.
private enum ElideSeriesEvents: Keyed {
  static var name: String { ElideSeries.name }
  static var help: String { ElideSeries.help }
  static var keys: [any FormKey<Self>] {
    ElideSeries.keys(lentTo: Self.self) + ElideReading.keys(lentTo: Self.self)
  }
}

/// The form of a recording of the engine that is made.
private enum ElideRecipe: Keyed {
  static var name: String { ElideVectors.name }
  static let help =
    "One of the worlds of the detection engine, as the vectors that it would record; written to a file called .jsonl it"
    + " is the recording itself, line by line."
  static var keys: [any FormKey<Self>] {
    ElideScenario.keys(lentTo: Self.self)
  }
}
