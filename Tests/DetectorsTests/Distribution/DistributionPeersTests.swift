import Numerics
import Testing
import Vocabulary

@testable import Detectors

/// Agreement with PyOD and scikit-learn on the rows of `distribution.json`.
struct DistributionPeersTests {
  let fixture: DistributionFixture

  init() throws { fixture = try .read() }

  /// Learned rows and new ones agree to the 1e-5 that issue 4 asks for.
  private func expectAgreement(
    _ detector: some Detector, with peer: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let theirs = try fixture.peer(peer)
    let rows = Matrix(fixture.rows)
    let model = try detector.fit(rows, seed: Seed(1))
    let training = try detector.trainingScores(of: model, on: rows)
    let scores = try model.scores(of: Matrix(fixture.new))
    #expect(
      largestDifference(training.values, theirs.training) < 1e-5, "\(theirs.call)",
      sourceLocation: location)
    #expect(
      largestDifference(scores.values, theirs.scores) < 1e-5, "\(theirs.call)",
      sourceLocation: location)
  }

  @Test func `ECOD answers as PyOD's, each new row on its own`() throws {
    try expectAgreement(EmpiricalCumulativeOutlierDetection(), with: "ecod")
  }

  @Test func `COPOD answers as PyOD's, each new row on its own`() throws {
    try expectAgreement(CopulaOutlierDetection(), with: "copod")
  }

  @Test func `HBOS answers as PyOD's`() throws {
    try expectAgreement(HistogramOutlierScore(), with: "hbos")
  }

  @Test func `HBOS answers as PyOD's with other bins, alpha and tolerance`() throws {
    try expectAgreement(
      HistogramOutlierScore(bins: .count(7), alpha: 0.3, tolerance: 0.1), with: "hbos-7")
  }

  @Test func `HBOS chooses the number of bins as PyOD does`() throws {
    try expectAgreement(HistogramOutlierScore(bins: .automatic), with: "hbos-auto")
  }
}
