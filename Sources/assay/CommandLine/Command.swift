/// A word of `assay`: the words behind it become a value, and the value runs.
protocol Command: Sendable {
  static var declaration: Declaration { get }
  init(_ words: Words) throws(UsageError)
  func run(on console: Console) throws -> ExitCode
  /// What is left of it when it is stopped.
  var whenStopped: WhenStopped { get }
}

/// What somebody should know who has stopped a command.
enum WhenStopped: Sendable {
  /// It begins anew another time; of its files, those are there that are whole.
  case beginsAnew
  /// The same words go on from where it was.
  case goesOn
  /// Whoever stops it knows, and speaks for it.
  case isSilent
}

extension Command {
  var whenStopped: WhenStopped { .beginsAnew }
}

/// What a process answers to the one that called it.
enum ExitCode: Int32, Sendable {
  case done = 0
  /// The answer is no: a gate fails, a bundle does not verify.
  case no = 1
  /// The call, a file or the machine was wrong.
  case wrong = 2
  /// It could not be decided.
  case undecided = 3
  /// A sweep finished with failed or lost trials.
  case incomplete = 4
  /// Interrupted, and resumable.
  case interrupted = 130
}
