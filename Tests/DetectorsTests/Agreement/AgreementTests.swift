import Detectors
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// Our detectors beside published values and beside scikit-learn, on the tables of ADBench.
///
/// Prints a line for each value: ours, theirs, the difference. The larger tables need `ASSAY_DEEP=1`.
struct AgreementTests {
  private static var isDeep: Bool { ProcessInfo.processInfo.environment["ASSAY_DEEP"] != nil }

  @Test(.enabled(if: ADBench.isHere, "needs the tables of ADBench beside the project"))
  func `neighbors reach on ADBench's tables what is published`() throws {
    for published in Published.tables {
      let table = try ADBench(published.name)
      guard Self.isDeep || table.rows.rows < 1000 else { continue }
      try compare(
        "LOF 20", LocalOutlierFactor(neighbors: 20), published.lof, published.lofTolerance, table)
      try compare(
        "kNN 5", NeighborDistance(neighbors: 5), published.knn, published.knnTolerance, table)
    }
  }

  private func compare(
    _ name: String, _ detector: some Detector, _ published: (auc: Double, precision: Double),
    _ tolerance: Double, _ table: ADBench
  ) throws {
    let fitted = try detector.fitted(to: table.rows, seed: Seed(1))
    let ranking = try Ranking(fitted.trainingScores, table.labels)
    let pairs = [
      ("AUROC", ranking.rocAUC, published.auc),
      ("AP", ranking.averagePrecision, published.precision),
    ]
    for (measure, ours, theirs) in pairs {
      let ours = try #require(ours)
      print(line(table.name, name, measure, ours, theirs))
      #expect(abs(ours - theirs) <= tolerance, "\(name) \(measure) on \(table.name)")
    }
  }

  private struct Peers: Decodable {
    struct Table: Decodable {
      let name: String
      /// The mean and deviation of AUROC over 40 forests of scikit-learn's.
      let forest: [Double]
    }

    let tables: [Table]
  }

  @Test(.enabled(if: ADBench.isHere, "needs the tables of ADBench beside the project"))
  func `forests reach on ADBench's tables what scikit-learn's do on average`() throws {
    let peers = try peerFixture("adbench", as: Peers.self)
    for peer in peers.tables {
      let table = try ADBench(peer.name)
      guard Self.isDeep || table.rows.rows < 1000 else { continue }
      let areas = try (0..<30).map { seed in
        let model = try IsolationForest().fit(table.rows, seed: Seed(UInt64(seed)))
        return try #require(Ranking(model.scores(of: table.rows), table.labels).rocAUC)
      }
      let mean = areas.reduce(0, +) / 30
      let variance = areas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29
      print(line(table.name, "forest", "AUROC", mean, peer.forest[0]))
      // The two means stray by chance: four standard errors, and half a unit of the last digit.
      let error = (variance / 30 + peer.forest[1] * peer.forest[1] / 40).squareRoot()
      #expect(abs(mean - peer.forest[0]) < 4 * error + 5e-7, "forest on \(table.name)")
    }
  }

  private func line(
    _ table: String, _ detector: String, _ measure: String, _ ours: Double, _ theirs: Double
  ) -> String {
    let names = [table, detector, measure].map {
      $0.padding(toLength: 17, withPad: " ", startingAt: 0)
    }
    return names.joined()
      + String(format: "ours %.4f  theirs %.4f  difference %+.4f", ours, theirs, ours - theirs)
  }
}
