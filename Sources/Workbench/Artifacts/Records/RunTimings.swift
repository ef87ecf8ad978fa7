public import Formats
import Machine

/// What a run cost: a session for each time that somebody worked on it.
public struct RunTimings: Recorded, Equatable {
  public var sessions: [Session]

  public init(sessions: [Session] = []) { self.sessions = sessions }

  /// What was done at one time on one machine.
  public struct Session: Recorded, Equatable {
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

    public static let fields = Fields(
      Self.init(started:machine:jobs:trials:phases:isInterrupted:),
      Field("started", \.started, .text), Field("machine", \.machine, .record),
      Field("jobs", \.jobs, .whole), Field("trials", \.trials, .whole),
      Field("phases", \.phases, .list(of: .record)),
      Field("interrupted", \.isInterrupted, .flag))
  }

  /// A part of a session, and how long it took.
  public struct Phase: Recorded, Equatable {
    public let name: String
    public let seconds: Double

    public init(_ name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }

    public static let fields = Fields(
      Self.init(_:seconds:), Field("name", \.name, .text), Field("seconds", \.seconds, .number))
  }

  public static let fields = Fields(
    Self.init(sessions:), Field("sessions", \.sessions, .list(of: .record)))
}

/// The machine that work was done on.
public struct MachineRecord: Recorded, Equatable {
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

  public static let fields = Fields(
    Self.init(system:processor:processors:memory:), Field("system", \.system, .text),
    Field("processor", \.processor, .text), Field("processors", \.processors, .whole),
    Field("memory_bytes", \.memory, .optional(.whole)))
}
