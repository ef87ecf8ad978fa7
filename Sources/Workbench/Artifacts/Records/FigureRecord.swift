public import Formats

/// A figure that a system has of itself: what is published, what was measured of it as it runs, and what Assay is to
/// reach.
public struct FigureRecord: Recorded, Equatable {
  public let system: String
  /// What it is a figure of, as a table has it.
  public let name: String
  /// The detector whose trials it is compared with.
  public let detector: String
  public let published: String
  public let deployed: String
  /// What Assay is to reach, in words.
  public let gate: String
  /// What is compared, if Assay measures it.
  public let measure: Measure
  /// What it is not to exceed; `nil` where it is only reported.
  public let limit: Double?

  public enum Measure: String, Sendable, CaseIterable {
    /// From an event to its score, the 99 % percentile in microseconds.
    case eventLatency = "event latency"
    case fitSeconds = "fit seconds"
    case modelBytes = "model bytes"
    case alarmRate = "alarm rate"
    case falsePositiveRate = "false positive rate"
  }

  public init(
    system: String, name: String, detector: String, published: String, deployed: String,
    gate: String, measure: Measure, limit: Double? = nil
  ) {
    self.system = system
    self.name = name
    self.detector = detector
    self.published = published
    self.deployed = deployed
    self.gate = gate
    self.measure = measure
    self.limit = limit
  }

  public static let fields = Fields(
    Self.init(system:name:detector:published:deployed:gate:measure:limit:),
    Field("system", \.system, .text), Field("name", \.name, .text),
    Field("detector", \.detector, .text), Field("published", \.published, .text),
    Field("deployed", \.deployed, .text), Field("gate", \.gate, .text),
    Field("measure", \.measure, .word), Field("limit", \.limit, .optional(.number)))
}
