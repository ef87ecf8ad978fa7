import Detectors
import Formats
import Forms
import Numerics
import Testing
import Vocabulary

@testable import Systems

/// How deep the trees of a stored forest are, and by which clock its features are read.
struct StoredForestTests {
  private let leaf = StoredForest.Tree.leaf(size: 1)

  private func node(_ left: StoredForest.Tree, _ right: StoredForest.Tree) -> StoredForest.Tree {
    .node(feature: 0, split: 0, left: left, right: right)
  }

  @Test func `a tree is as deep as its longest way`() {
    #expect(leaf.depth == 0 && node(leaf, leaf).depth == 1)
    #expect(node(leaf, node(leaf, node(leaf, leaf))).depth == 3)
    #expect(node(node(leaf, leaf), leaf).depth == 2)
  }

  @Test func `UTC is the time that moments are counted in`() throws {
    #expect(Zone.utc == (try Zone("UTC")))
    #expect([-1, 0, 3_599_999, 3_600_000].map { Zone.utc.local($0).hour } == [23, 0, 0, 1])
  }
}
