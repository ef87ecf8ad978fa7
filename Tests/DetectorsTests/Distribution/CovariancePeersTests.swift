import Numerics
import Testing
import Vocabulary

@testable import Detectors

/// Agreement of what stands on covariances with PyOD and scikit-learn, on `distribution.json`.
struct CovariancePeersTests {
  let fixture: DistributionFixture

  init() throws { fixture = try .read() }

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

  @Test func `weighted distances to the component vectors are PyOD's`() throws {
    try expectAgreement(
      PrincipalComponents(kept: .all, score: .componentDistances()), with: "pca")
    try expectAgreement(
      PrincipalComponents(kept: .all, score: .componentDistances(weighted: false)),
      with: "pca-unweighted")
    try expectAgreement(
      PrincipalComponents(
        kept: .count(3), score: .componentDistances(smallest: 2), standardized: false),
      with: "pca-raw")
  }

  @Test func `the reconstruction error is that of scikit-learn's components`() throws {
    try expectAgreement(
      PrincipalComponents(kept: .count(2), standardized: false), with: "reconstruction")
  }

  @Test func `the squared Mahalanobis distance is scikit-learn's`() throws {
    try expectAgreement(Mahalanobis(), with: "mahalanobis")
  }

  @Test(arguments: ["mcd", "mcd-one-column"])
  func `the robust distance is scikit-learn's where its seed does not matter`(name: String) throws {
    let theirs = try #require(fixture.robust.first { $0.name == name })
    let rows = Matrix(fixture.clean.map { Array($0.prefix(theirs.columns)) })
    let detector = try MinimumCovarianceDeterminant(share: theirs.share)
    for seed in [1, 2, 3] {
      let model = try detector.fit(rows, seed: Seed(UInt64(seed)))
      let scores = try detector.trainingScores(of: model, on: rows)
      #expect(largestDifference(scores.values, theirs.training) < 1e-5)
      #expect(largestDifference(model.center, theirs.location) < 1e-9)
    }
  }
}
