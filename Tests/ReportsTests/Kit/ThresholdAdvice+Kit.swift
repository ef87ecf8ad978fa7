import Vocabulary

extension ThresholdAdvice {
  /// Three ways, two of them with a threshold, over three folds; a table of tiers.
  static let withFoldsAndTiers = ThresholdAdvice(
    headline: "Set the threshold to 0.75: 'a < b' & safe.", recommended: 0,
    alternatives: [conformal, cheapest, impossible],
    curve: [
      point(0.9, 0, found: 0), point(0.75, 4, found: 3), point(0.1, 20, found: 5),
    ], tiers: [.mine],
    assumptions: [
      Assumption("The rows to come are <like> these.", brokenBy: "A new *kind* of row.")
    ],
    basis: .validation, rows: 20, anomalies: 5, ordinary: 15, eventsPerDay: 1250)

  /// Of 5 anomalies and 15 ordinary rows.
  private static func point(_ threshold: Double, _ alarms: Int, found: Int) -> TuningPoint {
    TuningPoint(
      threshold: threshold, alarms: alarms,
      confusion: Confusion(
        truePositives: found, falsePositives: alarms - found, falseNegatives: 5 - found,
        trueNegatives: 15 - alarms + found))
  }

  private static let conformal = ThresholdAlternative(
    ThresholdChoice(
      method: "conformal", wish: "a false-positive rate of at most 1 %",
      outcome: .chosen(
        Threshold(
          value: 0.75, lowestAlarmed: 0.8, holdsInFloat: true,
          interval: Interval(lower: 0.7, upper: 0.8123, level: 0.95, method: "bootstrap"),
          basis: .validation,
          guarantee: Guarantee(
            sentence: "At most 1 % alarm.", quantity: .falsePositiveRate, bound: 0.01,
            confidence: 0.95, rows: 400))),
      sentence: "The score <x> is safe."),
    measured: [
      measured("precision", 0.5125, 0.25, 0.7777), measured("recall", 0.613, 0.3, 0.9),
      measured("cost_per_row", 1.25), measured("alarm_rate", 0.125),
      measured("alerts_per_day", 156.25),
    ],
    overFolds: FoldSpread(
      folds: 3, chosen: 2,
      threshold: measured("threshold", 0.71, 0.61, 0.81, by: "range", rows: 9),
      measured: [measured("precision", 0.41, 0.31, 0.51, by: "range")],
      sentence: "Over 3 folds it lies between 0.610 and 0.810."))

  private static let cheapest = ThresholdAlternative(
    ThresholdChoice(
      method: "cost", wish: "the lowest cost | a missed one costs 5",
      outcome: .chosen(
        Threshold(
          value: 0.6125, lowestAlarmed: 0.62, holdsInFloat: true, basis: .validation,
          guarantee: Guarantee(
            sentence: "On average.", quantity: .falseDiscoveryRate, bound: 0.2,
            confidence: nil, rows: 400))),
      sentence: "Above 0.6125 a row costs least."),
    measured: [
      measured("precision", 0.4567, 0.2345, 0.6789), undefined("recall", "no anomaly"),
      measured("alarm_rate", 0.25), measured("alerts_per_day", 312.5),
    ])

  private static let impossible = ThresholdAlternative(
    ThresholdChoice(
      method: "best-f1", wish: "the highest F1", outcome: .infeasible(Infeasibility("No labels.")),
      sentence: "No labels."), measured: [])
}

extension TierAdvice {
  /// A tier of every grade.
  static let mine = TierAdvice(
    table: "mine <1>", scale: "Tiers are read on scores.",
    findings: [
      finding("BLOCK", "≥ 0.95", .impossible(bound: 0.934_56), "Never <ever>.", 0, 0.001),
      finding("ASK", "≥ 0.9", .impossibleForModel(bound: 0.81), "Not here.", 0, 0.001),
      finding("LOOK", "≥ 0.8", .notFound(highest: 0.75), "Not seen.", 0, 0.001),
      finding("NOTE", "> 0.5", .reached(rows: 12), "Seen.", 0.01, 0.011),
      finding("SEE", "> 0.4", .reached(rows: 0), "Shadowed.", 0, 0.011),
    ],
    promises: [
      TierPromiseFinding(
        tier: "BLOCK", share: 0.001, threshold: nil, infeasibility: Infeasibility("Too few."),
        sentence: "Too few.", measured: nil),
      TierPromiseFinding(
        tier: "NOTE", share: 0.05, threshold: 0.612_345_678, infeasibility: nil,
        sentence: "Start later.", measured: measured("ordinary_share", 0.048, 0.02, 0.09)),
    ], recalibration: ScoreLine(scores: [0, 1], values: [0, 1]), notes: ["Nothing was searched."])

  private static func finding(
    _ tier: String, _ starts: String, _ grade: TierFinding.Grade, _ sentence: String,
    _ share: Double, _ strangeness: Double
  ) -> TierFinding {
    TierFinding(
      tier: tier, starts: starts, grade: grade, sentence: sentence,
      ordinaryShare: measured("ordinary_share", share, rows: 1000),
      strangeness: .number(strangeness))
  }
}
