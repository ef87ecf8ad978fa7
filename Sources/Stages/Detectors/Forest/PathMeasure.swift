import Foundation

/// Turns the sum of a row's paths through all trees into its score.
struct PathMeasure: Sendable, Equatable {
  let trees: Int
  /// c(ψ), by which the mean path is divided.
  let averagePathLength: Double

  /// 2^(−mean path / c(ψ)), in `0...1`; 0.5 where c(ψ) is 0 because trees saw one row.
  func score(_ pathSum: Double) -> Double {
    guard averagePathLength > 0 else { return 0.5 }
    return exp2(-(pathSum / Double(trees)) / averagePathLength)
  }

  /// The score of a row that ended in every tree's leaf of shortest path together.
  func highestScore(_ shapes: TreeShapes, _ paths: [Double]) -> Double {
    let shortest = (0..<shapes.trees).map { tree in
      shapes.range(of: tree).filter { shapes.left[$0] < 0 }.map { paths[$0] }.min() ?? 0
    }
    return score(shortest.reduce(0, +))
  }
}
