import Machine
import Wording

/// How commands end that are asked to: by Ctrl-C, by SIGTERM, or since the terminal is gone.
enum Stopping {
  /// From now on such a wish ends this program, with a sentence and with nothing half-done left behind.
  ///
  /// The first is left to who ends in order by itself, as a run does while its trials are at work.
  static func await(_ whenStopped: WhenStopped, on console: Console) throws {
    try Leftovers.adoptOrphans()
    try Interruption.handle { wish in
      guard wish.number > 1 || !Interruption.isGranted else { return }
      Leftovers.endProgram(code: ExitCode.interrupted.rawValue) { written in
        guard whenStopped != .isSilent else { return }
        console.close(with: sentence(wish.signal, whenStopped, written))
      }
    }
  }

  static func sentence(
    _ signal: Interruption.Signal, _ whenStopped: WhenStopped,
    _ written: Leftovers.Written = Leftovers.Written(files: 0, last: nil)
  ) -> String {
    "stopped \(reason(signal)); \(consequence(whenStopped, written))"
  }

  private static func reason(_ signal: Interruption.Signal) -> String {
    switch signal {
    case .interrupt: "by Ctrl-C"
    case .terminate: "by SIGTERM"
    case .hangUp: "since the terminal is gone"
    }
  }

  private static func consequence(
    _ whenStopped: WhenStopped, _ written: Leftovers.Written
  ) -> String {
    if whenStopped == .goesOn { return "the same command goes on from here" }
    guard let last = written.last else { return "no file was written" }
    return written.files == 1
      ? "'\(last)' was written before, and is whole"
      : "\(Phrase.counted(written.files, "file")) were written before, and are whole"
  }
}
