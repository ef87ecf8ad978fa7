import Detectors
import Foundation
import Numerics
import Testing
import Vocabulary

/// scikit-learn's forests: as arrays, and as twins that chance alone may part from ours.
struct ForestPeersTests {
  @Test func `scikit-learn's arrays score as scikit-learn does`() throws {
    let fixture = try ForestFixture.read()
    for forest in fixture.forests {
      let model = try IsolationForest.Model(
        columns: 3, trees: forest.trees.map(\.nodes), sample: forest.sample)
      let scores = try model.scores(of: Matrix(fixture.new))
      // Both add Double paths in the same order; the rest is the last bits of a power.
      #expect(largestDifference(scores.values, forest.scores) < 1e-12, "\(forest.name)")
    }
  }

  @Test func `arrays taken out and in again give the same scores, whichever way they compare`()
    throws
  {
    let fixture = try ForestFixture.read()
    let rows: Matrix<Float> = Matrix(fixture.rows + fixture.new)
    for comparison in SplitComparison.allCases {
      let model = try IsolationForest(trees: 9, comparison: comparison).fit(rows, seed: Seed(8))
      for other in SplitComparison.allCases {
        let again = try IsolationForest.Model(
          columns: 3, trees: model.nodes(comparing: other), sample: model.sample,
          comparison: other)
        #expect(try again.scores(of: rows) == model.scores(of: rows))
      }
    }
  }

  @Test func `arrays that are no trees are refused`() {
    func refused(_ left: [Int32], _ right: [Int32], _ feature: [Int32] = [0, -2, -2]) -> Bool {
      let tree = TreeNodes(
        childrenLeft: left, childrenRight: right, feature: feature, threshold: [0, -2, -2],
        samples: [2, 1, 1])
      return (try? IsolationForest.Model(columns: 1, trees: [tree], sample: 2)) == nil
    }
    #expect(!refused([1, -1, -1], [2, -1, -1]))
    #expect(refused([0, -1, -1], [2, -1, -1]))  // a circle
    #expect(refused([1, -1, -1], [1, -1, -1]))  // two parents
    #expect(refused([-1, -1, -1], [-1, -1, -1]))  // none
    #expect(refused([1, -1, -1], [-1, -1, -1]))  // half a node
    #expect(refused([1, -1, -1], [3, -1, -1]))  // outside
    #expect(refused([1, -1], [2, -1, -1]))
    #expect(refused([1, -1, -1], [2, -1, -1], [1, -2, -2]))  // no such column
  }

  @Test func `over 200 seeds scores spread as scikit-learn's do`() throws {
    let fixture = try ForestFixture.read()
    let rows: Matrix<Float> = Matrix(fixture.rows)
    let settings = [
      "plain": try IsolationForest(trees: 20, sample: .rows(64)),
      "share of columns": try IsolationForest(trees: 20, sample: .rows(64), features: 0.7),
      "bootstrap": try IsolationForest(trees: 20, sample: .rows(150), replacement: true),
    ]
    let seeds = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == nil ? 200 : 5000
    for twin in fixture.twins {
      let forest = try #require(settings[twin.name])
      let scores = try (0..<seeds).map { seed in
        try forest.fit(rows, seed: Seed(UInt64(seed))).scores(of: Matrix(fixture.probes)).values
      }
      for (probe, theirs) in twin.scores.enumerated() {
        let distance = kolmogorovDistance(scores.map { $0[probe] }, theirs)
        let (n, m) = (Double(seeds), Double(theirs.count))
        // Kolmogorov's two-sample bound at 1e-3: 1.95 √((n + m) / (n m)).
        #expect(
          distance < 1.949 * ((n + m) / (n * m)).squareRoot(), "\(twin.name), probe \(probe)")
      }
    }
  }

  @Test func `a threshold in the other comparison is the next number on its other side`() throws {
    let rows: Matrix<Float> = Matrix(try ForestFixture.read().rows)
    for comparison in SplitComparison.allCases {
      let model = try IsolationForest(trees: 3, comparison: comparison).fit(rows, seed: Seed(8))
      for (below, atMost) in zip(model.nodes(comparing: .below), model.nodes(comparing: .atMost)) {
        for node in below.threshold.indices where below.childrenLeft[node] >= 0 {
          #expect(below.threshold[node] == atMost.threshold[node].nextUp)
        }
      }
    }
  }

  @Test func `a forest without a tree is refused`() throws {
    var weights = try IsolationForest(trees: 1).fit(
      Matrix([[0], [1], [2]]), seed: Seed(1)
    ).weights
    weights.tensors["starts"] = Tensor(.int32([0]))
    for name in ["left", "right", "samples", "columns"] {
      weights.tensors[name] = Tensor(.int32([]))
    }
    weights.tensors["thresholds"] = Tensor(.float([]))
    #expect(
      throws: WeightsError("'starts' of a forest does not divide its nodes into trees")
    ) { try IsolationForest.Model(weights: weights) }
  }
}

/// The largest difference between the shares of two samples that lie at or below a number.
func kolmogorovDistance(_ one: [Double], _ other: [Double]) -> Double {
  let (one, other) = (one.sorted(), other.sorted())
  func share(_ sorted: [Double], _ bound: Double) -> Double {
    Double(sorted.count { $0 <= bound }) / Double(sorted.count)
  }
  return (one + other).map { abs(share(one, $0) - share(other, $0)) }.max() ?? 0
}
