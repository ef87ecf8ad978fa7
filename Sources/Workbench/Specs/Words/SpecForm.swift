import Decisions
import Features
import Files
import Forms
import Sources
import Vocabulary

/// The keys of a spec. Their order here is the order of `assay help spec`.
extension Form {
  static let spec = Form(
    "spec", "An experiment: what is tried on which data, how it is measured, and what comes out.",
    keys: subjectKeys + methodKeys + decisionKeys + outputKeys)

  /// What is tried on which rows.
  private static let subjectKeys: [Key] =
    [
      .required("name", .text, "The name of the experiment; its runs land in reports/NAME."),
      .required(
        "data", .list(.form(DataSetting.form)),
        "The data sets; each is tried with every combination of what follows."),
      .axis(
        "split", .choice(SplitSettings.choices.forms), or: Forms.Choice(Holdout.form).json,
        "How rows are divided into those to learn from, to choose by and to measure with."),
    ] + FeatureSettings.form.keys

  /// With what, how often, and which of it.
  private static let methodKeys: [Key] = [
    .required(
      "detectors", .list(.choice(DetectorForms.forms)),
      "The detectors; in their settings, a list is an axis of the sweep."),
    .key(
      "controls", .flag, or: true,
      "Whether the trivial detectors are scored beside the others: random, constant, "
        + "distance-to-mean, largest-z, and the untrained network where there is a network."),
    .key("seeds", .list(.whole(0...(.max))), or: [1], "The seeds; each repeats every trial."),
    .key(
      "search", .choice(Form.searches), or: ["grid": [:]],
      "Which of the combinations are tried."),
  ]

  /// What is concluded.
  private static let decisionKeys: [Key] = [
    .key(
      "select",
      .word(Selection.words), or: .text(MetricName.averagePrecision.text),
      "The metric on validation rows by which the best trial is chosen; without labels, "
        + "label-free."),
    .key(
      "calibrate", .choice(Form.calibrations), or: ["ecdf": [:]],
      "What brings scores to 0…1 for people; verdicts are cut from the scores themselves."),
    .key(
      "thresholds", .list(.choice(ThresholdMethods.choices.forms)), or: [["best-f1": [:]]],
      "The requests for a threshold; the first is the one that tables show."),
    .optional(
      "tiers", .list(.choice(TierForms.forms)),
      "Tables of tiers that 'assay recommend' audits: whether each tier can fire, on what, and where "
        + "it would have to start to mean what it promises."),
    .key(
      "operation", .form(.operation), or: .object(Form.operation.defaults),
      "How the detector will work: what turns rates into alerts a day and money."),
  ]

  /// What else is measured, and what comes out.
  private static let outputKeys: [Key] = [
    .optional(
      "latency", .form(.latency),
      "Measures how long scoring takes, in a phase of its own after the trials."),
    .key(
      "limits", .form(.limits), or: .object(Form.limits.defaults),
      "What one trial may cost before it is stopped and counted as lost."),
    .key(
      "export", .either([.word(["none", "best", "all"]), .list(.text)]), or: "none",
      "The trials whose fitted pipelines are kept as bundles: none, the best, all, or the best "
        + "of each detector named."),
    .key(
      "report", .either([.list(.word(reportFormats)), .form(.report)]),
      or: ["html", "markdown"], "What is written at the end: the forms of the report."),
  ]

  static let searches: [Form] = [
    Form("grid", "Every combination."),
    Form(
      "random", "Some of the combinations of each detector, drawn without repetition.",
      keys: [
        .required("budget", .count, "How many combinations a detector."),
        .key("seed", .whole(0...(.max)), or: 1, "The seed of the draw."),
      ]),
    Form(
      "halving",
      "Every combination on a part of the training rows, the best share of them on more, and so on.",
      keys: [
        .key("keep", .number(0.05...0.9), or: 0.5, "The share that goes on to the next round."),
        .key("rounds", .whole(2...10), or: 3, "How many rounds; the last has all rows."),
      ]),
  ]

  static let operation = Form(
    "operation", "The rate of events, and what a mistake costs.",
    keys: [
      .key("events", .positive, or: 100_000, "How many events are scored in the time of `per`."),
      .key(
        "per", .word(Period.allCases.map(\.rawValue)), or: "day", "The time in which they are."),
      .key("missed", .nonNegative, or: 10, "What a missed anomaly costs."),
      .key("false", .nonNegative, or: 1, "What a false alarm costs."),
    ])

  static let latency = Form(
    "latency", "How scoring is timed.",
    keys: [
      .key("calls", .whole(10...10_000_000), or: 2000, "How many calls are timed for each batch."),
      .key("batch", .list(.whole(1...1_000_000)), or: [1, 100], "How many rows a call scores."),
      .optional("limit", .duration, "The time within which a call should answer."),
      .key("threads", .list(.whole(1...1024)), or: [1], "How many workers score a call."),
      .key(
        "trials", .word(["best", "all"]), or: "best",
        "The trials that are timed: the best of each detector, or all."),
    ])

  static let limits = Form(
    "limits", "What one trial may cost.",
    keys: [
      .key("time", .duration, or: 3600, "The longest time."),
      .key("memory", .size, or: 8_589_934_592, "The most resident memory."),
    ])

  private static let reportFormats = ["html", "markdown", "json", "text", "page"]

  static let report = Form(
    "report", "What is written at the end of a run.",
    keys: [
      .key(
        "formats", .list(.word(reportFormats)), or: ["html", "markdown"], "The forms of the report."
      ),
      .key(
        "redact", .list(.text), or: [],
        "Columns whose values appear in no report, golden row or model card."),
    ])

  /// The defaults of a form whose keys all have one.
  var defaults: JSON.Object {
    JSON.Object(
      keys.compactMap { key in
        if case .otherwise(let value) = key.presence {
          (key: key.name, value: key.isAxis ? [value] : value)
        } else {
          nil
        }
      })
  }
}
