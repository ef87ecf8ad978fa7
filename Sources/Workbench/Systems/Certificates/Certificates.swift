public import Detectors
import Features
public import Forms
import Generators
import Numerics
public import Pipelines
import Sources
import Vocabulary

/// The certificate verifier: attempts to have a certificate verified, each held against what a university has on file.
public enum Certificates: DocumentedSystem {
  public static let name = "certificates"

  public static var events: [Choices<SystemEvents>.Entry] {
    [
      .init(of: CertificateEvents.self) { settings throws(SettingError) in
        let reading = CertificateReading(settings.read(as: CertificateReading.self))
        let feedback = CertificateReading.feedback.name
        return SystemEvents(
          try CertificateFeatures(settings.read(as: CertificateFeatures.self)),
          filesBeside: reading.feedback.map { [(key: feedback, file: $0)] } ?? []
        ) { path, encoding, beside throws(DatasetError) in
          try reading.recording(path, encoding, feedback: beside[feedback])
        }
      }
    ]
  }

  public static var made: [Choices<MadeEvents>.Entry] {
    [
      .init(of: CertificateRecipe.self) { settings throws(SettingError) in
        let features = try CertificateFeatures(settings.read(as: CertificateFeatures.self))
        let view = features.fitted
        return MadeEvents(
          try SyntheticAttempts(settings.read(as: SyntheticAttempts.self)),
          seed: Seed(spec: settings[Key<CertificateRecipe, Int>.seed]), seenBy: view,
          saysItself: true)
      }
    ]
  }

  public static var detectors: [Choices<any Detector>.Entry] {
    [
      .init(of: CertificateAutoencoder.self) { settings throws(SettingError) in
        try CertificateAutoencoder.detector(settings)
      },
      .init(of: CertificateForest.self) { settings throws(SettingError) in
        try CertificateForest.detector(settings)
      },
    ]
  }

  public static func document(
    of pipeline: Pipeline, _ identity: DocumentIdentity
  ) throws(DocumentError) -> any SystemDocument {
    try CertificateDocument(pipeline, identity)
  }
}

/// The form of what the verifier recorded: how it is read, and how it is seen.
private enum CertificateEvents: Keyed {
  static var name: String { CertificateFeatures.name }
  static var help: String { CertificateFeatures.help }
  static var keys: [any FormKey<Self>] {
    CertificateFeatures.keys(lentTo: Self.self) + CertificateReading.keys(lentTo: Self.self)
  }
}

/// The form of a recording of the verifier that is made.
private enum CertificateRecipe: Keyed {
  static var name: String { CertificateFeatures.name }
  static let help =
    "\(SyntheticAttempts.help) Seen by the verifier's features; written to a file called .jsonl it is the recording"
    + " itself, line by line."
  static var keys: [any FormKey<Self>] {
    SyntheticAttempts.keys(lentTo: Self.self) + CertificateFeatures.keys(lentTo: Self.self)
      + [Key<Self, Int>.seed]
  }
}
