import Detectors

/// `forest.json`.
struct ForestFixture: Decodable {
  struct Tree: Decodable {
    let left: [Int32]
    let right: [Int32]
    let feature: [Int32]
    let threshold: [Double]
    let samples: [Int32]

    var nodes: TreeNodes {
      TreeNodes(
        childrenLeft: left, childrenRight: right, feature: feature, threshold: threshold,
        samples: samples)
    }
  }

  struct Forest: Decodable {
    let name: String
    let sample: Int
    let trees: [Tree]
    let scores: [Double]
  }

  /// Scores of each probe (down) by forests of many seeds (across).
  struct Twin: Decodable {
    let name: String
    let scores: [[Double]]
  }

  struct Dialect: Decodable {
    let contamination: Double
    let offset: Double
    let decisions: [Double]
  }

  let rows: [[Float]]
  let new: [[Float]]
  let forests: [Forest]
  let probes: [[Float]]
  let twins: [Twin]
  let dialect: Dialect

  static func read() throws -> Self { try peerFixture("forest", as: Self.self) }
}
