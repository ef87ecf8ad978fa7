public import Numerics

extension IsolationForest.Model {
  /// The exact Shapley values of the mean path, where a column that is left out is gone both ways at each node
  /// that asks for it (Lundberg et al., Consistent individualized feature attribution, 2018).
  public func explanation(of row: [Float]) -> Explanation? {
    var parts = [Double](repeating: 0, count: columns)
    var (baseline, value) = (0.0, 0.0)
    for tree in 0..<trees.shapes.trees {
      let walk = PathParts(self, tree, row)
      baseline += walk.expected
      value += walk.add(to: &parts)
    }
    return explanation(.covers, value: value, baseline: baseline, parts)
  }

  /// The exact Shapley values of the mean path, where a column that is left out has its value in each of the rows of
  /// `background` in turn.
  public func explanation(of row: [Float], against background: Matrix<Float>) -> Explanation {
    var parts = [Double](repeating: 0, count: columns)
    var (baseline, value) = (0.0, 0.0)
    for tree in 0..<trees.shapes.trees {
      for other in 0..<background.rows {
        let walk = PairParts(self, tree, row, (0..<columns).map { background[other, $0] })
        baseline += walk.baseline / Double(background.rows)
        value += walk.value / Double(background.rows)
        walk.add(to: &parts, share: 1 / Double(background.rows))
      }
    }
    return explanation(.background, value: value, baseline: baseline, parts)
  }

  /// Sums over trees as means, turned round: what shortens the path makes the row stranger.
  private func explanation(
    _ absence: Explanation.Absence, value: Double, baseline: Double, _ parts: [Double]
  ) -> Explanation {
    let trees = -Double(trees.shapes.trees)
    return Explanation(
      .path, absence: absence, value: value / trees, baseline: baseline / trees,
      parts: parts.map { $0 / trees })
  }
}

extension IsolationForest.Model {
  /// The children of a node: where a row goes, and the other; `nil` at a leaf.
  fileprivate func children(of node: Int, in tree: Int, _ row: [Float]) -> (own: Int, other: Int)? {
    guard trees.shapes.left[node] >= 0 else { return nil }
    return trees.children(
      of: node, from: Int(trees.shapes.starts[tree]), row[Int(trees.columns[node])], comparison,
      missing)
  }
}

/// The parts of one row's path through one tree, by the covers of its nodes.
private struct PathParts {
  private let model: IsolationForest.Model
  private let tree: Int
  private let row: [Float]

  /// A column on the way to a node: the share of rows that go on where it is left out, whether the row itself does, and
  /// the weight of all sets of so many columns.
  private struct Step {
    var column: Int
    var without: Double
    var with: Double
    var weight: Double
  }

  init(_ model: IsolationForest.Model, _ tree: Int, _ row: [Float]) {
    self.model = model
    self.tree = tree
    self.row = row
  }

  private var root: Int { Int(model.trees.shapes.starts[tree]) }

  private func cover(_ node: Int) -> Double { Double(model.trees.shapes.samples[node]) }

  /// The mean path of the rows that grew the tree.
  var expected: Double {
    model.trees.shapes.range(of: tree).filter { model.trees.shapes.left[$0] < 0 }
      .reduce(0) { $0 + model.paths[$1] * cover($1) } / cover(root)
  }

  /// Adds what each column does to the row's path; answers that path.
  func add(to parts: inout [Double]) -> Double {
    var node = root
    while let children = model.children(of: node, in: tree, row) { node = children.own }
    walk(root, [], without: 1, with: 1, column: -1, &parts)
    return model.paths[node]
  }

  private func walk(
    _ node: Int, _ above: [Step], without: Double, with: Double, column: Int,
    _ parts: inout [Double]
  ) {
    var steps = Self.extended(above, by: column, without, with)
    guard let (own, other) = model.children(of: node, in: tree, row) else {
      for place in steps.indices.dropFirst() {
        let weight = Self.removed(place, from: steps).reduce(0) { $0 + $1.weight }
        parts[steps[place].column] +=
          weight * (steps[place].with - steps[place].without) * model.paths[node]
      }
      return
    }
    let asked = Int(model.trees.columns[node])
    var (before, itself) = (1.0, 1.0)
    if let place = steps.firstIndex(where: { $0.column == asked }) {
      (before, itself) = (steps[place].without, steps[place].with)
      steps = Self.removed(place, from: steps)
    }
    for (child, follows) in [(own, itself), (other, 0)] where cover(node) > 0 {
      walk(
        child, steps, without: before * cover(child) / cover(node), with: follows, column: asked,
        &parts)
    }
  }

  /// The steps with one more column, whose sets are weighed anew.
  private static func extended(
    _ steps: [Step], by column: Int, _ without: Double, _ with: Double
  ) -> [Step] {
    var longer = steps
    let count = steps.count
    longer.append(
      Step(column: column, without: without, with: with, weight: count == 0 ? 1 : 0))
    for place in stride(from: count - 1, through: 0, by: -1) {
      let weight = longer[place].weight / Double(count + 1)
      longer[place + 1].weight += with * weight * Double(place + 1)
      longer[place].weight = without * weight * Double(count - place)
    }
    return longer
  }

  /// The steps as they were before a column was put to them.
  private static func removed(_ place: Int, from steps: [Step]) -> [Step] {
    var shorter = steps
    let last = steps.count - 1
    let (without, with) = (steps[place].without, steps[place].with)
    var next = steps[last].weight
    for index in stride(from: last - 1, through: 0, by: -1) {
      if with != 0 {
        let before = shorter[index].weight
        shorter[index].weight = next * Double(last + 1) / (Double(index + 1) * with)
        next =
          before - shorter[index].weight * without * Double(last - index) / Double(last + 1)
      } else if without != 0 {
        shorter[index].weight *= Double(last + 1) / (without * Double(last - index))
      } else {
        shorter[index].weight = 0
      }
    }
    for index in place..<last {
      let weight = shorter[index].weight
      shorter[index] = shorter[index + 1]
      shorter[index].weight = weight
    }
    shorter.removeLast()
    return shorter
  }
}

/// The parts of one row's path through one tree beside another row, whose values stand for what is left out.
private struct PairParts {
  private let model: IsolationForest.Model
  private let tree: Int
  private let row: [Float]
  private let other: [Float]

  init(_ model: IsolationForest.Model, _ tree: Int, _ row: [Float], _ other: [Float]) {
    self.model = model
    self.tree = tree
    self.row = row
    self.other = other
  }

  private var root: Int { Int(model.trees.shapes.starts[tree]) }

  var value: Double { path(of: row) }
  var baseline: Double { path(of: other) }

  private func path(of row: [Float]) -> Double {
    var node = root
    while let children = model.children(of: node, in: tree, row) { node = children.own }
    return model.paths[node]
  }

  func add(to parts: inout [Double], share: Double) { walk(root, [], [], share, &parts) }

  /// Each leaf is reached by those mixtures of the two rows that have the columns `own` from the one and `others` from
  /// the other.
  private func walk(
    _ node: Int, _ own: [Int], _ others: [Int], _ share: Double, _ parts: inout [Double]
  ) {
    guard let mine = model.children(of: node, in: tree, row)?.own,
      let theirs = model.children(of: node, in: tree, other)?.own
    else {
      let weight = share * model.paths[node]
      for column in own { parts[column] += weight * Self.weight(own.count - 1, others.count) }
      for column in others { parts[column] -= weight * Self.weight(own.count, others.count - 1) }
      return
    }
    let asked = Int(model.trees.columns[node])
    if mine == theirs || own.contains(asked) {
      walk(mine, own, others, share, &parts)
    } else if others.contains(asked) {
      walk(theirs, own, others, share, &parts)
    } else {
      walk(mine, own + [asked], others, share, &parts)
      walk(theirs, own, others + [asked], share, &parts)
    }
  }

  /// a! b! / (a + b + 1)!, how often a column comes behind a of its side and before b of the other.
  private static func weight(_ own: Int, _ others: Int) -> Double {
    var weight = 1 / Double(own + others + 1)
    for place in 0..<min(own, others) {
      weight *= Double(place + 1) / Double(own + others - place)
    }
    return weight
  }
}
