import RunKit
import Testing
import Vocabulary

/// What a trial is chosen by.
struct CriterionTests {
  private func criterion(validation: String, _ trial: MadeTrial) throws -> Measurement? {
    let data = [MadeData(validation: validation, test: "++--")]
    return try MadeRun("detectors: [ecod]", on: data, [trial]).criterion(of: "e")
  }

  @Test
  func `a trial is chosen by its validation rows, and by its test rows where there are no others`()
    throws
  {
    let trial = MadeTrial("e", "ecod").found(
      validation: ["average_precision": 0.25, "roc_auc": 0.5], test: ["average_precision": 0.75])
    #expect(
      try criterion(validation: "++-", trial)
        == Measurement(.averagePrecision, .number(0.25), rows: 3))
    #expect(
      try criterion(validation: "", trial)
        == Measurement(.averagePrecision, .number(0.75), rows: 4))
  }

  @Test func `excess mass goes before every metric that needs labels`() throws {
    let trial = MadeTrial("e", "ecod").found(
      validation: ["average_precision": 0.25, "excess_mass": 0.125],
      test: ["average_precision": 0.75])
    #expect(
      try criterion(validation: "++-", trial) == Measurement(.excessMass, .number(0.125), rows: 3)
    )
  }

  @Test func `a trial without the metric is chosen by nothing`() throws {
    let trial = MadeTrial("e", "ecod").found(validation: ["roc_auc": 0.5], test: ["roc_auc": 0.5])
    #expect(try criterion(validation: "++-", trial) == nil)
  }
}
