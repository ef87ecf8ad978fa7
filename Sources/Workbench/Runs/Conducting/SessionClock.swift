import Artifacts
import Formats
import Machine

/// How long the phases of a session take, and how many trials it runs.
struct SessionClock {
  var trials = 0
  private let started = WallTime.now()
  private var watch = Stopwatch()
  private var phases: [RunTimings.Phase] = []

  /// The phase that was at work is over.
  mutating func end(_ phase: String) {
    phases.append(RunTimings.Phase(phase, seconds: watch.seconds))
    watch = Stopwatch()
  }

  /// Adds the session to those that the run had before; where what was told of them cannot be read, it is the first.
  func record(in folder: RunFolder, jobs: Int) throws(FileError) {
    var timings = RunTimings()
    do throws(FileError) { timings = try folder.readTimings() } catch {
      guard error.kind == .malformed else { throw error }
    }
    timings.sessions.append(
      RunTimings.Session(
        started: "\(started)", machine: .here, jobs: jobs, trials: trials, phases: phases,
        isInterrupted: Interruption.count > 0))
    try FileSystem.write(timings.json.bytes(.indented), to: folder.timings, durably: false)
  }
}
