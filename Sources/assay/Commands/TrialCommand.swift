import Formats
import Numerics
import Runs

/// What the driver of a run starts, a process that takes trial after trial from its input, and what an
/// engine of a cluster starts, with a range of a written plan.
struct TrialCommand: Command {
  static let declaration = Declaration(
    name: "trial", summary: "Run a range of the trials of a written plan.",
    discussion: """
      'assay run SPEC --plan-only' writes PLAN. Ranges may run side by side and on several machines that
      share the folder of the run; trials that have a record are passed over. Without PLAN, trials are
      taken from standard input, as 'assay run' hands them to its workers.
      """,
    operands: [
      .init(name: "PLAN", help: "the plan.json in the folder of a run", count: .optional)
    ],
    options: [
      .init(name: "--from", value: "N", help: "the first trial, counted from 0 (default: 0)"),
      .init(name: "--count", value: "N", help: "how many trials (default: all that follow)"),
    ])

  private let plan: String?
  private let first: Int
  private let count: Int?

  init(_ words: Words) throws(UsageError) {
    plan = words.operand(0)
    first = try words.whole("--from", in: 0...100_000_000) ?? 0
    count = try words.whole("--count", in: 1...100_000_000)
  }

  /// A worker is stopped by the run that has started it.
  var whenStopped: WhenStopped { plan == nil ? .isSilent : .goesOn }

  func run(on console: Console) throws -> ExitCode {
    let platform = "\(NumericPlatform.current)"
    guard let plan else {
      try TrialWorker.serve(platform: platform)
      return .done
    }
    let written = try WrittenPlan(readFrom: plan)
    let end = count.map { first + $0 } ?? max(first, written.count)
    let ended = try TrialWorker.run(first..<end, of: written, platform: platform) {
      try console.write($0 + "\n")
    }
    return ended.failed + ended.lost > 0 ? .incomplete : .done
  }
}
