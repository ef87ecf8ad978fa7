import Decisions
import Evaluation
import Features
import Forms
import Scoring
import Sources

/// The keys of a spec. Their order here is the order of `assay help spec`.
enum Spec: Keyed {
  static let name = "spec"
  static let help =
    "An experiment: what is tried on which data, how it is measured, and what comes out."
  static var keys: [any FormKey<Self>] {
    [title, data, split] + FeatureSettings.keys(lentTo: Self.self) + [
      detectors, controls, seeds, search, selection, preference, validation, test, calibration,
      thresholds, policy, tiers, operation,
      latency, limits, export, report, gate,
    ]
  }
}

/// What is tried on which rows.
extension Spec {
  static let title = Key<Self, String>.required(
    "name", .text, "The name of the experiment; its runs land in reports/NAME.")
  static let data = Key<Self, [Settings<DataSetting>]>.required(
    "data", .list(of: .form(DataSetting.self)),
    "The data sets; each is tried with every combination of what follows.")
  static let split = Key<Self, Choice>.axis(
    "split", .choice(of: SplitSettings.choices.forms), or: Choice(Holdout.form),
    "How rows are divided into those to learn from, to choose by and to measure with.")
}

/// With what, how often, and which of it.
extension Spec {
  static let detectors = Key<Self, [Choice]>.required(
    "detectors", .list(of: .choice(of: DetectorSetting.forms)),
    "The detectors; in their settings, a list is an axis of the sweep.")
  static let controls = Key<Self, Bool>.key(
    "controls", .flag, or: true,
    "Whether the trivial detectors are scored beside the others: random, constant, "
      + "distance-to-mean, largest-z, and the untrained network where there is a network.")
  static let seeds = Key<Self, [Int]>.key(
    "seeds", .list(of: .seed), or: [1],
    "The seeds; each repeats every trial that chance has a part in.")
  static let search = Key<Self, Choice>.key(
    "search", .choice(of: Searches.choices.forms), or: Choice(GridSearch.form),
    "Which of the combinations are tried.")
}

/// What is concluded.
extension Spec {
  static let selection = Key<Self, Selection>.key(
    "select", Selection.kind, or: .metric(.averagePrecision),
    "The metric on validation rows by which the best trial is chosen; without labels, "
      + "label-free.")
  static let preference = Key<Self, Preference>.key(
    "prefer", .word, or: .bestMean,
    "Which candidate is named of several that cannot be told apart from the best.")
  static let validation = Key<Self, Settings<ValidationSetting>>.key(
    "validation", .form(ValidationSetting.self), or: .complete,
    "How the ordinary rows of validation parts are shared between choosing and promising.")
  static let test = Key<Self, TestAccess>.key(
    "test", .word, or: .open,
    "Whether what test rows measure is shown, or kept from everybody until 'assay unseal RUN', "
      + "which the ledger counts.")
  static let calibration = Key<Self, Choice>.key(
    "calibrate", .choice(of: ScoreMapMethods.choices.forms), or: Choice("ecdf"),
    "What brings scores to 0…1 for people; verdicts are cut from the scores themselves.")
  static let thresholds = Key<Self, [Choice]>.key(
    "thresholds", .list(of: .choice(of: ThresholdMethods.choices.forms)), or: [Choice("best-f1")],
    "The requests for a threshold; the first is the one that tables show.")
  static let policy = Key<Self, Choice?>.optional(
    "policy", .choice(of: TierTables.choices.forms),
    "The table of tiers by which rows are decided, here and by the pipeline that is exported; else the first of "
      + "'thresholds' decides.")
  static let tiers = Key<Self, [Choice]?>.optional(
    "tiers", .list(of: .choice(of: TierTables.choices.forms)),
    "Tables of tiers that 'assay recommend' audits: whether each tier can fire, on what, and where "
      + "it would have to start to mean what it promises; else that of 'policy'.")
  static let operation = Key<Self, Settings<Operation>>.key(
    "operation", .form(Operation.self), or: .complete,
    "How the detector will work: what turns rates into alerts a day and money.")
}

/// What else is measured, and what comes out.
extension Spec {
  static let latency = Key<Self, Settings<LatencySetting>?>.optional(
    "latency", .form(LatencySetting.self),
    "Measures how long scoring takes, in a phase of its own after the trials.")
  static let limits = Key<Self, Settings<Limits>>.key(
    "limits", .form(Limits.self), or: .complete,
    "What one trial may cost before it is stopped and counted as lost, and how many there may be.")
  static let export = Key<Self, Export>.key(
    "export", Export.kind, or: .none,
    "The trials whose fitted pipelines are kept as bundles: none, the best, all, the best of each "
      + "detector named, or all seeds of the best as one ensemble.")
  static let report = Key<Self, Settings<ReportSetting>>.key(
    "report", ReportSetting.kind, or: ReportSetting.of(ReportSetting.formats.standard),
    "What is written at the end: the forms of the report.")
  static let gate = Key<Self, [Choice]?>.optional(
    "gate", .list(of: .choice(of: GateRules.choices.forms)),
    "What must hold of a run, or 'assay gate' fails; a run does not depend on it.")
}
