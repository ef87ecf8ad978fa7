public import Detectors
import Features
public import Forms
import Generators
import Numerics
public import Pipelines
import Sources
import Vocabulary

/// Nexora: entities such as keys and agents, each seen in snapshots of what it did and how it used the network.
public enum Nexora: DocumentedSystem {
  public static let name = "nexora"

  public static var events: [Choices<SystemEvents>.Entry] {
    [
      .init(of: NexoraEvents.self) { settings throws(SettingError) in
        let reading = NexoraReading(settings.read(as: NexoraReading.self))
        let feedback = NexoraReading.feedback.name
        return SystemEvents(
          try NexoraFeatures(settings.read(as: NexoraFeatures.self)),
          filesBeside: reading.feedback.map { [(key: feedback, file: $0)] } ?? []
        ) { path, encoding, beside throws(DatasetError) in
          try reading.recording(path, encoding, feedback: beside[feedback])
        }
      }
    ]
  }

  public static var made: [Choices<MadeEvents>.Entry] {
    [
      .init(of: NexoraRecipe.self) { settings throws(SettingError) in
        let features = try NexoraFeatures(settings.read(as: NexoraFeatures.self))
        return MadeEvents(
          try SyntheticEntities(settings.read(as: SyntheticEntities.self)),
          seed: Seed(spec: settings[Key<NexoraRecipe, Int>.seed]), seenBy: features.fitted,
          saysItself: true)
      }
    ]
  }

  public static var detectors: [Choices<any Detector>.Entry] {
    [
      .init(of: NexoraForest.self) { settings throws(SettingError) in
        try NexoraMember.forest.alone(NexoraForest.model(settings))
      },
      .init(of: NexoraSVM.self) { settings throws(SettingError) in
        try NexoraMember.svm.alone(NexoraSVM.model(settings))
      },
      .init(of: NexoraAutoencoder.self) { settings throws(SettingError) in
        try NexoraMember.autoencoder.alone(NexoraAutoencoder.model(settings))
      },
      .init(of: NexoraEnsemble.self) { settings throws(SettingError) in
        try NexoraEnsemble.detector(settings)
      },
    ]
  }

  public static func document(
    of pipeline: Pipeline, _ identity: DocumentIdentity
  ) throws(DocumentError) -> any SystemDocument {
    try NexoraDocument(pipeline, identity)
  }
}

/// The form of what Nexora recorded: how it is read, and how it is seen.
private enum NexoraEvents: Keyed {
  static var name: String { NexoraFeatures.name }
  static var help: String { NexoraFeatures.help }
  static var keys: [any FormKey<Self>] {
    NexoraFeatures.keys(lentTo: Self.self) + NexoraReading.keys(lentTo: Self.self)
  }
}

/// The form of a recording of Nexora that is made.
private enum NexoraRecipe: Keyed {
  static var name: String { NexoraFeatures.name }
  static let help =
    "\(SyntheticEntities.help) Seen by Nexora's features; written to a file called .jsonl it is the recording itself, "
    + "line by line."
  static var keys: [any FormKey<Self>] {
    SyntheticEntities.keys(lentTo: Self.self) + NexoraFeatures.keys(lentTo: Self.self)
      + [Key<Self, Int>.seed]
  }
}
