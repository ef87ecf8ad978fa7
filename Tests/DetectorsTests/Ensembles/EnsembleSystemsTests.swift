import Detectors
import Foundation
import Numerics
import Systems
import Testing
import Vocabulary

/// The ensembles of ExpenseFlow and Elide, by the worked examples and definitions of those systems.
struct EnsembleSystemsTests {
  @Test func `ExpenseFlow's composite and confidence are those of its worked example`() throws {
    let forest = [0.533001519580563, 0.668149099294628, 0.533001519580563]
    let autoencoder = [0.289061909243594, 0.290839193548249, 1]
    let model = try Ensemble.expenseFlow(
      forest: Lookup(table: forest), autoencoder: Lookup(table: autoencoder)
    ).fit(Lookup.rows(3), seed: Seed(1))
    let composite = try model.scores(of: Lookup.rows(3)).values
    let confidence = try #require(try model.assessed(Lookup.rows(3)).confidences)
    // As many digits as are published.
    #expect(
      largestDifference(composite, [0.435425675445775, 0.517225136996076, 0.719800911748338])
        < 1e-14)
    #expect(
      largestDifference(confidence, [0.907272467595638, 0.747228113104346, 0.639601823496675])
        < 1e-14)
  }

  /// Training scores 0…10 with a contamination of 0.1: the cut is 9, the deviation √10.
  private let first = Array(stride(from: 0.0, through: 10, by: 1)) + [9, 12]
  /// Decisions of a support vector machine: its own cut is 0; the deviation of −5…5 is √10.
  private let second = Array(stride(from: -5.0, through: 5, by: 1)) + [0.5, -3]

  private func elide(_ strategy: Ensemble.ElideStrategy) throws -> Ensemble.Model {
    try Ensemble.elide(
      strategy,
      of: [
        .init(Lookup(table: first), weight: 3),
        .init(Lookup(table: second), weight: 1, cut: .score(0)),
      ]
    ).fit(Lookup.rows(11), seed: Seed(1))
  }

  private let probes: Matrix<Float> = Matrix([[11], [12]])

  @Test func `Elide's votes count scores above the members' own cuts`() throws {
    // 9 is not above 9, but 0.5 above 0; 12 is above 9, but −3 not above 0.
    let model = try elide(.voting)
    #expect(try model.scores(of: probes).values == [0.25, 0.75])
    #expect(try model.assessed(probes).confidences == [0.25, 0.75])
    #expect(try model.agreements(of: probes, above: 0.5) == [0.5, 0.5])
  }

  @Test func `Elide's average and maximum are of unit scores`() throws {
    let deviation = 10.0.squareRoot()
    func unit(_ excess: Double) -> Double { 1 / (1 + exp(-excess / deviation)) }
    let units = [[unit(0), unit(0.5)], [unit(3), unit(-3)]]
    let average = try elide(.average)
    let means = units.map { 0.75 * $0[0] + 0.25 * $0[1] }
    // Rounding of the deviation and of one exponential.
    #expect(largestDifference(try average.scores(of: probes).values, means) < 1e-14)
    let confidence = try #require(try average.assessed(probes).confidences)
    #expect(largestDifference(confidence, means.map { abs(2 * $0 - 1) }) < 1e-12)
    let highest = try elide(.maximum).scores(of: probes).values
    #expect(largestDifference(highest, units.map { $0.max() ?? 0 }) < 1e-14)
  }

  @Test func `as deployed, Elide's average and maximum lose the sign of decisions`() throws {
    // Excesses over the cuts: (0, 0.5) and (3, −3); deployed: |Σ w d| and |max d| with d = −excess.
    #expect(try elide(.deployedAverage).scores(of: probes).values == [0.125, 1.5])
    #expect(try elide(.deployedMaximum).scores(of: probes).values == [0, 3])
  }

  @Test func `Nexora's members score between their ends, by a logistic and by their usual error`()
    throws
  {
    // Forest: 0.4…0.8 in training, so 0.5 is a quarter of the way, and 0.9 is clipped to 1.
    let forest = Lookup(table: [0.4, 0.8, 0.6, 0.5, 0.9])
    // Support vectors: the score is the negated decision; a score of ln 3 becomes 3/4.
    let vectors = Lookup(table: [0, 0, 0, log(3), -log(3)])
    // Autoencoder: the 95 % quantile of equal errors is the error itself, where the map is 1/2.
    let autoencoder = Lookup(table: [2, 2, 2, 2, 4])
    func scores(_ voting: Ensemble.NexoraVoting) throws -> [Double] {
      let ensemble = try Ensemble.nexora(
        voting, forest: forest, supportVectors: vectors, autoencoder: autoencoder)
      return try ensemble.fit(Lookup.rows(3), seed: Seed(1))
        .scores(of: Matrix([[3], [4]])).values
    }
    let twice = 1 / (1 + exp(-2.0))
    let soft = try scores(.soft)
    #expect(largestDifference(soft, [(0.25 + 0.75 + 0.5) / 3, (1 + 0.25 + twice) / 3]) < 1e-14)
    // Above 0.7 lie, of three, the support vectors in the first row, forest and autoencoder in the next.
    #expect(largestDifference(try scores(.hard), [1.0 / 3, 2.0 / 3]) < 1e-15)
  }
}
