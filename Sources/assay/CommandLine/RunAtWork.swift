import Artifacts
import Machine
import Reports
import Runs
import Specs
import Wording

/// A run carried out before the eyes of whoever asked for it: progress, reports, and how it ended.
struct RunAtWork {
  private let experiment: Experiment
  private let options: RunOptions
  private let style: Progress.Style?

  /// - Parameter style: How progress is shown; `nil` for what suits the terminal.
  init(_ experiment: Experiment, _ options: RunOptions, _ style: Progress.Style?) {
    self.experiment = experiment
    self.options = options
    self.style = style
  }

  func perform(on console: Console) throws -> ExitCode {
    let outcome = try Progress.shown(on: console, style) { progress in
      try Run(experiment, options, tell: { progress.tell($0) }).perform()
    }
    if outcome.isInterrupted {
      console.complain(Stopping.sentence(Interruption.first ?? .terminate, .goesOn))
      return .interrupted
    }
    let unsealed = try outcome.folder.unsealedTrials()
    if unsealed > 0, style != .quiet {
      console.complain(
        "assay: note: \(Phrase.counted(unsealed, "trial")) of \(outcome.folder.path) "
          + "\(unsealed == 1 ? "is" : "are") older than the hashes of files, and kept as found")
    }
    let reports = try reports(in: outcome.folder)
    try Closing(outcome.folder, reports, asJSON: style == .json).print(on: console)
    return outcome.failed + outcome.lost > 0 ? .incomplete : .done
  }

  /// The paths of the reports, which are written unless they stand there already.
  private func reports(in folder: RunFolder) throws -> [String] {
    let formats = experiment.report.formats.map { Formats.named($0.rawValue) }
    let isBare = options.leavesOutTimings
    return try ReportWriter.written(formats, of: folder, leavesOutTimings: isBare)
      ?? ReportWriter(folder, leavesOutTimings: isBare).write(formats)
  }
}
