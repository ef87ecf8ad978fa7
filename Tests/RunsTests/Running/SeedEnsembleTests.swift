import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Answers
@testable import Runs
@testable import Specs
@testable import Trials

/// All seeds of what was chosen as one ensemble: a trial like any other, which is then kept.
struct SeedEnsembleTests {
  private static let forest = """
    detectors: [{ isolation-forest: { trees: [5, 20] } }]
    controls: false
    seeds: [1, 2, 3]
    """

  private func choices(_ sweep: SmallSweep) throws -> Choices {
    _ = try sweep.madeFolder()
    try sweep.run()
    return try Choices(sweep.records, of: sweep.experiment)
  }

  private func trials(of choices: Choices, _ sweep: SmallSweep) throws -> [PlannedTrial] {
    let names = TrialNames(sweep.experiment, try sweep.subject.context)
    return choices.committees.map { names.planned($0.identity, on: $0.dataset) }
  }

  @Test func `the ensemble has a member for each seed, all of the setting that was chosen`() throws
  {
    let sweep = try SmallSweep("\(Self.forest)\nexport: { seeds: all }")
    let choices = try choices(sweep)
    let maker = try #require(choices.makers.first)
    let wanted = try #require(choices.committees.first).identity
    let best = maker.choice.best.trials[0].identity
    #expect(wanted.detector == "ensemble" && !wanted.isControl)
    #expect(
      wanted.settings["of"]?.elements
        == Array(repeating: ["isolation-forest": best.settings], count: 3))
    // It learns from the rows of the median trial, and is measured on those.
    let median = maker.shipped.identity
    #expect(wanted.split == median.split && wanted.seed == median.seed)
    #expect(wanted.features == median.features && wanted.dataset == median.dataset)
  }

  @Test func `its trial stands for the candidate, is exported, and says so`() throws {
    let sweep = try SmallSweep("\(Self.forest)\nexport: { seeds: all }")
    let before = try choices(sweep)
    let planned = try trials(of: before, sweep)
    try sweep.run(of: sweep.written(planned))
    let shipped = before.shipping(try Records(planned, in: sweep.folder).ok)
    #expect(shipped.exported.map(\.trial.id) == planned.map(\.id))
    let answer = try #require(shipped.makers.first).answer()
    #expect(answer.trial == planned[0].id)
    #expect(!answer.candidate.trials.contains(planned[0].id))
    let own = try #require(try sweep.folder.readTrial(planned[0].id).findings)
    let reached = try #require(own.test(.averagePrecision))
    #expect(
      answer.details.contains(
        "Trial \(planned[0].id) stands for it: as many models as there are seeds, as one ensemble on the rows of "
          + "seed \(planned[0].identity.seed); its own average_precision on test rows is "
          + "\(AnswerText.text(reached))."))
    // The figures of the candidate stay means over its seeds.
    #expect(answer.figures == before.makers[0].answer().figures)
  }

  @Test(arguments: [
    ("export: best", Self.forest), ("export: { seeds: median }", Self.forest),
    ("export: { seeds: all }", "detectors: [ecod]\ncontrols: false\nseeds: [1, 2]"),
    ("export: { seeds: all }", "detectors: [{ isolation-forest: { trees: 5 } }]\ncontrols: false"),
  ])
  func `one seed, no chance or another wish make no ensemble, and the median trial is kept`(
    export: String, rest: String
  ) throws {
    let sweep = try SmallSweep("\(rest)\n\(export)")
    let choices = try choices(sweep)
    #expect(choices.committees.isEmpty)
    #expect(choices.exported.map(\.trial.id) == choices.makers.map(\.shipped.trial.id))
  }
}
