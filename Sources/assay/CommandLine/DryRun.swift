import Artifacts
import Formats
import Runs
import Specs
import Trials
import Wording

/// What `assay run --dry-run` prints.
struct DryRun {
  private let preview: PlanPreview
  private let jobs: Int
  /// Whether all trials are listed, however many they are.
  private let listsAll: Bool
  private static let shown = 50

  init(_ experiment: Experiment, _ options: RunOptions, listsAll: Bool) throws {
    preview = try PlanPreview(experiment, options)
    jobs = options.jobs
    self.listsAll = listsAll
  }

  /// What the data show to be better said otherwise.
  var hints: [String] { preview.hints }

  /// Prints what the run is, a line for each of its first trials or of all, and the spec.
  func print(on console: Console) throws {
    try console.show(summary)
    let listed = listsAll ? preview.count : min(preview.count, Self.shown)
    for first in stride(from: 0, to: listed, by: Self.shown) {
      for step in try preview.steps(first..<min(listed, first + Self.shown)) {
        try console.print(line(of: step))
      }
    }
    if listed < preview.count {
      let rest = preview.count - listed
      try console.print("… and \(Figures.grouped(rest)) more, which '--all' lists")
    }
    try console.show(end)
  }

  private var summary: String {
    var page = "\(Phrase.counted(preview.count, "trial")) in \(preview.folder)\n\n"
    for dataset in preview.datasets {
      let anomalies =
        dataset.anomalies.map { Phrase.counted($0, "anomaly", "anomalies") } ?? "no labels"
      page += "data      \(dataset.name): \(dataset.rows) × \(dataset.columns), \(anomalies)\n"
    }
    for budget in preview.budgets {
      page += "detector  \(budget.detector): \(Phrase.counted(budget.settings, "setting"))\n"
    }
    page += "estimate  about \(Self.duration(preview.estimate.seconds)) with \(jobs) jobs, "
    page += "about \(Int(preview.estimate.bytes / 1e6)) MB for the largest trial\n\n"
    return page
  }

  private func line(of step: Step) -> String {
    let identity = step.trial.identity
    return "\(step.trial.id)  \(step.words)  \(identity.dataset)  \(identity.split.text())  "
      + "\(identity.features["scale"]?.string ?? "")  \(identity.detector) "
      + "\(identity.settings.text())  seed \(identity.seed)"
      + (identity.isControl ? "  (control)" : "")
  }

  private var end: String {
    var page = ""
    for later in preview.later {
      page +=
        "round \(later.round)  then the best \(Phrase.counted(later.settings, "setting")), on "
      page += "\(Figures.percent(later.share)) of the training rows\n"
    }
    return page + "\nThe spec with every default filled in:\n\(preview.spec.text(.indented))"
  }

  /// The same for a program, which is told of all trials.
  func json() throws -> JSON {
    let steps = try preview.steps
    return [
      "folder": .text(preview.folder), "datasets": .list(preview.datasets.map(\.json)),
      "budgets": .list(
        preview.budgets.map { ["detector": .text($0.detector), "settings": JSON($0.settings)] }),
      "trials": .list(steps.map(\.json)), "jobs": JSON(jobs),
      "seconds": .number(preview.estimate.seconds), "bytes": .number(preview.estimate.bytes),
      "seconds_of": [
        "reading": .number(preview.estimate.reading), "trials": .number(preview.estimate.trials),
        "latency": .number(preview.estimate.latency), "summary": .number(preview.estimate.summary),
        "export": .number(preview.estimate.export),
      ],
      "spec": preview.spec,
    ]
  }

  private static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<1: "a second"
    case ..<90: "\(Int(seconds.rounded(.up))) s"
    case ..<5400: "\(Int((seconds / 60).rounded(.up))) min"
    default: "\(Int((seconds / 3600).rounded(.up))) h"
    }
  }
}
