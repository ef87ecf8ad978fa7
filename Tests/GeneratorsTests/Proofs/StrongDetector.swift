import Detectors
import Numerics
import Vocabulary

/// A detector by name, as far as a proof needs one: what it learns from rows scores others.
struct StrongDetector: Sendable {
  typealias Scorer = (Matrix<Float>) throws -> Scores

  let name: String
  let fit: @Sendable (_ rows: Matrix<Float>, _ seed: Seed) throws -> Scorer

  init(_ name: String, _ detector: some Detector) {
    self.name = name
    fit = { rows, seed in
      let model = try detector.fit(rows, seed: seed)
      return { try model.scores(of: $0) }
    }
  }

  private init(
    _ name: String, fit: @escaping @Sendable (Matrix<Float>, Seed) throws -> Scorer
  ) {
    self.name = name
    self.fit = fit
  }

  /// The distance to the fifth neighbor.
  static func near() throws -> StrongDetector {
    StrongDetector("knn 5", try NeighborDistance(neighbors: 5))
  }

  /// How far a row lies outside the box that the learned rows fill.
  static let box = StrongDetector("box") { rows, _ in
    let columns = (0..<rows.columns).map { column in
      (0..<rows.rows).map { Double(rows[$0, column]) }
    }
    let ends = columns.map { (low: $0.min() ?? 0, high: $0.max() ?? 0) }
    return { rows in
      Scores(
        (0..<rows.rows).map { row in
          ends.indices.map { column in
            let value = Double(rows[row, column])
            return max(0, ends[column].low - value, value - ends[column].high)
          }.max() ?? 0
        })
    }
  }

  static let mahalanobis = StrongDetector("mahalanobis", Mahalanobis())

  /// How unlikely a row is in a mixture of up to five normal densities: what clusters are made of.
  static let mixture = StrongDetector("gaussian mixture") { rows, seed in
    let mixture = try GaussianMixture(of: Matrix(rows), componentsIn: 1...5, seed: seed)
    return { Scores(mixture.logDensity(of: Matrix($0)).map { -$0 }) }
  }

  /// What is measured without knowing anything.
  static func controls() throws -> [StrongDetector] {
    [
      StrongDetector("distance to mean", DistanceToMean()),
      StrongDetector("largest z", LargestZ()),
      StrongDetector("untrained network", try UntrainedNetwork()),
    ]
  }
}

extension Matrix where Element == Double {
  fileprivate init(_ rows: Matrix<Float>) {
    self.init(rows: rows.rows, columns: rows.columns) { Double(rows[$0, $1]) }
  }
}
