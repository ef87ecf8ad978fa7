public import Formats
public import Vocabulary

/// What a trial cost on one machine: never the same twice, so kept apart from what it found.
public struct TimingRecord: Recorded, Equatable {
  public let id: String
  public let status: Status
  public let fitSeconds: Double?
  public let scoreSeconds: Double?
  /// How long the trial took as a whole: to fit, score, choose thresholds and measure.
  public let trialSeconds: Double?
  /// The most memory the worker held, in bytes.
  public let peakMemory: Int?
  /// Percentiles and their intervals, where the spec asks for latency.
  public private(set) var latency: [Measurement]
  /// What became of attempts that were lost: crashed, killed, out of time or memory.
  public let lost: [String]

  public enum Status: String, Sendable, CaseIterable { case ok, failed, lost }

  public init(
    id: String, status: Status, fitSeconds: Double? = nil, scoreSeconds: Double? = nil,
    trialSeconds: Double? = nil, peakMemory: Int? = nil, latency: [Measurement] = [],
    lost: [String] = []
  ) {
    self.id = id
    self.status = status
    self.fitSeconds = fitSeconds
    self.scoreSeconds = scoreSeconds
    self.trialSeconds = trialSeconds
    self.peakMemory = peakMemory
    self.latency = latency
    self.lost = lost
  }

  public static let fields = Fields(
    Self.init(id:status:fitSeconds:scoreSeconds:trialSeconds:peakMemory:latency:lost:),
    Field("id", \.id, .text), Field("status", \.status, .word),
    Field("fit_seconds", \.fitSeconds, .optional(.number)),
    Field("score_seconds", \.scoreSeconds, .optional(.number)),
    Field("trial_seconds", \.trialSeconds, .optional(.number)),
    Field("peak_memory_bytes", \.peakMemory, .optional(.whole)),
    Field("latency", \.latency, .measurements), Field("lost", \.lost, .list(of: .text)))

  /// The same record with latencies, which are measured in a phase of their own.
  public func with(latency: [Measurement]) -> TimingRecord {
    var record = self
    record.latency = latency
    return record
  }
}
