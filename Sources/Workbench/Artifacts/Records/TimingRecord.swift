public import Formats
public import Machine
public import Vocabulary

/// What a trial cost on one machine: never the same twice, so kept apart from what it found.
public struct TimingRecord: Sendable, Equatable {
  public let id: String
  public let status: Status
  public let fitSeconds: Double?
  public let scoreSeconds: Double?
  /// How long the trial took as a whole: to fit, score, choose thresholds and measure.
  public let trialSeconds: Double?
  /// The most memory the worker held, in bytes.
  public let peakMemory: Int?
  /// Percentiles and their intervals, where the spec asks for latency.
  public let latency: [Measurement]
  /// What became of attempts that were lost: crashed, killed, out of time or memory.
  public let lost: [String]

  public enum Status: String, Sendable { case ok, failed, lost }

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

  public var json: JSON {
    [
      "id": .text(id), "status": .text(status.rawValue), "fit_seconds": JSON(fitSeconds),
      "score_seconds": JSON(scoreSeconds), "trial_seconds": JSON(trialSeconds),
      "peak_memory_bytes": peakMemory.map(JSON.integer) ?? .null,
      "latency": JSON(latency), "lost": JSON(lost),
    ]
  }

  public init(_ reader: JSONReader) throws(FileError) {
    guard let status = Status(rawValue: try reader["status"].text()) else {
      throw try reader["status"].error("wanted ok, failed or lost")
    }
    self.init(
      id: try reader["id"].text(), status: status,
      fitSeconds: try reader.present("fit_seconds")?.double(),
      scoreSeconds: try reader.present("score_seconds")?.double(),
      trialSeconds: try reader.present("trial_seconds")?.double(),
      peakMemory: try reader.present("peak_memory_bytes")?.int(),
      latency: try reader["latency"].measurements(), lost: try reader["lost"].texts())
  }

  /// The same record with latencies, which are measured in a phase of their own.
  public func with(latency: [Measurement]) -> TimingRecord {
    TimingRecord(
      id: id, status: status, fitSeconds: fitSeconds, scoreSeconds: scoreSeconds,
      trialSeconds: trialSeconds, peakMemory: peakMemory, latency: latency, lost: lost)
  }
}
