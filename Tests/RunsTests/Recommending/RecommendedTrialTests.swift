import Advice
import Artifacts
import Formats
import RunKit
import Runs
import Specs
import Testing
import Trials
import Vocabulary

/// For which trial a threshold is recommended, and on which rows it is chosen and measured.
struct RecommendedTrialTests {
  /// Several trials, each with these labels and scores of the rows to choose by.
  private func run(
    validation: String = "++--", _ scores: [Double] = [4, 3, 2, 1], isConcluded: Bool = true
  ) throws -> MadeRun {
    func found(_ trial: MadeTrial, _ onValidation: Double) -> MadeTrial {
      trial.found(
        validation: ["average_precision": .number(onValidation)],
        test: ["average_precision": .number(1 - onValidation)], scores: [4, 1, 3, 2],
        validationScores: scores)
    }
    let run = try MadeRun(
      "detectors: [hbos: { bins: [5, 10] }, ecod]\nseeds: [1, 2]",
      on: [MadeData(validation: validation, test: "++--")],
      [
        found(MadeTrial("a1", "hbos").of(["settings": ["bins": 5]]), 0.25),
        found(MadeTrial("a2", "hbos", seed: 2).of(["settings": ["bins": 5]]), 0.25),
        found(MadeTrial("ab1", "hbos").of(["settings": ["bins": 10]]), 0.5),
        found(MadeTrial("ab2", "hbos", seed: 2).of(["settings": ["bins": 10]]), 0.25),
        found(MadeTrial("e1", "ecod"), 0.125), found(MadeTrial("e2", "ecod", seed: 2), 0.75),
        MadeTrial("f", "constant").failed("there are no rows"),
        MadeTrial("n", "random").found(validation: ["average_precision": 0.5]),
      ])
    return isConcluded ? try run.concluded() : run
  }

  private func recommendation(
    _ run: MadeRun, _ trial: String?
  ) throws -> Recommender.Recommendation {
    try Recommender(asking: ["best-f1"], eventsPerDay: nil).recommend(for: run.folder, trial: trial)
  }

  @Test(arguments: [
    (nil, "trial e1 (ecod on d)"), ("hbos", "trial ab2 (hbos on d)"),
    ("ecod", "trial e1 (ecod on d)"), ("a1", "trial a1 (hbos on d)"),
    ("ab2", "trial ab2 (hbos on d)"), ("e2", "trial e2 (ecod on d)"),
  ])
  func
    `a trial is that of the answer, the median of a detector's best setting, or the one whose id begins so`(
      named: String?, subject: String
    ) throws
  {
    #expect(try recommendation(run(), named).subject == subject)
  }

  /// Of a hundred rows the first ten and the fifth ten are anomalies. F1 is best above the tenth, 2/3, where ten are
  /// missed; Youden's J above the fiftieth, 1 − 3/8, with thirty false alarms. At 20 a miss and 1 a false alarm that
  /// is 2 and 0.3 a row.
  @Test(arguments: [
    ("", ["best-f1", "best-youden"]), ("operation: { missed: 20 }", ["best-youden", "best-f1"]),
  ])
  func `what is usual stands in its order, and by its cost where the spec says prices`(
    prices: String, order: [String]
  ) throws {
    let scores = (0..<100).map { Double(100 - $0) }
    let labels = [("+", 10), ("-", 30), ("+", 10), ("-", 50)].map {
      String(repeating: $0, count: $1)
    }
    .joined()
    let run = try MadeRun(
      "detectors: [ecod]\nthresholds: [{ top: { rows: 3 } }]\n\(prices)",
      on: [MadeData(validation: labels, test: labels, firstTestRow: 200)],
      [
        MadeTrial("e", "ecod").found(
          validation: ["average_precision": 0.7], test: ["average_precision": 0.7],
          scores: scores, validationScores: scores)
      ])
    let found = try Recommender(asking: [], eventsPerDay: nil).recommend(
      for: run.folder, trial: "e")
    #expect(found.advice.alternatives.map(\.choice.method).filter(order.contains) == order)
  }

  @Test func `what the spec asks for stands before what is usual`() throws {
    let run = try MadeRun(
      "detectors: [ecod]\nthresholds: [mad, { top: { rows: 1 } }]",
      on: [MadeData(validation: "++--", test: "++--")],
      [
        MadeTrial("e", "ecod").found(
          validation: ["average_precision": 1], test: ["average_precision": 1],
          scores: [4, 3, 2, 1],
          validationScores: [4, 3, 2, 1])
      ])
    let found = try Recommender(asking: [], eventsPerDay: nil).recommend(
      for: run.folder, trial: "e")
    let methods = found.advice.alternatives.map(\.choice.method)
    #expect(methods.prefix(2) == ["mad", "top"] && methods.count > 2)
  }

  @Test func `before the end of a run, a trial is named by its id`() throws {
    #expect(try recommendation(run(isConcluded: false), "ab1").subject == "trial ab1 (hbos on d)")
  }

  @Test func `a name that means no trial, or several, is refused`() throws {
    let run = try run()
    func complaint(_ name: String) throws -> String? {
      do {
        _ = try recommendation(run, name)
        return nil
      } catch { return "\(error)" }
    }
    #expect(try complaint("x") == "\(run.folder.path) has no trial 'x'")
    #expect(try complaint("ab") == "'ab' may be any of ab1, ab2")
    #expect(try complaint("f") == "trial f failed: there are no rows")
    #expect(
      try complaint("n")
        == "thresholds are chosen from scores, and \(run.folder.path) has none of trial n: '--no-scores' kept none, or their "
        + "file is gone; 'assay run' of the same spec makes it again"
    )
  }

  @Test func `a run without an answer has no trial that could be chosen`() throws {
    let run = try MadeRun(
      "detectors: [ecod]", on: [MadeData(validation: "++--", test: "++--")],
      [MadeTrial("e", "ecod").failed("no")]
    ).concluded()
    #expect(
      throws: AdviceError.nothingToDo(
        "\(run.folder.path) has no trial that could be chosen: 1 trial failed.")
    ) {
      try recommendation(run, nil)
    }
  }

  @Test func `a threshold is chosen on validation rows and measured on test rows`() throws {
    // On validation rows, 2½ parts the anomalies' 4 and 3 from 2 and 1; on test rows it alarms for the
    // anomaly with 4 and the ordinary row with 3, and leaves one of each.
    let advice = try recommendation(run(), nil).advice
    #expect(advice.basis == .validation)
    #expect([advice.rows, advice.anomalies, advice.ordinary] == [4, 2, 2])
    let alternative = try #require(advice.alternatives.first)
    #expect(advice.alternatives.count == 1)
    #expect(alternative.choice.threshold?.value == 2.5)
    #expect(alternative.choice.threshold?.basis == .validation)
    let measured = Dictionary(
      uniqueKeysWithValues: alternative.measured.map { ($0.name, $0.quantity.number) })
    #expect(measured[.precision] == 0.5)
    #expect(measured[.recall] == 0.5)
    #expect(alternative.measured.allSatisfy { $0.rows <= 4 })
  }

  @Test
  func `without validation rows a threshold is an oracle's, and nothing is left to measure with`()
    throws
  {
    // The best F1 on test rows: 4 alone has 2/3, all down to 1 have 2 · 2/(2 + 4) = 2/3; the highest cut wins.
    let advice = try recommendation(run(validation: "", []), nil).advice
    #expect(advice.basis == .oracle)
    #expect([advice.rows, advice.anomalies, advice.ordinary] == [4, 2, 2])
    let alternative = try #require(advice.alternatives.first)
    #expect(alternative.choice.threshold?.value == 3.5)
    #expect(alternative.choice.threshold?.basis == .oracle)
    #expect(alternative.measured.isEmpty)
  }
}
