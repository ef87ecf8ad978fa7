import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

/// The settings that were tried, in their order, with what they came to over seeds and folds.
struct StandingTests {
  private let data = [MadeData(validation: "++--", test: "++--")]

  private func standings(
    _ run: MadeRun
  ) throws -> [SummaryRecord.Standing] { try run.summary().standings }

  @Test
  func `the setting with the highest mean over its seeds comes first, one without a value last`()
    throws
  {
    let run = try MadeRun(
      "detectors: [mahalanobis, pca, ecod, copod]\nseeds: [1, 2]", on: data,
      [
        MadeTrial("m1", "mahalanobis").found(
          validation: ["average_precision": .undefined("no row has a label")]),
        MadeTrial("p1", "pca").found(validation: ["roc_auc": 1]),
        MadeTrial("e1", "ecod").found(validation: ["average_precision": 0.875]),
        MadeTrial("e2", "ecod", seed: 2).found(validation: ["average_precision": 0.125]),
        MadeTrial("c1", "copod").found(validation: ["average_precision": 0.5]),
        MadeTrial("c2", "copod", seed: 2).found(validation: ["average_precision": 0.625]),
        MadeTrial("k1", "constant").found(validation: ["average_precision": 0.5]),
        MadeTrial("r1", "random").found(validation: ["average_precision": 0.75]),
      ])
    // The means: random 0.75, copod 0.5625, ecod 0.5, constant 0.5 (later in the plan); two have none.
    #expect(
      try standings(run).map(\.trials)
        == [["r1"], ["c1", "c2"], ["e1", "e2"], ["k1"], ["m1"], ["p1"]])
    #expect(
      try standings(run).map(\.isControl) == [true, false, false, true, false, false])
  }

  @Test func `one with an undefined seed has no mean, and so stands behind all that have one`()
    throws
  {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nseeds: [1, 2]", on: data,
      [
        MadeTrial("e1", "ecod").found(validation: ["average_precision": 1]),
        MadeTrial("e2", "ecod", seed: 2).found(
          validation: ["average_precision": .undefined("none of the 4 rows is an anomaly")]),
        MadeTrial("c1", "copod").found(validation: ["average_precision": 0.25]),
        MadeTrial("c2", "copod", seed: 2).found(validation: ["average_precision": 0.25]),
      ])
    #expect(try standings(run).map(\.detector) == ["copod", "ecod"])
    #expect(
      try standings(run).last?.onValidation == [
        Measurement(
          .averagePrecision, .undefined(reason: "none of the 4 rows is an anomaly"), rows: 8)
      ])
  }

  @Test func `of several reasons the first is told`() throws {
    let run = try MadeRun(
      "detectors: [ecod]\nseeds: [1, 2]", on: data,
      [("e1", 1, "none is an anomaly"), ("e2", 2, "no row has a label")].map { id, seed, reason in
        MadeTrial(id, "ecod", seed: seed).found(
          validation: ["average_precision": .undefined(reason)],
          test: ["average_precision": .undefined(reason)])
      })
    let standing = try #require(try standings(run).first)
    for part in [standing.onValidation, standing.onTest] {
      #expect(
        part == [Measurement(.averagePrecision, .undefined(reason: "none is an anomaly"), rows: 8)])
    }
  }

  @Test func `where there are no validation rows, test rows put settings in order`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod]", on: [MadeData(validation: "", test: "++--")],
      [
        MadeTrial("e", "ecod").found(test: ["average_precision": 0.25]),
        MadeTrial("c", "copod").found(test: ["average_precision": 0.5]),
      ])
    #expect(try standings(run).map(\.trials) == [["c"], ["e"]])
  }

  @Test func `over seeds a metric is their mean, without an interval, over the rows of all`() throws
  {
    let run = try MadeRun(
      "detectors: [ecod]\nseeds: [1, 2, 3, 4]", on: data,
      [
        MadeTrial("e1", "ecod").found(
          validation: ["average_precision": .between(0.25, 0...0.5)],
          test: ["average_precision": 0.5, "roc_auc": .between(1, 0.75...1)]),
        MadeTrial("e2", "ecod", seed: 2).found(
          validation: ["average_precision": .between(0.75, 0.5...1)],
          test: ["average_precision": .undefined("no row has a label"), "roc_auc": 0.5]),
        MadeTrial("e3", "ecod", seed: 3).found(
          validation: ["average_precision": 1],
          test: ["average_precision": .undefined("there are only 4 rows"), "roc_auc": 0.25]),
        MadeTrial("e4", "ecod", seed: 4).found(
          validation: ["average_precision": 0.5],
          test: ["average_precision": 0.75, "roc_auc": 0.75]),
      ])
    // Of 1, 0.75, 0.5 and 0.25 the lower one in the middle stands for all. On validation rows
    // (0.25 + 0.75 + 1 + 0.5)/4, on test rows (1 + 0.5 + 0.25 + 0.75)/4.
    #expect(
      try standings(run) == [
        run.standing(
          "e1", "e2", "e3", "e4", representative: "e4", validation: ["average_precision": 0.625],
          test: ["average_precision": .undefined("no row has a label"), "roc_auc": 0.625], rows: 16)
      ])
  }

  @Test func `of a single trial, its own measurements stand with their intervals`() throws {
    let run = try MadeRun(
      "detectors: [ecod]", on: data,
      [
        MadeTrial("e", "ecod").found(
          validation: ["average_precision": .between(0.25, 0.125...0.5)],
          test: ["average_precision": .between(0.75, 0.5...0.875)])
      ])
    #expect(
      try standings(run) == [
        run.standing(
          "e", validation: ["average_precision": .between(0.25, 0.125...0.5)],
          test: ["average_precision": .between(0.75, 0.5...0.875)], rows: 4)
      ])
  }

  @Test func `seeds and folds repeat a setting; other features or another division make another`()
    throws
  {
    let spec = """
      detectors: [ecod]
      seeds: [1, 2]
      scale: [standard, robust]
      split: [{ folds: { count: 2 } }, { folds: { count: 3 } }]
      """
    let made = ["standard", "robust"].flatMap { scale in
      [2, 3].flatMap { count in
        (0..<count).flatMap { fold in
          [1, 2].map { seed in
            MadeTrial("\(scale)-\(count)-\(fold)-\(seed)", "ecod", seed: seed).of([
              "features": ["scale": .text(scale)],
              "split": ["folds": ["count": JSON(count)], "fold": JSON(fold)],
            ]).found(validation: ["average_precision": scale == "robust" ? 0.75 : 0.5])
          }
        }
      }
    }
    let found = try standings(MadeRun(spec, on: data, made))
    #expect(found.map(\.features["scale"]) == ["robust", "standard", "robust", "standard"])
    #expect(found.map { $0.split["folds"]?["count"] } == [2, 2, 3, 3])
    #expect(found.map { $0.split["fold"] } == [nil, nil, nil, nil])
    #expect(found.map(\.trials.count) == [4, 4, 6, 6])
    #expect(
      found[0].trials.sorted() == ["robust-2-0-1", "robust-2-0-2", "robust-2-1-1", "robust-2-1-2"])
  }

  @Test func `a setting is named by what is not as it would be by default`() throws {
    let run = try MadeRun(
      "detectors: [hbos: { bins: [5, 10] }]", on: data,
      [
        MadeTrial("h5", "hbos").of(["settings": ["bins": 5]]).found(
          validation: ["average_precision": 0.5]),
        MadeTrial("h10", "hbos").of(["settings": ["bins": 10]]).found(
          validation: ["average_precision": 0.25]),
      ])
    #expect(
      try standings(run) == [
        run.standing("h5", label: "bins 5", validation: ["average_precision": 0.5], rows: 4),
        run.standing("h10", validation: ["average_precision": 0.25], rows: 4),
      ])
  }

  @Test func `each data set has its own standings, one after another`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod]",
      on: ["b", "a"].map { MadeData($0, validation: "++--", test: "++--") },
      [
        MadeTrial("ea", "ecod", on: "a").found(validation: ["average_precision": 1]),
        MadeTrial("ca", "copod", on: "a").found(validation: ["average_precision": 0.75]),
        MadeTrial("eb", "ecod", on: "b").found(validation: ["average_precision": 0.25]),
        MadeTrial("cb", "copod", on: "b").found(validation: ["average_precision": 0.5]),
      ])
    #expect(try standings(run).map(\.trials) == [["cb"], ["eb"], ["ea"], ["ca"]])
    #expect(try standings(run).map(\.dataset) == ["b", "b", "a", "a"])
  }

  @Test func `what learned from a share of its rows does not stand among the settings`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nsearch: halving", on: data,
      [
        MadeTrial("early", "copod").learningFrom(share: 0.5).found(
          validation: ["average_precision": 1]),
        MadeTrial("e", "ecod").found(validation: ["average_precision": 0.5]),
      ])
    #expect(try standings(run).map(\.trials) == [["e"]])
  }

  @Test func `what only some seeds measured has no mean, and that is said`() throws {
    let run = try MadeRun(
      "detectors: [ecod]\nseeds: [1, 2]", on: data,
      [
        MadeTrial("e1", "ecod").found(
          validation: ["average_precision": 1], test: ["average_precision": 1, "brier": 0.25]),
        MadeTrial("e2", "ecod", seed: 2).found(
          validation: ["average_precision": 1], test: ["average_precision": 0.5]),
      ])
    let measured = try #require(try standings(run).first).onTest
    #expect(
      measured.first { $0.name == MetricName("brier") }
        == Measurement(
          MetricName("brier"), .undefined(reason: "it was not measured in every trial"), rows: 0))
    #expect(measured.first { $0.name == .averagePrecision }?.quantity == .number(0.75))
  }
}
