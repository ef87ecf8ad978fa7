import Detectors
import Foundation
import Numerics
import Testing
import Vocabulary

struct ForestPartsTests {
  /// Four rows: the first column parts one of them, the second one of the others.
  private let small: IsolationForest.Model

  init() throws {
    small = try IsolationForest.Model(
      columns: 2,
      trees: [
        TreeNodes(
          childrenLeft: [1, -1, 3, -1, -1], childrenRight: [2, -1, 4, -1, -1],
          feature: [0, -2, 1, -2, -2], threshold: [0.5, -2, 0.5, -2, -2], samples: [4, 1, 3, 1, 2])
      ], sample: 4)
  }

  /// Leaves at 1, 2 and 3; worked out by hand. What lengthens the path makes the row more ordinary.
  private static let known: [(row: [Float], path: Double, parts: [Double])] = [
    ([0, 0], 1, [-1, -0.25]), ([0, 1], 1, [-1.375, 0.125]), ([1, 0], 2, [1 / 3, -7 / 12]),
    ([1, 1], 3, [11 / 24, 7 / 24]),
  ]

  @Test(arguments: known)
  func `columns have their parts in a path by what rows do that go both ways`(
    row: [Float], path: Double, parts: [Double]
  ) throws {
    let found = try #require(small.explanation(of: row))
    #expect(found.space == .path && found.absence == .covers)
    #expect(found.value == -path)
    #expect(isNear(found.baseline, -2.25))
    #expect(zip(found.parts, parts).allSatisfy { isNear($0, -$1) })
  }

  @Test func `beside one other row, columns share what the two paths differ by`() {
    // Of (1, 1) beside (0, 0) the first column alone leads to the second leaf, the second to none other.
    let found = small.explanation(of: [1, 1], against: Matrix([[0, 0]]))
    #expect(found.absence == .background)
    #expect((found.value, found.baseline) == (-3, -1))
    #expect(zip(found.parts, [-1.5, -0.5]).allSatisfy { isNear($0, $1) })
    // Of several rows the mean.
    let both = small.explanation(of: [1, 1], against: Matrix([[0, 0], [1, 1]]))
    #expect(zip(both.parts, [-0.75, -0.25]).allSatisfy { isNear($0, $1) })
    #expect(both.baseline == -2)
  }

  @Test
  func `parts are the Shapley values over all coalitions, in deep trees with columns asked again`()
    throws
  {
    var generator = Seed(5).generator()
    let rows = Matrix<Float>(rows: 300, columns: 6) { _, _ in Float(generator.normal()) }
    let model = try IsolationForest(trees: 7, sample: .rows(64)).fit(rows, seed: Seed(2))
    let trees = model.nodes(comparing: .atMost)
    for place in [0, 17, 200] {
      let row = (0..<6).map { rows[place, $0] }
      let found = try #require(model.explanation(of: row))
      let wanted = shapley(columns: 6) { set in
        -trees.reduce(0) { $0 + expected($1, 0, row, set, depth: 0, model) } / 7
      }
      #expect(zip(found.parts, wanted).allSatisfy { isNear($0, $1) })
      let background = rows.gathering(rows: [3, 90, 150])
      let pairs = model.explanation(of: row, against: background)
      let mixed = try shapley(columns: 6) { set in
        let rows = Matrix<Float>(rows: 3, columns: 6) {
          set.contains($1) ? row[$1] : background[$0, $1]
        }
        return -(try model.pathLengths(of: rows)).elements.reduce(0, +) / 21
      }
      #expect(zip(pairs.parts, mixed).allSatisfy { isNear($0, $1) })
    }
  }

  @Test func `a row that lacks a number goes where the model sends it`() throws {
    var generator = Seed(6).generator()
    let rows = Matrix<Float>(rows: 100, columns: 3) { _, _ in Float(generator.normal()) }
    let model = try IsolationForest(trees: 5, sample: .rows(32), missing: .followLarger).fit(
      rows, seed: Seed(2))
    let row: [Float] = [.nan, 3, 0]
    let found = try #require(model.explanation(of: row))
    let path = try model.pathLengths(of: Matrix([row])).elements.reduce(0, +) / 5
    #expect(isNear(found.value, -path))
    #expect(isNear(found.parts.reduce(found.baseline, +), -path))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: cases), "needs ../shared"),
    arguments: ["Pima", "thyroid", "breastw"])
  func `parts are those that others have worked out`(name: String) throws {
    let all = try JSONDecoder().decode(
      [String: Case].self, from: Data(contentsOf: URL(filePath: cases)))
    let one = try #require(all[name])
    let model = try one.model()
    for known in one.rows {
      let found = try #require(model.explanation(of: known.x.map(Float.init)))
      #expect(isNear(found.value, -known.path) && isNear(found.baseline, -known.base))
      #expect(zip(found.parts, known.phi).allSatisfy { isNear($0, -$1) })
    }
    let beside = one.interventional
    let row = try #require(one.rows.first { $0.row == beside.row })
    let found = model.explanation(
      of: row.x.map(Float.init), against: Matrix(beside.background.map { $0.map(Float.init) }))
    #expect(isNear(found.baseline, -beside.base))
    #expect(zip(found.parts, beside.phi).allSatisfy { isNear($0, -$1) })
  }
}

private let cases = URL(filePath: #filePath).appending(
  path: "../../../../../shared/explain_cases.json"
)
.standardizedFileURL.path

/// A forest, rows and parts of a file of known answers.
private struct Case: Decodable {
  struct Tree: Decodable {
    let left, right, feature, n: [Int32]
    let threshold: [Double]
  }
  struct Row: Decodable {
    let row: Int
    let x, phi: [Double]
    let path, base: Double
  }
  struct Beside: Decodable {
    let background: [[Double]]
    let row: Int
    let base: Double
    let phi: [Double]
  }

  let trees: [Tree]
  let sample: Int
  let rows: [Row]
  let interventional: Beside

  func model() throws -> IsolationForest.Model {
    try IsolationForest.Model(
      columns: rows[0].x.count,
      trees: trees.map {
        TreeNodes(
          childrenLeft: $0.left, childrenRight: $0.right, feature: $0.feature,
          threshold: $0.threshold, samples: $0.n)
      }, sample: sample)
  }
}

private func isNear(_ one: Double, _ other: Double) -> Bool {
  (one - other).magnitude <= 1e-12 * max(1, other.magnitude)
}

/// The mean path below a node where only the columns of a set are known, by covers: a definition, walked out.
private func expected(
  _ tree: TreeNodes, _ node: Int, _ row: [Float], _ set: Set<Int>, depth: Int,
  _ model: IsolationForest.Model
) -> Double {
  guard tree.childrenLeft[node] >= 0 else {
    return Double(depth) + model.pathLength(Int(tree.samples[node]))
  }
  let (left, right) = (Int(tree.childrenLeft[node]), Int(tree.childrenRight[node]))
  func below(_ child: Int) -> Double { expected(tree, child, row, set, depth: depth + 1, model) }
  let column = Int(tree.feature[node])
  if set.contains(column) {
    return below(Double(row[column]) <= tree.threshold[node] ? left : right)
  }
  let share = Double(tree.samples[left]) / Double(tree.samples[node])
  return share * below(left) + (1 - share) * below(right)
}

/// The Shapley values of a game, from all coalitions.
private func shapley(columns: Int, _ value: (Set<Int>) throws -> Double) rethrows -> [Double] {
  var values: [Int: Double] = [:]
  for set in 0..<(1 << columns) {
    values[set] = try value(Set((0..<columns).filter { set >> $0 & 1 == 1 }))
  }
  func factorial(_ number: Int) -> Double { (0..<number).reduce(1.0) { $0 * Double($1 + 1) } }
  return (0..<columns).map { column in
    (0..<(1 << columns)).filter { $0 >> column & 1 == 0 }.reduce(0.0) { sum, set in
      let size = set.nonzeroBitCount
      return sum + factorial(size) * factorial(columns - 1 - size) / factorial(columns)
        * ((values[set | 1 << column] ?? 0) - (values[set] ?? 0))
    }
  }
}
