import Formats
import Machine
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Which of forty rows a trial learns from, chooses by and measures with; every fifth is an anomaly.
struct DivisionTests {
  private func divisions(
    _ rest: String, data: String = "{ file: rows.csv }"
  ) throws -> [Division] {
    let sweep = try SmallSweep("detectors: [ecod, { knn: { at-most: 20 } }]\n\(rest)", data: data)
    return try sweep.trials.filter { $0.name == "ecod" }.map { try sweep.division(of: $0) }
  }

  @Test func `each row stands in one part`() throws {
    let division = try divisions("")[0]
    #expect(division.members == Array(0..<40))
    #expect(
      (division.training + division.validation + division.test).sorted() == Array(0..<40))
    #expect(division.training.count == 20)
    #expect(division.validation.count == 8)
    #expect(division.test.count == 12)
    #expect(!division.isTransductive)
  }

  @Test func `each row measures in one fold`() throws {
    let folds = try divisions("split: { folds: { count: 4 } }")
    #expect(folds.map(\.test.count) == [10, 10, 10, 10])
    #expect(folds.flatMap(\.test).sorted() == Array(0..<40))
  }

  @Test func `under all, every row is learned from and measures`() throws {
    let division = try divisions("split: all")[0]
    #expect(division.training == Array(0..<40))
    #expect(division.test == Array(0..<40))
    #expect(division.validation == [])
    #expect(division.isTransductive)
  }

  @Test func `a detector's limit of rows limits what it learns from, and nothing else`() throws {
    let sweep = try SmallSweep("detectors: [ecod, { knn: { at-most: 7 } }]")
    let whole = try sweep.division(of: sweep.trial("ecod"))
    let limited = try sweep.division(of: sweep.trial("knn 5"))
    #expect(whole.training.count == 20 && limited.training.count == 7)
    #expect(Set(limited.training).isSubset(of: whole.training))
    #expect(limited.validation == whole.validation && limited.test == whole.test)
    let all = try SmallSweep("detectors: [{ knn: { at-most: 7 } }]\nsplit: all")
    let part = try all.division(of: all.trial("knn 5"))
    #expect(part.training.count == 7 && part.test == Array(0..<40) && !part.isTransductive)
  }

  @Test func `another seed makes another division, another detector does not`() throws {
    let both = try divisions("seeds: [1, 2]")
    #expect(both[0] != both[1])
    let sweep = try SmallSweep("detectors: [ecod, knn]")
    #expect(
      try sweep.division(of: sweep.trial("knn 5")) == sweep.division(of: sweep.trial("ecod")))
  }

  /// Of 20 training rows, a quarter and a half in the early rounds.
  @Test func `early rounds learn from a share of the training rows and use all others`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\ncontrols: false\nsearch: { halving: { keep: 0.5, rounds: 3 } }")
    let divisions = try sweep.rounds { _ in .init(validation: 0.5) }.map {
      try sweep.division(of: $0[0])
    }
    #expect(divisions.map(\.training.count) == [5, 10, 20])
    for division in divisions {
      #expect(division.training == division.training.sorted())
      #expect(Set(division.training).isSubset(of: divisions[2].training))
      #expect(division.validation == divisions[2].validation)
      #expect(division.test == divisions[2].test)
    }
  }

  /// Two rows lack a number; which rows take part is decided before they are divided.
  @Test func `rows without a value take no part where they are dropped`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\nmissing: drop", data: "{ file: gaps.csv }")
    try FileSystem.write(
      "a,b,label\n"
        + (0..<40).map {
          "\($0 == 3 || $0 == 30 ? "" : "\($0)"),\($0 % 7),\($0 % 5 == 0 ? 1 : 0)\n"
        }
        .joined(), to: Paths.join(sweep.home, "gaps.csv"))
    let division = try sweep.division(of: sweep.trials[0])
    #expect(division.members == (0..<40).filter { $0 != 3 && $0 != 30 })
    #expect(
      (division.training + division.validation + division.test).sorted() == Array(0..<38))
  }
}
