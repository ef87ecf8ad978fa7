import Foundation
import Numerics
import Systems
import Testing
import Vocabulary

@testable import Detectors

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
    let highest = try elide(.maximum).assessed(probes)
    let wanted = units.map { $0.max() ?? 0 }
    #expect(largestDifference(highest.scores.values, wanted) < 1e-14)
    #expect(
      largestDifference(try #require(highest.confidences), wanted.map { abs(2 * $0 - 1) }) < 1e-14)
    #expect(EnsembleConfidence(text: EnsembleConfidence.peak.text) == .peak)
  }

  @Test func `as deployed, Elide's average and maximum lose the sign of decisions`() throws {
    // Excesses over the cuts: (0, 0.5) and (3, −3); deployed: |Σ w d| and |max d| with d = −excess.
    #expect(try elide(.deployedAverage).scores(of: probes).values == [0.125, 1.5])
    #expect(try elide(.deployedMaximum).scores(of: probes).values == [0, 3])
  }

  @Test
  func `members are sure by curves of their own, and the ensemble by their mean or the surest`() {
    let curves: [ConfidenceCurve] = [.ends, .margin, .ratio]
    let mean = EnsembleConfidence.curves(curves, takesHighest: false)
    let highest = EnsembleConfidence.curves(curves, takesHighest: true)
    // 0.9 lies a tenth behind 0.8; a decision of 1.2; an error of 1.3 times the usual one.
    let scores = [0.9, 1 / (1 + exp(-1.2)), 1 / (1 + exp(-0.6))]
    let thirds = [1.0 / 3, 1.0 / 3, 1.0 / 3]
    let wanted = [0.5 + 2.25 * 0.1, 0.7 + 0.25 * 0.2, 0.4 + 0.3 * 0.3]
    #expect(abs(mean(scores, weights: thirds) - wanted.reduce(0, +) / 3) < 1e-12)
    #expect(
      abs(mean(scores, weights: [0.5, 0.25, 0.25]) - (2 * wanted[0] + wanted[1] + wanted[2]) / 4)
        < 1e-12)
    #expect(abs(highest(scores, weights: thirds) - 0.75) < 1e-12)
    #expect(
      EnsembleConfidence(text: mean.text) == mean && mean.text == "curves ends margin ratio mean")
    #expect(EnsembleConfidence(text: highest.text) == highest)
    #expect(EnsembleConfidence(text: "curves mean") == nil)
    #expect(EnsembleConfidence(text: "curves ends other mean") == nil)
  }

  @Test(arguments: [
    (ConfidenceCurve.ends, 0.5, 0.5), (.ends, 0.8, 0.38), (.ends, 0.2, 0.38), (.ends, 0.1, 0.725),
    (.ends, 1, 0.95), (.ends, 0, 0.95), (.margin, 0.5, 0.3), (.margin, 1 / (1 + exp(0.4)), 0.46),
    (.margin, 1 / (1 + exp(-0.8)), 0.62), (.margin, 1 / (1 + exp(2.1)), 0.95), (.margin, 1, 0.95),
    (.ratio, 0.5, 0.4), (.ratio, 1 / (1 + exp(-1.2)), 0.83), (.ratio, 1 / (1 + exp(0.8)), 0.866),
    (.ratio, 1 / (1 + exp(1.2)), 0.95), (.ratio, 1, 0.95), (.ratio, 0, 0.95),
  ])
  func `a member is sure by where its score lies on its curve`(
    curve: ConfidenceCurve, score: Double, sure: Double
  ) {
    #expect(abs(curve(score) - sure) < 1e-12)
  }
}
