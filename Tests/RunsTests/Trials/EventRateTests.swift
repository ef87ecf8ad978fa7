import Artifacts
import Testing
import Vocabulary
import YAML

@testable import Specs
@testable import Trials

/// How many events a day there are, as far as rows tell.
struct EventRateTests {
  private func rows(
    _ training: [Int], _ validation: [Int], test: [Int] = [90], times: Bool = false,
    validationTimes: Bool = true
  ) -> SplitRows {
    /// A row every six hours.
    func part(_ numbers: [Int], timed: Bool) -> KnownRows {
      KnownRows(
        numbers: numbers, labels: Labels(numbers.map { _ in .ordinary }),
        times: timed ? numbers.map { Int64($0) * 21_600_000 } : nil)
    }
    return SplitRows(
      train: part(training, timed: times),
      validation: part(validation, timed: times && validationTimes),
      test: part(test, timed: times))
  }

  private func rate(_ operation: String, of rows: SplitRows) throws -> Double? {
    try Experiment(
      Node(
        yaml: "name: rate\ndata: [{ file: a.csv }]\ndetectors: [knn]\n\(operation)",
        file: "spec.yaml"
      )
    ).questions.operation.eventsPerDay(of: rows)
  }

  // Rows 2 to 20 of the data set take part: 19, of which a split may have left some out.
  private static let (training, validation) = ([4, 2, 9], [20, 12])

  @Test func `what is stated goes before what rows tell`() throws {
    let known = rows(Self.training, Self.validation, times: true)
    #expect(try rate("operation: { events: 7 }", of: known) == 7)
  }

  @Test func `times tell it, by the rows between the first and the last that teach or choose`()
    throws
  {
    // 18 steps of six hours are 4.5 days.
    let known = rows(Self.training, Self.validation, times: true)
    #expect(try rate("", of: known) == 19 / 4.5)
    #expect(try rate("operation: { days: 2 }", of: known) == 19 / 4.5)
    #expect(try rate("", of: rows(Self.training, [], times: true)) == 8 / 1.75)
  }

  @Test func `without times, the days that the rows are from tell it`() throws {
    let known = rows(Self.training, Self.validation)
    #expect(try rate("operation: { days: 4 }", of: known) == 19 / 4.0)
    #expect(try rate("", of: known) == nil)
    let half = rows(Self.training, Self.validation, times: true, validationTimes: false)
    #expect(try rate("operation: { days: 4 }", of: half) == 19 / 4.0)
  }

  @Test func `where all rows are of one moment, their times tell nothing`() throws {
    func part(_ numbers: [Int]) -> KnownRows {
      KnownRows(
        numbers: numbers, labels: Labels(numbers.map { _ in .ordinary }),
        times: numbers.map { _ in 7 })
    }
    let rows = SplitRows(
      train: part(Self.training), validation: part(Self.validation), test: part([90]))
    #expect(try rate("", of: rows) == nil)
    #expect(try rate("operation: { days: 4 }", of: rows) == 19 / 4.0)
  }

  @Test func `one row tells no rate`() throws {
    #expect(try rate("operation: { days: 4 }", of: rows([5], [])) == nil)
    #expect(try rate("operation: { days: 4 }", of: rows([], [])) == nil)
  }
}
