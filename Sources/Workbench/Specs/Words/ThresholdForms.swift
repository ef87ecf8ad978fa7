import Decisions
import Formats
import Forms
import Vocabulary

/// A way of asking for a threshold as a spec names it: its keys, and how they become a request.
struct ThresholdForm: Sendable {
  let form: Form
  let make: @Sendable (Settings, ThresholdContext) throws(SettingError) -> ThresholdRequest

  init(
    _ name: String, _ help: String, keys: [Key] = [],
    make: @escaping @Sendable (Settings, ThresholdContext) throws(SettingError) -> ThresholdRequest
  ) {
    form = Form(name, help, keys: keys)
    self.make = make
  }
}

/// What requests need to know beside their own keys.
struct ThresholdContext: Sendable {
  /// The scores that a false discovery rate is held over.
  let batch: Scores
  let missedCost: Double
  let falseCost: Double
}

/// The ways of asking for a threshold that a spec can name.
enum ThresholdForms {
  static let all: [ThresholdForm] = labeled + unlabeled + modelled + operational

  static let forms: [Form] = all.map(\.form)

  /// The requests that can be answered from scores alone, so that training rows may stand in where there
  /// are no validation rows.
  static let unlabeledNames = Set((unlabeled + modelled + operational).map(\.form.name))

  private static let labeled: [ThresholdForm] = [
    ThresholdForm("best-f1", "The best balance of precision and recall; needs labels.") { _, _ in
      .bestF1
    },
    ThresholdForm(
      "best-f", "The best F measure, in which recall weighs beta times as much; needs labels.",
      keys: [.required("beta", .positive, "The weight of recall.")]
    ) { settings, _ throws(SettingError) in try .bestF(beta: settings.number("beta")) },
    ThresholdForm("best-mcc", "The best Matthews correlation; needs labels.") { _, _ in
      .bestMatthews
    },
    ThresholdForm("best-youden", "The best sum of recall and specificity; needs labels.") { _, _ in
      .bestYouden
    },
    ThresholdForm(
      "precision", "The most anomalies that can be found at a precision; needs labels.",
      keys: [.required("at-least", .positiveShare, "The precision.")]
    ) { settings, _ throws(SettingError) in try .precision(atLeast: settings.number("at-least")) },
    ThresholdForm(
      "recall", "The fewest alarms that find a share of the anomalies; needs labels.",
      keys: [.required("at-least", .positiveShare, "The recall.")]
    ) { settings, _ throws(SettingError) in try .recall(atLeast: settings.number("at-least")) },
    ThresholdForm(
      "false-positive-rate", "The lowest threshold that alarms on few ordinary rows.",
      keys: [
        .required("at-most", .positiveShare, "The share of ordinary rows that may alarm."),
        .optional("confidence", .positiveShare, "How sure that must be of rows to come."),
      ]
    ) { settings, _ throws(SettingError) in
      try .falsePositiveRate(
        atMost: settings.number("at-most"),
        confidence: settings.optional("confidence") { $0.number($1) })
    },
    ThresholdForm(
      "cost", "The cheapest threshold; needs labels.",
      keys: [
        .optional(
          "missed", .either([.nonNegative, .text]),
          "What a missed anomaly costs: a number, or the column that says it for each row; else as in "
            + "`operation`."),
        .optional(
          "false", .either([.nonNegative, .text]),
          "What a false alarm costs: a number, or a column; else as in `operation`."),
      ]
    ) { settings, context throws(SettingError) in
      try .cost(
        missed: settings.cost("missed", or: context.missedCost),
        false: settings.cost("false", or: context.falseCost))
    },
    ThresholdForm(
      "top", "So many rows alarm.",
      keys: [.required("rows", .count, "How many.")]
    ) { settings, _ throws(SettingError) in try .top(settings.whole("rows")) },
  ]

  private static let unlabeled: [ThresholdForm] = [
    ThresholdForm(
      "fixed", "A threshold that is known.", keys: [.required("threshold", .number, "The number.")]
    ) { settings, _ throws(SettingError) in try .fixed(settings.number("threshold")) },
    ThresholdForm(
      "contamination", "The quantile that a guessed share of anomalies leaves above it.",
      keys: [.key("share", .positiveShare, or: 0.1, "The guess.")]
    ) { settings, _ throws(SettingError) in try .contamination(settings.number("share")) },
    ThresholdForm(
      "iqr", "Some quartile distances above the third quartile.",
      keys: [.key("factor", .positive, or: 1.5, "How many.")]
    ) { settings, _ throws(SettingError) in try .interquartile(factor: settings.number("factor")) },
    ThresholdForm(
      "mad", "Some median deviations above the median.",
      keys: [.key("factor", .positive, or: 3, "How many.")]
    ) { settings, _ throws(SettingError) in
      try .medianDeviation(factor: settings.number("factor"))
    },
    ThresholdForm("gaussian", "A tail of a fitted normal distribution.", keys: tail) {
      settings, _ throws(SettingError) in try .gaussian(tail: settings.number("tail"))
    },
    ThresholdForm("gamma", "A tail of a fitted gamma distribution.", keys: tail) {
      settings, _ throws(SettingError) in try .gamma(tail: settings.number("tail"))
    },
    ThresholdForm("mixture", "Where the higher of two fitted groups of scores takes over.") {
      _, _ in
      .mixture
    },
    ThresholdForm("knee", "Where the sorted scores bend most.") { _, _ in .knee },
    ThresholdForm(
      "conformal", "At most a share of ordinary rows to come alarms.",
      keys: [
        .required("at-most", .positiveShare, "The share."),
        .optional("confidence", .positiveShare, "How sure that must be; else on average."),
      ]
    ) { settings, _ throws(SettingError) in
      try .conformal(
        atMost: settings.number("at-most"),
        confidence: settings.optional("confidence") { $0.number($1) })
    },
    ThresholdForm(
      "false-discovery-rate", "At most a share of the alarms among the test rows is false.",
      keys: [.required("at-most", .positiveShare, "The share.")]
    ) { settings, context throws(SettingError) in
      try .falseDiscoveryRate(atMost: settings.number("at-most"), in: context.batch)
    },
  ]

  private static let modelled: [ThresholdForm] = [
    ThresholdForm(
      "pot", "A far quantile of ordinary rows, extrapolated from the tail of the scores.",
      keys: [
        .key("risk", .positiveShare, or: 0.0001, "The share of ordinary rows above it."),
        .key("level", .positiveShare, or: 0.98, "The share of scores below the fitted tail."),
      ]
    ) { settings, _ throws(SettingError) in
      try .peaksOverThreshold(
        PeaksOverThreshold(risk: settings.number("risk"), level: settings.number("level")))
    },
    ThresholdForm(
      "calibrated-cost", "The cheapest threshold, if scores are probabilities of an anomaly.",
      keys: [
        .optional("missed", .positive, "What a missed anomaly costs; else as in `operation`."),
        .optional("false", .positive, "What a false alarm costs; else as in `operation`."),
      ]
    ) { settings, context throws(SettingError) in
      try .calibratedCost(
        missed: settings.optional("missed") { $0.number($1) } ?? context.missedCost,
        false: settings.optional("false") { $0.number($1) } ?? context.falseCost)
    },
  ]

  private static let tail: [Key] = [
    .key("tail", .positiveShare, or: 0.001, "The share of the distribution above the threshold.")
  ]

  private static let operational: [ThresholdForm] = [
    ThresholdForm(
      "budget", "The lowest threshold that stays within a number of alerts.",
      keys: [
        .required("alerts", .positive, "How many alerts."),
        .key("per", .word(Period.allCases.map(\.rawValue)), or: "day", "In which time."),
        .optional("events", .positive, "How many events in that time; else as in `operation`."),
      ]
    ) { settings, _ throws(SettingError) in
      let period: Period = settings.word("per")
      return try .budget(
        alerts: settings.number("alerts"), per: period,
        events: settings.optional("events") { $0.number($1) })
    },
    ThresholdForm(
      "capacity", "The lowest threshold whose alerts people can look at on nearly every day.",
      keys: [
        .required("analysts", .positive, "How many people."),
        .required("minutes", .positive, "How long one alert takes them."),
        .key("hours", .positive, or: 8, "How long they work a day."),
        .key("overflow", .positiveShare, or: 0.05, "The share of days that may bring too many."),
      ]
    ) { settings, _ throws(SettingError) in
      try .capacity(
        AnalystCapacity(
          analysts: settings.number("analysts"), minutesPerAlert: settings.number("minutes"),
          hoursPerDay: settings.number("hours"), overflow: settings.number("overflow")))
    },
  ]
}

extension ThresholdQuestion {
  /// A request as the command line has it: `budget: { alerts: 20, per: day }`, or a bare name.
  ///
  /// - Parameter operation: What mistakes cost where the request does not say so.
  public init(_ text: String, from option: String, operation: Operation = .usual) throws {
    try self.init(
      FormReader.untyped(text, among: ThresholdForms.forms, from: option),
      costs: (operation.missed, operation.false))
  }
}
