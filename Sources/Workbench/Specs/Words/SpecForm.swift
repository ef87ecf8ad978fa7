import Decisions
import Files

/// The keys of a spec. Their order here is the order of `assay help spec`.
extension Form {
  static let spec = Form(
    "spec", "An experiment: what is tried on which data, how it is measured, and what comes out.",
    keys: subjectKeys + methodKeys + decisionKeys + outputKeys)

  /// What is tried on which rows.
  private static let subjectKeys: [Key] = [
    .required("name", .text, "The name of the experiment; its runs land in reports/NAME."),
    .required(
      "data", .list(.form(.data)),
      "The data sets; each is tried with every combination of what follows."),
    .axis(
      "split", .choice(Form.splits), or: ["holdout": .object(Form.holdout.defaults)],
      "How rows are divided into those to learn from, to choose by and to measure with."),
    .axis(
      "scale", .word(["none", "standard", "min-max", "robust"]), or: "standard",
      "How numbers are brought to a common size, by what the training rows say."),
    .key(
      "categories", .choice(Form.encodings), or: ["one-hot": [:]],
      "How words become numbers."),
    .key(
      "missing", .either([.word(missingRules), .form(.missing)]),
      or: .object(Form.missing.defaults),
      "What to do where a number is missing: one rule for all columns, or more to say."),
  ]

  /// With what, how often, and which of it.
  private static let methodKeys: [Key] = [
    .required(
      "detectors", .list(.choice(DetectorForms.forms)),
      "The detectors; in their settings, a list is an axis of the sweep."),
    .key(
      "controls", .flag, or: true,
      "Whether the trivial detectors are scored beside the others: random, constant, "
        + "distance-to-mean, and the untrained network where there is a network."),
    .key("seeds", .list(.whole(0...(.max))), or: [1], "The seeds; each repeats every trial."),
    .key(
      "search", .choice(Form.searches), or: ["grid": [:]],
      "Which of the combinations are tried."),
  ]

  /// What is concluded.
  private static let decisionKeys: [Key] = [
    .key(
      "select",
      .word(Selection.words), or: "average_precision",
      "The metric on validation rows by which the best trial is chosen; without labels, "
        + "label-free."),
    .key(
      "calibrate", .choice(Form.calibrations), or: ["ecdf": [:]],
      "What brings scores to 0…1 for people; verdicts are cut from the scores themselves."),
    .key(
      "thresholds", .list(.choice(ThresholdForms.forms)), or: [["best-f1": [:]]],
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

  private static let missingRules = ["complain", "drop", "median", "indicator"]

  static let missing = Form(
    "missing", "What to do where a number is missing.",
    keys: [
      .key(
        "rule", .word(missingRules), or: "complain",
        "For every column without a rule of its own."),
      .key(
        "columns",
        .named(
          .either([.word(missingRules), .form(.constant)])),
        or: [:], "For single columns, by name."),
    ])

  static let constant = Form(
    "constant", "A number to put where one is missing.",
    keys: [.required("constant", .number, "The number.")])

  static let encodings: [Form] = [
    Form("one-hot", "A column a word; an unseen word is 0 in all of them."),
    Form("ordinal", "The word's place among the training words; unseen is their count."),
    Form("frequency", "The word's share of the training rows; unseen is 0."),
    Form(
      "hashing", "Some columns, of which the word's hash chooses one; also takes text.",
      keys: [.key("buckets", .whole(1...65536), or: 16, "How many columns.")]),
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
