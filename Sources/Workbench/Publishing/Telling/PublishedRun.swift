import Artifacts
import Machine

/// A run as a tracker has it.
public struct PublishedRun: Sendable, Equatable {
  /// What it is here: the id of a trial or of a run.
  public let id: String
  /// What people see.
  public let name: String
  public var tags: [String: String]
  public var params: [String: String]
  public var metrics: [MetricPoint]
  public var datasets: [PublishedDataset]
  public var files: [PublishedFile]
  public var model: PublishedModel?
  /// Whether it failed, which is a result too.
  public let hasFailed: Bool
  /// In milliseconds since 1970.
  public let started: Int64
  public let ended: Int64

  /// The tag that holds the id of a trial, and finds it again.
  static let trialTag = "assay.trial"
  /// The tag that holds the id of a run of ours, on the sweep and on all its trials.
  static let runTag = "assay.run"
}

/// A value of a metric.
public struct MetricPoint: Sendable, Equatable {
  public let key: String
  public let value: Double
  public let step: Int

  public init(_ key: String, _ value: Double, step: Int = 0) {
    self.key = key
    self.value = value
    self.step = step
  }
}

/// The rows that a run learned from and was measured on.
public struct PublishedDataset: Sendable, Equatable {
  public let name: String
  /// The beginning of its fingerprint.
  public let digest: String
  public let source: String
  public let profile: String

  init(_ data: DatasetRecord) {
    name = data.name
    digest = String(data.fingerprint.prefix(TrackerLimits.digest))
    source = data.source
    profile = """
      {"rows":\(data.rows),"columns":\(data.columns),"anomalies":\(data.anomalies.map(String.init) ?? "null")}
      """
  }
}

/// A file that is kept with a run.
public struct PublishedFile: Sendable, Equatable {
  /// What it is called there.
  public let name: String
  /// Where it is here.
  public let path: String

  init(_ name: String, at path: String) {
    self.name = name
    self.path = path
  }
}
