import Artifacts
import Formats
import Vocabulary

extension RecordedRun {
  /// One data set, 320 rows of four numbers.
  private static func run(_ name: String, anomalies: Int?, select: String) -> RunRecord {
    RunRecord(
      name: name, spec: ["name": .text(name), "select": .text(select)],
      datasets: [
        DatasetRecord(
          name: "pulse", fingerprint: "fedcba9876543210", rows: 320, columns: 4,
          anomalies: anomalies, source: "pulse.csv", terms: "CC0", notes: [])
      ], audit: [], codeVersion: "c0dec0dec0de9988", platform: "linux-x86_64, Haswell")
  }

  private static func summary(
    _ answers: [SummaryRecord.Answer] = [], _ standings: [SummaryRecord.Standing] = [],
    failed: [SummaryRecord.Failure] = [], lost: [SummaryRecord.Failure] = [],
    worries: [String] = [], agreements: [SummaryRecord.Agreement] = []
  ) -> SummaryRecord {
    SummaryRecord(
      answers: answers, standings: standings, leaderboard: nil,
      budgets: [.init(detector: "lof", settings: 1)], failed: failed, lost: lost,
      worries: worries, agreements: agreements)
  }

  private static let lof = identity("lof", on: "pulse", ["neighbors": 20])
  private static let area = measured("roc_auc", 0.875, 0.75, 0.9375)

  private static let answer = SummaryRecord.Answer(
    dataset: "pulse", trial: "c0ffee", detector: "lof", sentence: "On pulse, lof is best.",
    chosenBy: measured("roc_auc", 0.906), isOracle: false, comparisons: [])

  /// A single trial, and nothing to compare it with.
  static let single = RecordedRun(
    name: "single", run: run("one", anomalies: 14, select: "roc_auc"),
    summary: summary([answer], [standing(lof, "", ["c0ffee"], onTest: [area])]),
    trials: [TrialRecord(id: "c0ffee", trial: lof, outcome: .ok(findings(onTest: [area])))])

  /// One trial that worked, two that failed, and two that were lost.
  static let troubled = RecordedRun(
    name: "troubled", run: run("troubled", anomalies: 14, select: "roc_auc"),
    summary: summary(
      [answer], [standing(lof, "", ["c0ffee"], onTest: [area])],
      failed: [
        .init(
          trial: "f1", identity: identity("pca", on: "pulse", ["components": 9]),
          reason: "4 columns | have no 9 components"),
        .init(
          trial: "f2", identity: identity("knn", on: "pulse", seed: 2), reason: "line 1\nline 2"),
      ],
      lost: [
        .init(
          trial: "d1", identity: identity("autoencoder", on: "pulse", ["layers": [16, 8]]),
          reason: "it ran longer than 2 s (twice)"),
        .init(
          trial: "d2", identity: identity("random", on: "pulse", isControl: true),
          reason: "its worker was killed by signal 9"),
      ], worries: ["2 trials were lost.", "2 trials failed."]),
    trials: [
      TrialRecord(id: "c0ffee", trial: lof, outcome: .ok(findings(onTest: [area]))),
      TrialRecord(
        id: "f1", trial: identity("pca", on: "pulse", ["components": 9]),
        outcome: .failed(reason: "4 columns | have no 9 components")),
      TrialRecord(
        id: "f2", trial: identity("knn", on: "pulse", seed: 2),
        outcome: .failed(reason: "line 1\nline 2")),
    ])

  /// Nothing but trials that failed.
  static let failed = RecordedRun(
    name: "failed", run: run("all wrong", anomalies: 14, select: "roc_auc"),
    summary: summary(
      failed: [.init(trial: "f1", identity: lof, reason: "20 neighbors need 21 rows")],
      worries: ["1 trial failed."]),
    trials: [
      TrialRecord(id: "f1", trial: lof, outcome: .failed(reason: "20 neighbors need 21 rows"))
    ])

  /// Rows without labels: judged by their excess mass, and measured against no truth.
  static let unlabelled = RecordedRun(
    name: "unlabelled", run: run("unlabelled", anomalies: nil, select: "label-free"),
    summary: summary(
      [
        SummaryRecord.Answer(
          dataset: "pulse", trial: "c0ffee", detector: "lof",
          sentence: "On pulse, lof is best by excess_mass, which looks at no label.",
          chosenBy: mass, isOracle: false, comparisons: [])
      ],
      [
        standing(lof, "", ["c0ffee"], onValidation: [mass], onTest: nothing),
        standing(
          identity("random", on: "pulse", isControl: true), "", ["ba5e"],
          onValidation: [measured("excess_mass", 0.0312)], onTest: nothing),
      ], worries: ["pulse has no labels: nothing is measured against the truth."],
      agreements: [
        .init(
          dataset: "pulse", rows: 120, top: 10,
          opinions: [
            .init(detector: "lof", trial: "c0ffee", shared: [1, 0.25], refits: nil),
            .init(detector: "isolation-forest", trial: "f0e", shared: [0.25, 1], refits: 0.75),
          ])
      ]),
    trials: [
      TrialRecord(
        id: "c0ffee", trial: lof,
        outcome: .ok(
          findings(
            onValidation: [mass], onTest: nothing,
            thresholds: [
              chosen(
                "quantile", 1.375, "Above 1.375 lies one row of a hundred.",
                onTest: [measured("alarm_rate", 0.0083)]
                  + ["precision", "recall", "f1"].map {
                    undefined($0, "no row has a label")
                  })
            ], haveLabels: false)))
    ],
    curves: [
      "c0ffee":
        "threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost\n"
    ])

  private static let mass = measured("excess_mass", 0.4375, 0.375, 0.5, by: "bootstrap", rows: 80)
  private static let nothing = ["roc_auc", "average_precision"].map {
    undefined($0, "no row has a label")
  }
}
