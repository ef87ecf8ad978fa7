public import Artifacts
import Machine

/// A bundle as a tracker has it.
public struct PublishedModel: Sendable, Equatable {
  /// What it is registered as.
  public let name: String
  /// The hash of its content, which finds it again.
  public let hash: String
  public let bundle: BundleFolder
  public let trial: String
  public let files: [PublishedFile]
  /// Why programs other than Assay cannot load it; `nil` where they can.
  public let missing: String?

  /// The tag that holds the hash.
  static let hashTag = "assay.model"

  /// Reads a bundle, which must be whole.
  init(_ bundle: BundleFolder, as name: String, trial: String) throws(FileError) {
    _ = try bundle.read()
    self.name = name
    self.bundle = bundle
    self.trial = trial
    hash = try bundle.contentHash
    missing = try ModelFacts(bundle).missing
    files = try FileSystem.list(bundle.path).map { file in
      PublishedFile(file, at: Paths.join(bundle.path, file))
    }
  }

  /// Whether MLflow can load it.
  public var isLoadable: Bool { files.contains { $0.name == "MLmodel" } }

  /// What the models of a run are registered as.
  struct Names {
    private let base: String
    private let isAlone: Bool

    init(_ names: Publication.Names, _ run: RunRecord) {
      base = names.model ?? run.name
      isAlone = run.datasets.count == 1
    }

    /// The name for models of a data set: models of different data are not versions of each other.
    func name(of dataset: String) -> String { isAlone ? base : "\(base).\(dataset)" }
  }
}
