import Artifacts
import Experiments
import Files

/// What `assay run --dry-run` prints.
struct DryRun {
  private let preview: PlanPreview
  private let jobs: Int

  init(_ experiment: Experiment, _ options: RunOptions) throws {
    preview = try PlanPreview(experiment, options)
    jobs = options.jobs
  }

  var text: String {
    var page = "\(preview.trials.count) trials in \(preview.folder)\n\n"
    for dataset in preview.datasets {
      let anomalies = dataset.anomalies.map { "\($0) anomalies" } ?? "no labels"
      page += "data      \(dataset.name): \(dataset.rows) × \(dataset.columns), \(anomalies)\n"
    }
    for budget in preview.budgets {
      page += "detector  \(budget.detector): \(budget.settings) settings\n"
    }
    page += "estimate  about \(Self.duration(preview.seconds)) with \(jobs) jobs, "
    page += "about \(Int(preview.bytes / 1e6)) MB for the largest trial\n\n"
    for trial in preview.trials {
      let identity = trial.identity
      page += "\(trial.id)  \(identity.dataset)  \(identity.split.text())  "
      page += "\(identity.features["scale"]?.string ?? "")  \(identity.detector) "
      page += "\(identity.settings.text())  seed \(identity.seed)"
      page += identity.isControl ? "  (control)\n" : "\n"
    }
    return page + "\nThe spec with every default filled in:\n\(preview.spec.text(.indented))"
  }

  /// The same for a program.
  var json: JSON {
    [
      "folder": .text(preview.folder), "datasets": .list(preview.datasets.map(\.json)),
      "budgets": .list(
        preview.budgets.map { ["detector": .text($0.detector), "settings": JSON($0.settings)] }),
      "trials": .list(preview.trials.map(\.json)), "jobs": JSON(jobs),
      "seconds": .number(preview.seconds), "bytes": .number(preview.bytes), "spec": preview.spec,
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
