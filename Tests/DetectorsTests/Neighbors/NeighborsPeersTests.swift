import Detectors
import Numerics
import Testing
import Vocabulary

/// scikit-learn's and PyOD's answers on the same Float rows.
struct NeighborsPeersTests {
  struct Fixture: Decodable {
    struct Case: Decodable {
      let detector: String
      let neighbors: Int
      let metric: String
      let summary: String
      let call: String
      let training: [Double]
      let scores: [Double]
    }

    let rows: [[Float]]
    let new: [[Float]]
    let cases: [Case]
  }

  @Test func `LOF and distances are the peers', on training rows and on new ones`() throws {
    let fixture = try peerFixture("neighbors", as: Fixture.self)
    let metrics: [String: Metric] = [
      "euclidean": .euclidean, "manhattan": .manhattan, "chebyshev": .chebyshev,
      "cosine": .cosine, "minkowski 3": .minkowski(3),
    ]
    for peer in fixture.cases {
      let metric = try #require(metrics[peer.metric])
      if peer.detector == "lof" {
        try compare(LocalOutlierFactor(neighbors: peer.neighbors, metric: metric), peer, fixture)
      } else {
        let summary = try #require(NeighborDistance.Summary(rawValue: peer.summary))
        try compare(
          NeighborDistance(neighbors: peer.neighbors, summary: summary, metric: metric), peer,
          fixture)
      }
    }
  }

  private func compare<D: Detector>(
    _ detector: D, _ peer: Fixture.Case, _ fixture: Fixture
  ) throws {
    let rows: Matrix<Float> = Matrix(fixture.rows)
    let model = try detector.fit(rows, seed: Seed(1))
    let training = try detector.trainingScores(of: model, on: rows)
    let scores = try model.scores(of: Matrix(fixture.new))
    // Cosines lose digits to cancellation in both implementations.
    let tolerance = peer.metric == "cosine" ? 1e-7 : 1e-11
    #expect(largestDifference(training.values, peer.training) < tolerance, "\(peer.call)")
    #expect(largestDifference(scores.values, peer.scores) < tolerance, "\(peer.call)")
  }
}
