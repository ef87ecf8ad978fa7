public import Formats
public import Machine

/// What a run cost: a session for each time that somebody worked on it.
public struct RunTimings: Sendable, Equatable {
  public var sessions: [Session]

  public init(sessions: [Session] = []) { self.sessions = sessions }

  /// What was done at one time on one machine.
  public struct Session: Sendable, Equatable {
    /// When it began, by RFC 3339.
    public let started: String
    public let machine: MachineRecord
    public let jobs: Int
    /// How many trials were run.
    public let trials: Int
    /// How long each phase took, in their order.
    public let phases: [Phase]
    public let isInterrupted: Bool

    public init(
      started: String, machine: MachineRecord, jobs: Int, trials: Int, phases: [Phase],
      isInterrupted: Bool
    ) {
      self.started = started
      self.machine = machine
      self.jobs = jobs
      self.trials = trials
      self.phases = phases
      self.isInterrupted = isInterrupted
    }
  }

  /// A part of a session, and how long it took.
  public struct Phase: Sendable, Equatable {
    public let name: String
    public let seconds: Double

    public init(_ name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  public var json: JSON { ["sessions": .list(sessions.map(\.json))] }

  public init(_ reader: JSONReader) throws(FileError) {
    sessions = []
    for session in try reader["sessions"].list() { sessions.append(try Session(session)) }
  }
}

extension RunTimings.Session {
  var json: JSON {
    [
      "started": .text(started), "machine": machine.json, "jobs": JSON(jobs),
      "trials": JSON(trials),
      "phases": .list(
        phases.map { ["name": .text($0.name), "seconds": .number($0.seconds)] }),
      "interrupted": JSON(isInterrupted),
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    var phases: [RunTimings.Phase] = []
    for phase in try reader["phases"].list() {
      phases.append(
        RunTimings.Phase(try phase["name"].text(), seconds: try phase["seconds"].double()))
    }
    self.init(
      started: try reader["started"].text(), machine: try MachineRecord(reader["machine"]),
      jobs: try reader["jobs"].int(), trials: try reader["trials"].int(), phases: phases,
      isInterrupted: try reader["interrupted"].bool())
  }
}

/// The machine that work was done on.
public struct MachineRecord: Sendable, Equatable {
  public let system: String
  public let processor: String
  public let processors: Int
  public let memory: Int?

  public init(system: String, processor: String, processors: Int, memory: Int?) {
    self.system = system
    self.processor = processor
    self.processors = processors
    self.memory = memory
  }

  /// The machine that this runs on.
  public static var here: MachineRecord {
    MachineRecord(
      system: Host.system, processor: Host.processor, processors: Host.processors,
      memory: Memory.totalBytes)
  }

  var json: JSON {
    [
      "system": .text(system), "processor": .text(processor), "processors": JSON(processors),
      "memory_bytes": memory.map(JSON.integer) ?? .null,
    ]
  }

  init(_ reader: JSONReader) throws(FileError) {
    self.init(
      system: try reader["system"].text(), processor: try reader["processor"].text(),
      processors: try reader["processors"].int(), memory: try reader.present("memory_bytes")?.int())
  }
}
