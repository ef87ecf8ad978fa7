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

  init(_ experiment: Experiment, _ options: RunOptions) throws {
    preview = try PlanPreview(experiment, options)
    jobs = options.jobs
  }

  var text: String {
    var page = "\(Phrase.counted(preview.steps.count, "trial")) in \(preview.folder)\n\n"
    for dataset in preview.datasets {
      let anomalies = dataset.anomalies.map { "\($0) anomalies" } ?? "no labels"
      page += "data      \(dataset.name): \(dataset.rows) × \(dataset.columns), \(anomalies)\n"
    }
    for budget in preview.budgets {
      page += "detector  \(budget.detector): \(budget.settings) settings\n"
    }
    page += "estimate  about \(Self.duration(preview.seconds)) with \(jobs) jobs, "
    page += "about \(Int(preview.bytes / 1e6)) MB for the largest trial\n\n"
    for step in preview.steps {
      let identity = step.trial.identity
      page += "\(step.trial.id)  \(step.words)  \(identity.dataset)  \(identity.split.text())  "
      page += "\(identity.features["scale"]?.string ?? "")  \(identity.detector) "
      page += "\(identity.settings.text())  seed \(identity.seed)"
      page += identity.isControl ? "  (control)\n" : "\n"
    }
    for later in preview.later {
      page +=
        "round \(later.round)  then the best \(Phrase.counted(later.settings, "setting")), on "
      page += "\(Figures.percent(later.share)) of the training rows\n"
    }
    return page + "\nThe spec with every default filled in:\n\(preview.spec.text(.indented))"
  }

  /// The same for a program.
  var json: JSON {
    [
      "folder": .text(preview.folder), "datasets": .list(preview.datasets.map(\.json)),
      "budgets": .list(
        preview.budgets.map { ["detector": .text($0.detector), "settings": JSON($0.settings)] }),
      "trials": .list(preview.steps.map(\.json)), "jobs": JSON(jobs),
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
