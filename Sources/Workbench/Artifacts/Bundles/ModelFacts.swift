public import Formats
public import Machine
public import Vocabulary

/// What the manifest of a bundle says of it to people.
public struct ModelFacts: Sendable, Equatable {
  public let trial: String?
  public let detector: String
  public let settings: JSON
  public let seed: Int?
  /// The data that it learned from.
  public let dataset: DatasetRecord?
  public let calibration: String?
  public let thresholds: [ThresholdRecord]
  public let onValidation: [Measurement]
  public let onTest: [Measurement]
  public let codeVersion: String?
  public let platform: String?
  /// Why other programs cannot load it; `nil` where they can.
  public let missing: String?

  /// Reads what a manifest says, which need not be all of this.
  public init(_ bundle: BundleFolder) throws(FileError) {
    let manifest = try Seal.open(bundle.manifest, advice: BundleFolder.advice).record
    trial = try manifest.optional("trial")?.text()
    detector = try manifest["detector"].text()
    settings = try manifest.optional("settings")?.value ?? [:]
    seed = try manifest.optional("seed")?.int()
    dataset = try manifest.optional("data").map { said throws(FileError) in
      try DatasetRecord(said)
    }
    calibration = try manifest.optional("calibration")?.optional("name")?.text()
    thresholds =
      try manifest.optional("thresholds")?.list().map { entry throws(FileError) in
        try ThresholdRecord(entry)
      } ?? []
    let metrics = try manifest.optional("metrics")
    let stored = Stored<[Measurement]>.measurements
    onValidation = try metrics?.optional("validation").map(stored.read) ?? []
    onTest = try metrics?.optional("test").map(stored.read) ?? []
    codeVersion = try manifest.optional("code_version")?.text()
    platform = try manifest.optional("platform")?.text()
    missing = try manifest.optional("onnx")?.optional("missing")?.text()
  }
}
