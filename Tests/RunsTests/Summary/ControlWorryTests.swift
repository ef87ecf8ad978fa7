import Artifacts
import RunKit
import Testing

/// Whether the best is better than a detector that looks at nothing.
struct ControlWorryTests {
  private static let notBeaten = "On d, what was chosen is not shown to beat the control constant."
  private static let few = "d has only 4 anomalies among its test rows; intervals are wide."

  private func worries(
    _ best: [Double], control: [Double], rival: [Double], select: String = "roc_auc",
    labels: String = Rankings.labels
  ) throws -> [String] {
    let value: MadeValue = labels.contains("+") ? 0.5 : .undefined("no anomaly")
    return try MadeRun(
      "detectors: [ecod, copod]\nselect: \(select)",
      on: [MadeData(validation: "+-", test: labels)],
      [
        MadeTrial("e", "ecod").found(
          validation: [select: 0.75], test: [select: value], scores: best),
        MadeTrial("c", "copod").found(
          validation: [select: 0.5], test: [select: value], scores: rival),
        MadeTrial("k", "constant").found(
          validation: [select: 0.5], test: [select: value], scores: control),
      ]
    ).summary().worries
  }

  @Test func `a control is beaten where the whole interval of the difference lies above 0`() throws
  {
    let (perfect, split) = (Rankings.perfect, Rankings.split)
    // Eight rows of either kind; against a constant ½ the ranking with one torn row of each is ahead by 17/64,
    // and its interval reaches 0.366 below that; turned against the perfect one it lies 0.4 above 0.
    let whole: [Double] = (0..<16).map { Double(16 - $0) }
    let turned: [Double] = ([-1] + whole[1..<15] + [99]).map { -$0 }
    let beaten = try worries(
      whole, control: turned, rival: whole, labels: "++++++++--------")
    #expect(beaten == ["d has only 8 anomalies among its test rows; intervals are wide."])
    // ½ ± 0.919 holds 0; where nothing moves a difference, it has no interval.
    for (best, control) in [(perfect, split), (perfect, perfect), (Rankings.reversed, perfect)] {
      #expect(
        try worries(best, control: control, rival: Rankings.constant) == [Self.notBeaten, Self.few])
    }
  }

  @Test func `a control is not shown to be beaten where there is no interval`() throws {
    // Average precision 1 against ½ of a single step, from four anomalies.
    #expect(
      try worries(
        Rankings.perfect, control: Rankings.constant, rival: Rankings.constant,
        select: "average_precision") == [Self.notBeaten, Self.few])
  }

  @Test func `where nothing can be measured, nothing is said of the control`() throws {
    #expect(
      try worries(
        Rankings.perfect, control: Rankings.perfect, rival: Rankings.perfect, labels: "--------")
        == ["d has no anomaly among its test rows: nothing measures whether any would be found."])
  }

  @Test(arguments: [(0.25, false), (0.5, true), (0.75, true)])
  func `a control with as much excess mass makes a choice without labels doubtful`(
    mass: Double, isDoubtful: Bool
  ) throws {
    let data = ["d", "other"].map { MadeData($0, validation: "????", test: "????") }
    let run = try MadeRun(
      "detectors: [ecod]", on: data,
      [
        MadeTrial("e", "ecod").found(validation: ["excess_mass": 0.5]),
        MadeTrial("r", "random").found(validation: ["excess_mass": 0.125]),
        MadeTrial("k", "constant").found(validation: ["excess_mass": .number(mass)]),
        MadeTrial("other", "random", on: "other").found(validation: ["excess_mass": 1]),
      ])
    let doubt =
      "On d, the control constant is as good by excess_mass: what was chosen without labels may be no "
      + "better than chance."
    #expect(
      try run.summary().worries
        == (isDoubtful ? [doubt] : [])
        + ["d", "other"].map { "\($0) has no labels: nothing is measured against the truth." })
  }
}
