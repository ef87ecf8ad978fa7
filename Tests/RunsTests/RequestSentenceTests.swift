import Artifacts
import Decisions
import Forms
import Foundation
import Machine
import Numerics
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// A file of scores in a folder of its own that goes with it.
final class ScoresOnDisk {
  let path: String
  private let folder: String

  /// - Parameter columns: The name of each column and its cells.
  init(_ columns: [(name: String, cells: [String])]) throws {
    folder = try FileSystem.makeTemporaryFolder()
    path = Paths.join(folder, "scores.csv")
    let rows = columns[0].cells.indices.map { row in
      columns.map { $0.cells[row] }.joined(separator: ",")
    }
    try FileSystem.write(
      ([columns.map(\.name).joined(separator: ",")] + rows).joined(separator: "\n") + "\n", to: path
    )
  }

  convenience init(_ scores: [Double], anomalies: [Bool]? = nil) throws {
    let cells = scores.map { "\($0)" }
    try self.init(
      [("score", cells)]
        + (anomalies.map { [("label", $0.map { $0 ? "1" : "0" })] } ?? []))
  }

  deinit { try? FileSystem.remove(folder) }

  func advice(_ requests: [String], events: Double? = nil) throws -> ThresholdAdvice {
    try Recommender(asking: requests, eventsPerDay: events)
      .recommend(for: ScoreFile(path)).advice
  }
}

/// What each way of asking answers on small files of scores, whole, where it can and where it cannot.
struct RequestSentenceTests {
  private static func files() throws -> [String: ScoresOnDisk] {
    let falling = (0..<600).map { (-log(1 - (Double($0) + 0.5) / 600) * 1e5 / 8).rounded() / 1e5 }
    let ordinary = (0..<400).map { Double($0) / 1000 }
    let planted = (0..<20).map { 0.35 + 0.05 * Double($0) }
    return [
      "600 unlabeled": try ScoresOnDisk(falling),
      "20 unlabeled": try ScoresOnDisk((0..<20).map { (Double($0) + 0.5) / 20 }),
      "30 equal": try ScoresOnDisk([Double](repeating: 2, count: 30)),
      "30 below 0": try ScoresOnDisk((0..<30).map { Double($0) / 10 - 1 }),
      "420 labeled": try ScoresOnDisk(
        ordinary + planted, anomalies: ordinary.map { _ in false } + planted.map { _ in true }),
      "8 labeled": try ScoresOnDisk(
        [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2],
        anomalies: [false, true, false, true, false, false, false, false]),
    ]
  }

  /// A request, a file, and the answer: `yes` with a threshold or `no` without, then the sentence.
  private static let answers = """
    best-f1 | 420 labeled | yes: The highest F1 on these rows is 0.9744, with precision 100 % and recall 95 %.
    best-f1 | 20 unlabeled | no: The highest F1 needs rows labeled as anomalies and as ordinary; none of these 20 rows has a label.
    best-f: { beta: 2 } | 420 labeled | yes: The highest F2 on these rows is 0.9596, with precision 100 % and recall 95 %.
    best-f: { beta: 2 } | 20 unlabeled | no: The highest F2 needs rows labeled as anomalies and as ordinary; none of these 20 rows has a label.
    best-mcc | 420 labeled | yes: The highest Matthews correlation on these rows is 0.9735, with precision 100 % and recall 95 %.
    best-mcc | 20 unlabeled | no: The highest Matthews correlation needs rows labeled as anomalies and as ordinary; none of these 20 rows has a label.
    best-youden | 420 labeled | yes: The highest Youden's J on these rows is 0.95, with precision 100 % and recall 95 %.
    best-youden | 20 unlabeled | no: The highest Youden's J needs rows labeled as anomalies and as ordinary; none of these 20 rows has a label.
    precision: { at-least: 0.9 } | 420 labeled | yes: The lowest threshold with a precision of at least 90 % on these rows has precision 90.48 % and recall 95 %.
    precision: { at-least: 0.9 } | 8 labeled | no: No threshold reaches a precision of at least 90 %: the best is 50 %, where scores of 0.8 and above alarm (recall 50 %).
    recall: { at-least: 0.9 } | 420 labeled | yes: The highest threshold with a recall of at least 90 % on these rows has precision 100 % and recall 90 %.
    recall: { at-least: 0.9 } | 20 unlabeled | no: A recall of at least 90 % needs rows labeled as anomalies and as ordinary; none of these 20 rows has a label.
    false-positive-rate: { at-most: 0.02 } | 420 labeled | yes: 8 of these 400 ordinary rows alarm (2 %); that promises nothing of rows to come, as a 'confidence' would.
    false-positive-rate: { at-most: 0.02 } | 8 labeled | no: No threshold that alarms on anything has a false-positive rate of at most 2 %: the highest score alone is shared by 16.67 % of the ordinary rows.
    false-positive-rate: { at-most: 0.02 } | 20 unlabeled | no: A false-positive rate of at most 2 % needs rows labeled ordinary; you have none. Without labels, ask for 'conformal'.
    false-positive-rate: { at-most: 0.01, confidence: 0.95 } | 420 labeled | yes: At most 1 % of ordinary rows to come alarm, with 95 % confidence, if they are like these 400; the threshold is the highest of their scores.
    false-positive-rate: { at-most: 0.01, confidence: 0.95 } | 8 labeled | no: A false-positive rate of at most 1 % with 95 % confidence needs 299 clean rows; you have 6.
    cost: { missed: 50, false: 1 } | 420 labeled | yes: The lowest cost on these rows is 50 (50 a miss, 1 a false alarm), instead of 1000 without any alarm, with precision 100 % and recall 95 %.
    cost: { missed: 1, false: 500 } | 8 labeled | yes: It is cheapest never to alarm: that costs 2 on these rows (1 a miss, 500 a false alarm), and no threshold costs less.
    cost: { missed: 50, false: 1 } | 20 unlabeled | no: The lowest cost (50 a miss, 1 a false alarm) needs rows labeled as anomalies and as ordinary; none of these 20 rows has a label.
    top: { rows: 5 } | 600 unlabeled | yes: 5 rows alarm, the highest there are.
    top: { rows: 50 } | 20 unlabeled | no: The 50 highest rows cannot be named: there are only 20 rows.
    top: { rows: 5 } | 30 equal | no: The 5 highest rows cannot be told apart: 30 rows share the highest score.
    fixed: { threshold: 0.5 } | 600 unlabeled | yes: The threshold was given; 11 of 600 rows lie above it.
    fixed: { threshold: 5 } | 20 unlabeled | yes: The threshold was given; 0 of 20 rows lie above it.
    contamination: { share: 0.05 } | 600 unlabeled | yes: 30 of 600 rows lie above the 95 % quantile; the share was guessed, not measured.
    contamination: { share: 0.01 } | 20 unlabeled | no: Alarms on the highest 1 % of the rows need 100 rows; you have 20.
    iqr | 600 unlabeled | yes: The third quartile and 1.5 interquartile ranges make 0.3786; 29 of 600 rows lie above it.
    iqr | 30 equal | no: The third quartile and 1.5 interquartile ranges give no threshold: at least half of the 30 rows have the same score, 2.
    mad | 600 unlabeled | yes: The median and 3 scaled median absolute deviations make 0.3541; 35 of 600 rows lie above it.
    mad | 30 equal | no: The median and 3 scaled median absolute deviations give no threshold: at least half of the 30 rows have the same score, 2.
    gaussian: { tail: 0.01 } | 600 unlabeled | yes: If scores were normally distributed, 1 % would lie above 0.4144; 3.667 % of these 600 rows do.
    gaussian: { tail: 0.01 } | 30 equal | no: The upper 1 % of a fitted normal distribution needs scores that spread; all 30 rows score 2.
    gamma: { tail: 0.01 } | 600 unlabeled | yes: If scores followed a gamma distribution, 1 % would lie above 0.5731; 1 % of these 600 rows do.
    gamma: { tail: 0.01 } | 30 below 0 | no: The upper 1 % of a fitted gamma distribution needs scores of at least 0; the lowest is -1.
    mixture | 420 labeled | yes: Scores above 0.5855 belong to the upper of two groups (means 0.2028 and 0.9443, the upper one 3.577 % of the rows).
    mixture | 20 unlabeled | no: The 20 scores do not fall into two groups: a second group explains them better by 1.535 in log-likelihood, and only from 4.494 on would that be more than chance.
    knee | 600 unlabeled | yes: From the highest down, scores stop falling steeply at 0.245; 84 of 600 rows lie above it.
    knee | 20 unlabeled | no: The scores have no knee: they bend by 0 of their range, and 20 evenly spread scores bend by up to 0.36 by chance.
    conformal: { at-most: 0.05 } | 600 unlabeled | yes: At most 5 % of ordinary rows to come alarm, on average, if these 600 rows are ordinary and like those to come; the threshold is the 30th highest of their scores.
    conformal: { at-most: 0.01, confidence: 0.95 } | 600 unlabeled | yes: At most 1 % of ordinary rows to come alarm, with 95 % confidence, if these 600 rows are ordinary and like those to come; the threshold is the 2nd highest of their scores. Only the highest score seen lies above it, and nothing confirms that one.
    conformal: { at-most: 0.01, confidence: 0.95 } | 20 unlabeled | no: A false-positive rate of at most 1 % with 95 % confidence needs 299 rows taken to be clean; you have 20.
    false-discovery-rate: { at-most: 0.1 } | 420 labeled | yes: 19 of the batch of 420 are called; of such calls, at most 10 % are false on average.
    false-discovery-rate: { at-most: 0.1 } | 20 unlabeled | no: A false-discovery rate of at most 10 % in a batch of 20 cannot be held: calling a single row needs 199 rows taken to be clean, you have 20, and no larger set of rows is strange enough.
    pot: { risk: 0.005 } | 600 unlabeled | yes: By the tail of 12 scores above 0.4841 (shape -0.2021, scale 0.1526), 0.5 % of ordinary rows exceed 0.6686; this is an extrapolation, not a guarantee.
    pot: { risk: 0.001 } | 20 unlabeled | no: A score that only 0.1 % of ordinary rows exceed is extrapolated from at least 10 distinct scores above the 98 % quantile, which takes about 500 rows taken to be clean; you have 20.
    calibrated-cost: { missed: 1, false: 1 } | 20 unlabeled | yes: If the scores are probabilities of an anomaly, an alarm pays from 50 % on; 10 of 20 rows lie there.
    calibrated-cost: { missed: 50, false: 1 } | 30 below 0 | no: The cheapest probability to alarm from (50 a miss, 1 a false alarm) needs scores that are probabilities; there is one of -1. Calibrate with 'platt' or 'isotonic'.
    budget: { alerts: 20, per: day, events: 1000 } | 600 unlabeled | yes: 11 of 600 rows lie above the threshold; at 1000 events per day that is 18.33 alerts per day (9.15 to 32.8 with 95 % confidence).
    budget: { alerts: 1, per: week, events: 100000 } | 20 unlabeled | no: At most 1 alert per week cannot be held with 20 rows: at 14286 events per day that is less than one alarm among them, and it takes 149999 rows to see where such a threshold lies.
    budget: { alerts: 5, per: day, events: 100 } | 30 equal | no: At most 5 alerts per day cannot be kept: 30 rows share the highest score, which alone means 100 alerts per day.
    budget: { alerts: 20 } | 20 unlabeled | no: At most 20 alerts per day cannot be held without knowing how many events there are: state how many a day brings, or give the times of the rows.
    capacity: { analysts: 2, minutes: 15 } | 600 unlabeled at 1000 a day | yes: 2 analysts can look at 64 alerts per day; a mean of 52.33 keeps 95 % of days within that, and this threshold means 50.
    capacity: { analysts: 1, minutes: 600 } | 600 unlabeled at 1000 a day | no: 1 analyst cannot look at a single alert a day: one takes 600 minutes, and there are 480.
    capacity: { analysts: 2, minutes: 15 } | 20 unlabeled | no: As many alerts as 2 analysts can look at on 95 % of days cannot be held without knowing how many events there are: state how many a day brings, or give the times of the rows.
    """

  @Test func `every way of asking answers in a sentence, whether it can be had or not`() throws {
    let files = try Self.files()
    var found: [String] = []
    var kinds: [String: Set<String>] = [:]
    for line in Self.answers.split(separator: "\n") {
      let parts = line.split(separator: "|", maxSplits: 2).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let place = parts[1].split(separator: " at ").map(String.init)
      let events = place.count > 1 ? Double(place[1].prefix { $0.isNumber }) : nil
      let advice = try #require(files[place[0]]).advice([parts[0]], events: events)
      let choice = advice.alternatives[0].choice
      let isFeasible = choice.threshold != nil ? "yes" : "no"
      kinds[choice.method, default: []].insert(isFeasible)
      found.append("\(parts[0]) | \(parts[1]) | \(isFeasible): \(choice.sentence)")
    }
    #expect(found.joined(separator: "\n") == Self.answers)
    // A threshold that is known can always be had.
    for form in ThresholdMethods.choices.forms {
      #expect(kinds[form.name] == (form.name == "fixed" ? ["yes"] : ["yes", "no"]), "\(form.name)")
    }
  }
}

/// Costs that each row says itself.
struct RowCostTests {
  private struct Case {
    let scores: [Double]
    let anomalies: [Bool]
    let missed: [Double]
    let wrong: [Double]

    init(seed: Int, rows: Int = 80) {
      var chance = Seed(17).split("row costs", seed).generator()
      anomalies = (0..<rows).map { _ in chance.uniform() < 0.2 }
      // Rounded, so that some scores are tied.
      scores = anomalies.map { (chance.normal(mean: $0 ? 1.5 : 0, deviation: 1) * 4).rounded() / 4 }
      missed = anomalies.map { _ in (chance.uniform(0, 100) * 100).rounded() / 100 }
      wrong = anomalies.map { _ in (chance.uniform(0, 9) * 100).rounded() / 100 }
    }

    func cost(above threshold: Double, missed: (Int) -> Double, wrong: (Int) -> Double) -> Double {
      scores.indices.reduce(0) { sum, row in
        switch (anomalies[row], scores[row] > threshold) {
        case (true, false): sum + missed(row)
        case (false, true): sum + wrong(row)
        default: sum
        }
      }
    }

    func file() throws -> ScoresOnDisk {
      try ScoresOnDisk([
        ("score", scores.map { "\($0)" }), ("label", anomalies.map { $0 ? "1" : "0" }),
        ("amount", missed.map { "\($0)" }), ("bother", wrong.map { "\($0)" }),
      ])
    }
  }

  @Test(arguments: 0..<12)
  func `no threshold costs less than the one chosen by a column of amounts`(seed: Int) throws {
    let example = Case(seed: seed)
    let file = try example.file()
    let cuts = [-100] + Set(example.scores).sorted()
    for (request, missed, wrong) in [
      ("cost: { missed: amount, false: 3 }", { example.missed[$0] }, { _ in 3 }),
      ("cost: { missed: 40, false: bother }", { _ in 40 }, { example.wrong[$0] }),
      ("cost: { missed: amount, false: bother }", { example.missed[$0] }, { example.wrong[$0] }),
    ] as [(String, (Int) -> Double, (Int) -> Double)] {
      let alternative = try file.advice([request]).alternatives[0]
      let threshold = try #require(alternative.choice.threshold)
      let chosen = example.cost(above: threshold.value, missed: missed, wrong: wrong)
      let least = cuts.map { example.cost(above: $0, missed: missed, wrong: wrong) }.min()!
      // 1e-9: a sum of eighty amounts in another order.
      #expect(abs(chosen - least) < 1e-9, "\(request)")
      let perRow = threshold.achieved[.costPerRow]?.quantity.number
      #expect(abs(try #require(perRow) * 80 - chosen) < 1e-9)
    }
  }

  @Test func `a run keeps the amounts that its spec names, and chooses by them`() throws {
    let example = Case(seed: 99, rows: 400)
    let file = try ScoresOnDisk([
      ("a", example.scores.map { "\($0)" }), ("label", example.anomalies.map { $0 ? "1" : "0" }),
      ("amount", example.missed.map { "\($0)" }),
    ])
    let run = try TestRun(
      """
      name: costs
      data: [{ file: "\(file.path)" }]
      split: { holdout: { test: 0.5, validation: 0.3 } }
      detectors: [ecod]
      controls: false
      thresholds: [{ cost: { missed: amount, false: 3 } }]
      export: none
      """)
    let record = try run.folder.readTrial(run.trials[0])
    let recorded = try #require(record.findings).thresholds[0].choice
    #expect(recorded.sentence.contains("(its row's 'amount' a miss, 3 a false alarm)"))
    let advice = try Recommender(asking: ["cost: { missed: amount, false: 3 }"], eventsPerDay: nil)
      .recommend(for: run.folder, trial: run.trials[0]).advice
    #expect(advice.alternatives[0].choice.threshold?.value == recorded.threshold?.value)
    let trial = try ScoredTrial(run.trials[0], in: run.folder)
    let rows = trial.known.validation.numbers
    let cost = { (threshold: Double) in
      rows.enumerated().reduce(0.0) { sum, entry in
        let (place, row) = (entry.offset, entry.element)
        return switch (example.anomalies[row], trial.scores.validation[place] > threshold) {
        case (true, false): sum + example.missed[row]
        case (false, true): sum + 3
        default: sum
        }
      }
    }
    let chosen = cost(try #require(recorded.threshold).value)
    let least = ([-100] + trial.scores.validation.values).map(cost).min()!
    #expect(abs(chosen - least) < 1e-9)  // sums in another order
  }

  @Test(arguments: [
    ("-1", "in row 2 it is -1.0"), ("", "in row 2 there is none"),
    ("x", "found 'x', wanted a number"),
  ])
  func `an amount that is none is told with its row`(cell: String, reason: String) throws {
    let file = try ScoresOnDisk([
      ("score", ["1", "2", "3"]), ("label", ["0", "1", "0"]), ("amount", ["5", cell, "7"]),
    ])
    do {
      _ = try file.advice(["cost: { missed: amount }"])
      Issue.record("an amount of '\(cell)' was taken")
    } catch { #expect("\(error)".contains(reason), "\(error)") }
  }
}

/// Splits of several folds.
struct FoldAdviceTests {
  @Test func `thresholds over folds have a range, and what they achieve has one too`() throws {
    let run = try TestRun(
      """
      name: folds
      data: [{ generate: { table: { rows: 600, columns: 4 } } }]
      split: { folds: { count: 4, validation: 0.3 } }
      detectors: [ecod]
      controls: false
      export: none
      """)
    let trials = try run.trials
    #expect(trials.count == 4)
    let requests = ["best-f1", "conformal: { at-most: 0.001 }"]
    func advice(_ trial: String) throws -> ThresholdAdvice {
      try Recommender(asking: requests, eventsPerDay: nil).recommend(for: run.folder, trial: trial)
        .advice
    }
    let all = try trials.map(advice)
    let spread = try #require(all[0].alternatives[0].overFolds)
    let thresholds = all.compactMap { $0.alternatives[0].choice.threshold?.value }
    #expect(spread.folds == 4 && spread.chosen == 4)
    #expect(spread.threshold.interval?.lower == thresholds.min())
    #expect(spread.threshold.interval?.upper == thresholds.max())
    let precisions = all.compactMap { advice in
      advice.alternatives[0].measured[.precision]?.quantity.number
    }
    let precision = try #require(spread.measured[.precision])
    #expect(precision.interval?.lower == precisions.min())
    #expect(precision.interval?.upper == precisions.max())
    // 1e-12: a mean of four.
    #expect(abs(precision.quantity.number! - precisions.reduce(0, +) / 4) < 1e-12)
    #expect(all.allSatisfy { $0.alternatives[0].overFolds == spread })
    let none = try #require(all[0].alternatives[1].overFolds)
    #expect(none.chosen == 0 && none.threshold.quantity.number == nil)
    #expect(
      none.sentence.hasPrefix(
        "None of 4 folds has such a threshold. A false-positive rate of at most 0.1 % on average"
          + " needs 999 clean rows that chose nothing; you have"))
    #expect(
      try Recommender(asking: [], eventsPerDay: nil).recommend(for: run.folder, trial: trials[2])
        .subject
        .hasSuffix(", fold 3 of 4)"))
  }

  @Test func `one division has no folds`() throws {
    let run = try TestRun(
      """
      name: one
      data: [{ generate: { table: { rows: 200, columns: 3 } } }]
      detectors: [ecod]
      controls: false
      export: none
      """)
    let advice = try Recommender(asking: ["best-f1"], eventsPerDay: nil)
      .recommend(for: run.folder, trial: run.trials[0]).advice
    #expect(advice.alternatives[0].overFolds == nil)
  }
}
