public import Graphs

extension PathMeasure {
  /// The score of a row, of the sum of its paths.
  func score(_ sum: Numbers) -> Numbers {
    guard averagePathLength > 0 else { return .constant(0.5) }
    return (-(sum / Double(trees)) / averagePathLength).powerOfTwo
  }
}

extension TreeShapes {
  /// The shapes of trees whose leaves say `values`.
  func graph(leaves values: [Double]) -> ForestShape {
    ForestShape(starts: starts, left: left, right: right, values: values)
  }
}

extension IsolationForest.Model {
  public func score(of row: Numbers) -> Numbers {
    let forest = AxisForest(
      trees.shapes.graph(leaves: paths), places: trees.columns,
      thresholds: comparison == .below ? trees.thresholds.map(\.nextDown) : trees.thresholds)
    return measure.score(row.through(forest))
  }
}

extension ExtendedIsolationForest.Model {
  public func score(of row: Numbers) -> Numbers {
    let forest = PlaneForest(
      trees.shapes.graph(leaves: paths), dimensions: trees.dimensions, places: trees.columns,
      normals: trees.normals, points: trees.points)
    return measure.score(row.through(forest))
  }
}
