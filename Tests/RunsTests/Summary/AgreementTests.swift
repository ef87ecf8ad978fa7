import Artifacts
import Machine
import RunKit
import Testing
import Vocabulary

/// How far detectors find the same rows strange, of twenty test rows of which ten are compared.
struct AgreementTests {
  private func agreements(
    _ detectors: String, test: String = String(repeating: "?", count: 20), _ trials: MadeTrial...
  ) throws -> [SummaryRecord.Agreement] {
    try MadeRun(
      "detectors: \(detectors)\nseeds: [1, 2]\nsplit: all\ncontrols: false",
      on: [MadeData(train: test, validation: "", test: test)], trials
    ).summary().agreements
  }

  private func trial(
    _ id: String, _ detector: String, seed: Int = 1, highest: Range<Int>, of count: Int = 20
  ) -> MadeTrial {
    MadeTrial(id, detector, seed: seed).found(
      validation: ["excess_mass": 0.5],
      scores: (0..<count).map { highest.contains($0) ? 1 + Double($0) / 100 : 0 })
  }

  @Test func `detectors and refits share the rows that both have, of all that either has`() throws {
    let found = try agreements(
      "[ecod, isolation-forest]", trial("e", "ecod", highest: 5..<15),
      trial("f1", "isolation-forest", highest: 10..<20),
      trial("f2", "isolation-forest", seed: 2, highest: 9..<19))
    // Five rows of fifteen, and of the refits nine of eleven.
    let third = 1.0 / 3
    let opinions = [
      SummaryRecord.Opinion(detector: "ecod", trial: "e", shared: [1, third], refits: nil),
      SummaryRecord.Opinion(
        detector: "isolation-forest", trial: "f1", shared: [third, 1], refits: 9.0 / 11),
    ]
    #expect(
      found == [SummaryRecord.Agreement(dataset: "d", rows: 20, top: 10, opinions: opinions)])
    // Ten of twenty rows twice: 5 are in both of 15 in either.
    #expect(found.first?.byChance == third)
  }

  @Test func `one detector agrees with its own refits, and without any there is nothing to say`()
    throws
  {
    let found = try agreements(
      "[isolation-forest]", trial("f1", "isolation-forest", highest: 10..<20),
      trial("f2", "isolation-forest", seed: 2, highest: 0..<10))
    let alone = SummaryRecord.Opinion(
      detector: "isolation-forest", trial: "f1", shared: [1], refits: 0)
    #expect(found.map(\.opinions) == [[alone]])
    #expect(try agreements("[ecod]", trial("e", "ecod", highest: 5..<15)).isEmpty)
  }

  @Test(arguments: ["+-------------------", "???????????????????"])
  func `where labels say who is right, or rows are few, nothing is said`(test: String) throws {
    let found = try agreements(
      "[ecod, copod]", test: test,
      trial("e", "ecod", highest: 5..<15, of: test.count),
      trial("c", "copod", highest: 5..<15, of: test.count))
    #expect(found.isEmpty)
  }

  @Test func `refits of other test rows are not compared, since their places mean other rows`()
    throws
  {
    func opinions(_ split: String) throws -> [SummaryRecord.Opinion] {
      let sweep = try SmallSweep(
        "detectors: [{ isolation-forest: { trees: 3 } }, ecod]\nseeds: [1, 2]\nsplit: \(split)\n"
          + "controls: false\nthresholds: []",
        data: "{ file: rows.csv, label: none, ignore: [label] }")
      try sweep.run()
      try sweep.perform()
      return try #require(try sweep.folder.readSummary().agreements.first).opinions
    }
    let whole = try opinions("all")
    #expect(whole.map(\.detector) == ["isolation-forest (trees 3)", "ecod"])
    #expect(whole[0].refits != nil && whole[1].refits == nil)
    #expect(
      try opinions("{ holdout: { test: 0.5, validation: 0 } }").allSatisfy { $0.refits == nil })
  }
}
