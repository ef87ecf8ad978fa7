import Artifacts
import Formats
import Vocabulary

extension RecordedRun {
  /// Two data sets with a leaderboard, several thresholds, latency and worries; names with all that HTML
  /// and Markdown read as their own.
  static let whole = RecordedRun(
    name: "whole",
    run: RunRecord(
      name: "fraud & <night>",
      spec: ["name": "fraud & <night>", "select": "average_precision", "seeds": [1, 2]],
      datasets: [
        DatasetRecord(
          name: "payments", fingerprint: "0a1b2c3d4e5f60718293", rows: 400, columns: 12,
          anomalies: 19, source: "payments|2024.csv", terms: "CC BY 4.0", notes: []),
        DatasetRecord(
          name: "logins <b>", fingerprint: "99887766554433221100", rows: 401, columns: 5,
          anomalies: 23, source: "logins.csv", terms: nil, notes: []),
      ], audit: [], codeVersion: "c0dec0dec0de99887766", platform: "linux-x86_64, Haswell",
      figures: figures),
    summary: SummaryRecord(
      answers: [onPayments, onLogins], standings: standings, leaderboard: leaderboard,
      budgets: [
        .init(detector: "isolation-forest", settings: 4), .init(detector: "lof", settings: 3),
      ], failed: [], lost: [],
      worries: [
        "On logins <b>, the best detector does not beat the control largest-z.",
        "payments has only 9 anomalies among its test rows; intervals are wide.",
      ]),
    trials: trials, timings: timings, curves: ["aa01": curve])

  private static let lof: JSON = ["metric": "euclidean", "neighbors": 35]
  private static let forest: JSON = ["trees": 100]

  private static let onPayments = SummaryRecord.Answer(
    dataset: "payments", trial: "aa01", detector: "lof", sentence: "On payments, lof is best.",
    chosenBy: measured("average_precision", 0.801), isOracle: false,
    comparisons: [
      .init(
        trial: "aa02", detector: "isolation-forest", isControl: false,
        difference: measured("average_precision", 0.11, 0.02, 0.21), p: 0.014,
        sentence: "lof is ahead of isolation-forest by 0.110."),
      .init(
        trial: "aa03", detector: "largest-z", isControl: true,
        difference: measured("average_precision", 0.31, 0.12, 0.41), p: 0.001,
        sentence: "lof is ahead of the control largest-z by 0.310."),
    ])

  private static let onLogins = SummaryRecord.Answer(
    dataset: "logins <b>", trial: "bb01", detector: "isolation-forest",
    sentence: "On logins <b>, isolation-forest is best.",
    chosenBy: measured("average_precision", 0.402), isOracle: false, comparisons: [])

  private static let standings = [
    standing(
      identity("lof", on: "payments", lof), "neighbors 35", ["aa01"],
      onTest: [
        measured("roc_auc", 0.9125, 0.8501, 0.9604),
        measured("average_precision", 0.7313, 0.6111, 0.8222),
        measured("best_f1_oracle", 0.777, 0.666, 0.888),
      ]),
    standing(
      identity("isolation-forest", on: "payments", forest), "trees 100", ["aa02"],
      onTest: [
        measured("roc_auc", 0.8642, 0.8001, 0.9009),
        measured("average_precision", 0.6213, 0.5432, 0.7123),
      ]),
    standing(
      identity("largest-z", on: "payments", isControl: true), "", ["aa03"],
      onTest: [
        measured("roc_auc", 0.6203, 0.5104, 0.7305),
        undefined("average_precision", "one <class> only"),
        measured("best_f1_oracle", 0.0004),
      ]),
    standing(
      identity("isolation-forest", on: "logins <b>", forest), "trees 100", ["bb01", "bb02"],
      onTest: [
        measured("roc_auc", 0.7134), measured("average_precision", 0.3219),
        measured("best_f1_oracle", 0.4567),
      ]),
    standing(
      identity("largest-z", on: "logins <b>", isControl: true), "", ["bb03"],
      onTest: [
        measured("roc_auc", 0.7008, 0.6789, 0.7222),
        measured("average_precision", 0.3111, 0.2345, 0.4321),
        measured("best_f1_oracle", 0.4321, 0.3456, 0.5678),
      ]),
  ]

  private static let leaderboard = SummaryRecord.Leaderboard(
    metric: .averagePrecision, datasets: ["payments", "logins <b>"],
    rows: [
      .init(
        detector: "isolation-forest", isControl: false, mean: 0.4716, median: 0.4567,
        averageRank: 1.25, winRate: 0.875, values: [0.6213, 0.3219]),
      .init(
        detector: "lof", isControl: false, mean: 0.5277, median: 0.5277, averageRank: 1.75,
        winRate: 0.5, values: [0.7313, 0.3241]),
      .init(
        detector: "largest-z", isControl: true, mean: 0.2987, median: 0.2876, averageRank: nil,
        winRate: nil, values: [0.2863, 0.3111]),
    ],
    tests: [
      "The winner depends on the aggregator.", "Friedman's test gives p = 0.317 & says little.",
    ], criticalDifference: 0.98)

  private static let trials = [
    TrialRecord(
      id: "aa01", rows: "5ca1ab1e00c0ffee", trial: identity("lof", on: "payments", lof),
      outcome: .ok(
        findings(
          onValidation: [measured("average_precision", 0.801), measured("roc_auc", 0.955)],
          onTest: [
            measured("average_precision", 0.7313, 0.6111, 0.8222),
            measured("best_f1_oracle", 0.777, 0.666, 0.888),
            measured("roc_auc", 0.9125, 0.8501, 0.9604),
          ], thresholds: thresholds, decisions: decisions))),
    TrialRecord(
      id: "aa02", trial: identity("isolation-forest", on: "payments", forest),
      outcome: .ok(findings(onTest: [measured("roc_auc", 0.8642, 0.8001, 0.9009)]))),
    TrialRecord(
      id: "aa03", trial: identity("largest-z", on: "payments", isControl: true),
      outcome: .ok(findings(onTest: [measured("roc_auc", 0.6203, 0.5104, 0.7305)]))),
    TrialRecord(
      id: "bb01", trial: identity("isolation-forest", on: "logins <b>", forest),
      outcome: .ok(
        findings(
          onTest: [measured("pr_gain", 0.271), measured("roc_auc", 0.7233)],
          thresholds: [
            chosen(
              "best-f1", 0.4321, "At 0.4321 the F1 is highest.",
              onTest: [
                measured("precision", 0.251, 0.151, 0.351), measured("recall", 0.652, 0.552, 0.752),
                measured("f1", 0.362), undefined("false_positive_rate", "no ordinary row"),
              ])
          ]))),
    TrialRecord(
      id: "bb02", trial: identity("isolation-forest", on: "logins <b>", forest, seed: 2),
      outcome: .ok(findings(onTest: [measured("roc_auc", 0.7035)]))),
    TrialRecord(
      id: "bb03", trial: identity("largest-z", on: "logins <b>", isControl: true),
      outcome: .ok(findings(onTest: [measured("roc_auc", 0.7008, 0.6789, 0.7222)]))),
  ]

  private static func figure(
    _ name: String, of detector: String = "lof", _ measure: FigureRecord.Measure,
    limit: Double? = nil
  ) -> FigureRecord {
    FigureRecord(
      system: "wharf", name: name, detector: detector, published: "1 | 2", deployed: "<3>",
      gate: limit.map { "at most \($0)" } ?? "reported", measure: measure, limit: limit)
  }

  private static let figures = [
    figure("latency", .eventLatency, limit: 1000), figure("fit", .fitSeconds, limit: 0.1),
    figure("size", .modelBytes), figure("false alarms", .falsePositiveRate, limit: 0.5),
    figure("fit", of: "knn", .fitSeconds, limit: 1),
  ]

  private static let decisions = DecisionsRecord(
    table: "own", scale: "Tiers are read on the detector's scores as they are.",
    outcomes: [
      .init(tier: "page", effect: "page", rows: 7, anomalies: 6, ordinary: 1),
      .init(tier: "page", effect: "note", rows: 4, anomalies: 2, ordinary: 2),
      .init(tier: nil, effect: nil, rows: 109, anomalies: 1, ordinary: 108),
    ], notes: ["No <gate> was asked for."])

  private static let thresholds = [
    chosen(
      "cost", 1.5625, "Above 1.5625 a row costs least, if a <missed> one costs 50.",
      onTest: [
        measured("precision", 0.615, 0.316, 0.861, by: "Wilson", rows: 13),
        measured("recall", 0.889, 0.518, 0.997, by: "Wilson", rows: 9),
        measured("f1", 0.727, 0.472, 0.889, by: "BCa bootstrap (2000)"),
        measured("false_positive_rate", 0.0451, 0.0147, 0.1024, by: "Wilson", rows: 111),
      ]),
    chosen(
      "budget", 1.875, "Above 1.875 some 20 rows a day alarm.",
      onTest: [
        measured("precision", 0.857, 0.421, 0.996), measured("recall", 0.667, 0.299, 0.925),
        measured("f1", 0.75, 0.471, 0.901), measured("false_positive_rate", 0.009, 0.0002, 0.0492),
      ]),
    refused("conformal", "A promise of 0.1 % needs 999 clean rows; there are 75."),
  ]

  private static let timings = [
    TimingRecord(
      id: "aa01", status: .ok, fitSeconds: 0.125, scoreSeconds: 0.0625,
      latency: [
        measured("latency_p50_us", 12.345, 12.25, 12.5, by: "order statistics", rows: 2000),
        measured("latency_p95_us", 123.45, 120.5, 130.25, by: "order statistics", rows: 2000),
        measured("latency_p99_us", 1234.5, 1200, 1300.5, by: "order statistics", rows: 2000),
        measured("latency_max_us", 2345.6, rows: 2000),
        measured("latency_event_p99_us", 900.5, 850.25, 950.5, by: "order statistics", rows: 2000),
      ]),
    TimingRecord(id: "aa02", status: .ok, fitSeconds: 0.5, scoreSeconds: 0.25),
    TimingRecord(
      id: "bb01", status: .ok, fitSeconds: 0.75, scoreSeconds: 0.375,
      latency: [measured("latency_p50_us", 7.5, rows: 2000)]),
  ]

  /// Three thresholds, the highest first; without an alarm there is no precision.
  private static let curve = """
    threshold,tp,fp,fn,tn,precision,recall,f1,false_positive_rate,alerts_per_day,cost
    2.5,0,0,9,111,n/a,0.0,0.0,0.0,n/a,n/a
    1.75,6,2,3,109,0.75,0.6666666666666666,0.7058823529411765,0.018018018018018018,n/a,n/a
    0.5,9,111,0,0,0.075,1.0,0.13953488372093023,1.0,n/a,n/a

    """
}
