import Formats
import RunKit
import Testing

/// Which of some trials is best, and which pipelines are kept.
struct SelectionTests {
  private static let data = ["x", "y"].map { MadeData($0, validation: "+-", test: "++--") }

  /// Two settings of one detector, another detector and a control on two data sets.
  private func run(export: String) throws -> MadeRun {
    func found(_ trial: MadeTrial, _ onValidation: Double) -> MadeTrial {
      trial.found(
        validation: ["average_precision": .number(onValidation)],
        test: ["average_precision": .number(1 - onValidation)])
    }
    return try MadeRun(
      "detectors: [hbos: { bins: [5, 10] }, ecod]\nexport: \(export)", on: Self.data,
      [
        found(MadeTrial("x5", "hbos", on: "x").of(["settings": ["bins": 5]]), 0.25),
        found(MadeTrial("x10", "hbos", on: "x").of(["settings": ["bins": 10]]), 0.375),
        found(MadeTrial("xe", "ecod", on: "x"), 0.75), found(MadeTrial("xr", "random", on: "x"), 1),
        found(MadeTrial("y5", "hbos", on: "y").of(["settings": ["bins": 5]]), 0.5),
        found(MadeTrial("y10", "hbos", on: "y").of(["settings": ["bins": 10]]), 0.375),
        found(MadeTrial("ye", "ecod", on: "y"), 0.25), found(MadeTrial("yr", "random", on: "y"), 1),
      ])
  }

  @Test(arguments: [
    ("none", []), ("best", ["xe", "y5"]), ("all", ["x5", "x10", "xe", "y5", "y10", "ye"]),
    ("[hbos]", ["x10", "y5"]), ("[ecod, hbos]", ["xe", "ye", "x10", "y5"]), ("[]", []),
  ])
  func
    `what is kept is nothing, the best of each data set, all, or the best of each detector named, and never a control`(
      export: String, kept: [String]
    ) throws
  {
    #expect(try run(export: export).exported() == kept)
  }

  @Test func `of a data set without a value to choose by, nothing is kept as the best`() throws {
    let run = try MadeRun(
      "detectors: [ecod]\nexport: best", on: Self.data,
      [
        MadeTrial("xe", "ecod", on: "x").found(
          validation: ["average_precision": .undefined("no row has a label")]),
        MadeTrial("ye", "ecod", on: "y").found(validation: ["average_precision": 0.5]),
      ])
    #expect(try run.exported() == ["ye"])
  }

  @Test(arguments: [
    ("export: none", false), ("export: best", true), ("export: [ecod]", true),
    ("latency: {}", true), ("export: all\nlatency: {}", true),
  ])
  func `pipelines wait for phases only where one is kept or timed`(rest: String, wait: Bool) throws
  {
    let run = try MadeRun("detectors: [ecod]\n\(rest)", on: Self.data, [])
    #expect(run.keepsModels == wait)
  }

  @Test func `the best of some trials has the highest value, an earlier one among equals`() throws {
    func best(_ values: [MadeValue]) throws -> String? {
      let detectors = ["ecod", "copod", "pca"]
      return try MadeRun(
        "detectors: [ecod, copod, pca]", on: [MadeData(validation: "+-", test: "+-")],
        zip(detectors, values).map { detector, value in
          MadeTrial(detector, detector).found(
            validation: ["average_precision": value], test: ["average_precision": 0.5])
        }
      ).best()
    }
    #expect(try best([0.25, 0.75, 0.5]) == "copod")
    #expect(try best([0.25, 0.5, 0.75]) == "pca")
    #expect(try best([0.5, 0.75, 0.75]) == "copod")
    #expect(try best([.undefined("no"), 0, .undefined("no")]) == "copod")
    #expect(try best([.undefined("no")]) == nil)
    #expect(try best([]) == nil)
  }
}
