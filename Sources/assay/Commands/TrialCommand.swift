import Experiments
import Files
import Numerics

/// What the driver of a run starts: a process that takes trial after trial from its input.
struct TrialCommand: Command {
  static let declaration = Declaration(
    name: "trial", summary: "Run the trials that a driver writes to standard input.")

  init(_ words: Words) throws(UsageError) {}

  func run(on console: Console) throws -> ExitCode {
    try TrialWorker.serve(platform: "\(NumericPlatform.current)")
    return .done
  }
}
