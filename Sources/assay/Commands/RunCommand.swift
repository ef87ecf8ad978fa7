import Artifacts
import CodeVersion
import Formats
import Foundation
import Machine
import Numerics
import Reports
import Runs
import Specs
import Wording
import YAML

struct RunCommand: Command {
  static let declaration = Declaration(
    name: "run", summary: "Run the experiment that SPEC describes, and record what it found.",
    discussion: """
      A run resumes by itself: what has a record is not computed again. Interrupt it with Ctrl-C (twice
      to end at once) and type the same words to go on. 'assay help spec' explains the keys of a spec,
      'assay help results' the files that a run leaves.

      An engine of a cluster takes the plan that '--plan-only' writes and gives ranges of it to 'assay
      trial' on its machines; the same 'assay run' then sums up.
      """,
    operands: [
      .init(
        name: "SPEC",
        help: "a YAML file, such as experiments/quickstart.yaml, or the name of one: quickstart",
        holds: .specs)
    ],
    options: [
      .init(
        name: "--set", value: "PATH=VALUE",
        help: "lay a value over the spec: --set detectors.0.lof.neighbors=[5,10]", repeats: true),
      .init(name: "--jobs", value: "N", help: "how many trials run at once (default: the cores)"),
      .init(name: "--dry-run", help: "print the first trials of the plan, and run none"),
      .init(name: "--all", help: "with --dry-run: print every trial"),
      .init(
        name: "--plan-only", help: "write the open trials as a plan for 'assay trial', and run none"
      ),
      .reports,
      .init(
        name: "--retry", value: "WHICH", help: "run trials once more that have failed",
        choices: ["failed"]),
      .init(name: "--no-scores", help: "keep no scores of rows"),
      .init(name: "--no-timings", help: "leave durations out of results.csv and the reports"),
      .init(name: "--strict", help: "refuse data in which the audit finds something"),
      .init(name: "--quiet", help: "show no progress"),
      .init(name: "--json", help: "print progress and the outcome as JSON lines"),
    ], exclusive: [["--dry-run", "--plan-only"], ["--quiet", "--json"]])

  private let spec: String
  private let changes: [String]
  private let isDry: Bool
  private let listsAll: Bool
  private let onlyPlans: Bool
  private let isQuiet: Bool
  private let asJSON: Bool
  private let options: RunOptions

  init(_ words: Words) throws(UsageError) {
    spec = SpecFile.found(words.required(0))
    changes = words.all("--set")
    isDry = words.flag("--dry-run")
    listsAll = words.flag("--all")
    if listsAll, !isDry { throw .other("'--all' says which trials '--dry-run' prints") }
    onlyPlans = words.flag("--plan-only")
    isQuiet = words.flag("--quiet")
    asJSON = words.flag("--json")
    var options = RunOptions.here(
      jobs: try words.whole("--jobs", in: 1...1024), beside: spec)
    options.reports = words.reports
    options.retriesFailed = words.value("--retry") != nil
    options.keepsScores = !words.flag("--no-scores")
    options.leavesOutTimings = words.flag("--no-timings")
    options.isStrict = words.flag("--strict")
    self.options = options
  }

  var whenStopped: WhenStopped { isDry ? .beginsAnew : .goesOn }

  func run(on console: Console) throws -> ExitCode {
    let experiment = try Experiment.read(spec, changes: changes)
    for hint in experiment.hints { console.complain(hint.hint) }
    if isDry {
      let plan = try DryRun(experiment, options, listsAll: listsAll)
      for hint in plan.hints { console.complain(hint) }
      if asJSON {
        try console.write(plan.json().text(.indented))
      } else {
        try plan.print(on: console)
      }
      return .done
    }
    if onlyPlans {
      let plan = try Run(experiment, options, tell: { _ in }).writePlan()
      try console.print(
        asJSON
          ? JSON.object(["plan": .text(plan.path), "trials": JSON(plan.trials)]).text()
          : "\(Phrase.counted(plan.trials, "trial")) to be run: \(plan.path)")
      return .done
    }
    return try RunAtWork(experiment, options, isQuiet ? .quiet : asJSON ? .json : nil)
      .perform(on: console)
  }
}

extension RunOptions {
  /// How runs are carried out on this machine.
  static func here(jobs: Int?, beside spec: String? = nil) -> RunOptions {
    RunOptions(
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      worker: [Executable.current, "trial"], codeVersion: Build.codeVersion,
      platform: "\(NumericPlatform.current)",
      searchFolders: spec.map { SearchFolders.around(spec: $0, home: Home.path) } ?? [
        ".", Home.path,
      ])
  }
}
