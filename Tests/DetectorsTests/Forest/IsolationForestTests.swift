import Detectors
import Foundation
import Numerics
import Testing
import Vocabulary

struct IsolationForestTests {
  @Test func `every variant keeps the laws of every detector`() throws {
    let variants = [
      try IsolationForest(trees: 17, sample: .rows(32)),
      try IsolationForest(trees: 5, sample: .rows(500), depth: 30, pathLength: .exact),
      try IsolationForest(trees: 5, sample: .share(0.5), replacement: true, features: 0.5),
      try IsolationForest(
        trees: 9, sample: .rows(64), depth: 12, pathLength: .expenseFlow, yardstick: .named,
        comparison: .below, choice: .any),
      try IsolationForest(trees: 9, sample: .rows(64), missing: .followLarger),
    ]
    for variant in variants { try expectLaws(of: variant, on: Samples.blob()) }
  }

  @Test func `a far row is strange, a middle row is not, and equal rows score one half`() throws {
    let rows = Samples.blob(rows: 300)
    let model = try IsolationForest().fit(rows, seed: Seed(1))
    let scores = try model.scores(of: Matrix([[50, 50, 50, 50], [0, 0, 0, 0]]))
    #expect(scores[0] > 0.7 && scores[1] < 0.45)
    // Equal rows cannot be parted: every path is c(ψ) itself, so the score is 2⁻¹.
    let same = Matrix<Float>(rows: 40, columns: 2) { _, _ in 3 }
    let flat = try IsolationForest(trees: 10).fit(same, seed: Seed(1))
    #expect(try flat.scores(of: Matrix([[3, 3], [9, -9]])).values == [0.5, 0.5])
    let single = try IsolationForest(trees: 10).fit(Matrix([[1, 2]]), seed: Seed(1))
    #expect(try single.scores(of: Matrix([[1, 2], [9, -9]])).values == [0.5, 0.5])
  }

  /// Between neighbors of all that a Float can be, a drawn threshold is one or the other; one of them would leave a
  /// side empty in about half of the trees.
  @Test(arguments: [SplitComparison.below, .atMost])
  func `rows however near are parted, unless any column may be drawn`(
    comparison: SplitComparison
  ) throws {
    let rows = Matrix<Float>([[1], [Float(1).nextUp]])
    func nodes(_ choice: SplitChoice) throws -> [Int] {
      try IsolationForest(trees: 60, sample: .rows(2), comparison: comparison, choice: choice)
        .fit(rows, seed: Seed(1)).nodes(comparing: comparison).map(\.samples.count)
    }
    #expect(try nodes(.varying) == [Int](repeating: 3, count: 60))
    #expect(try Set(nodes(.any)) == [1, 3])
  }

  @Test func `settings out of range say their range`() {
    #expect(throws: SettingError("trees", mustBe: "a whole number from 1 to 100000", not: 0)) {
      try IsolationForest(trees: 0)
    }
    let sample = "a whole number, at least 2, or a number above 0, at most 1"
    #expect(throws: SettingError("sample", mustBe: sample, not: 1)) {
      try IsolationForest(sample: .rows(1))
    }
    #expect(throws: SettingError("sample", mustBe: sample, not: 1.5)) {
      try IsolationForest(sample: .share(1.5))
    }
    #expect(throws: SettingError("depth", mustBe: "a whole number from 1 to 10000", not: 0)) {
      try IsolationForest(depth: 0)
    }
    #expect(throws: SettingError("features", mustBe: "a number above 0, at most 1", not: 0)) {
      try IsolationForest(features: 0)
    }
  }

  @Test func `trees see as many rows as the sample says and end at the depth limit`() throws {
    let rows = Samples.blob(rows: 400)
    func nodes(_ forest: IsolationForest) throws -> [TreeNodes] {
      try forest.fit(rows, seed: Seed(3)).nodes(comparing: .atMost)
    }
    let automatic = try nodes(IsolationForest(trees: 20))
    #expect(automatic.allSatisfy { $0.samples[0] == 256 && $0.deepest == 8 })
    let deeper = try nodes(IsolationForest(trees: 20, depth: 12))
    #expect(deeper.allSatisfy { $0.deepest <= 12 } && deeper.contains { $0.deepest > 8 })
    #expect(try nodes(IsolationForest(trees: 3, sample: .rows(9))).allSatisfy { $0.deepest <= 4 })
    #expect(try nodes(IsolationForest(sample: .share(0.3))).allSatisfy { $0.samples[0] == 120 })
    #expect(try nodes(IsolationForest(sample: .rows(999))).allSatisfy { $0.samples[0] == 400 })
  }

  @Test func `each tree keeps to its own share of the columns`() throws {
    let rows = Samples.blob(rows: 200, columns: 10)
    let forest = try IsolationForest(trees: 50, features: 0.3).fit(rows, seed: Seed(2))
    let used = forest.nodes(comparing: .atMost).map { Set($0.feature.filter { $0 >= 0 }) }
    #expect(used.allSatisfy { $0.count == 3 })
    #expect(used.reduce(Set()) { $0.union($1) }.count == 10)
  }

  @Test func `a row drawn twice counts once, and without replacement none is`() throws {
    let rows = Matrix<Float>(rows: 40, columns: 1) { row, _ in Float(row) }
    func seen(replacement: Bool) throws -> Double {
      let forest = try IsolationForest(trees: 200, sample: .rows(40), replacement: replacement)
      let roots = try forest.fit(rows, seed: Seed(4)).nodes(comparing: .atMost).map(\.samples[0])
      return Double(roots.reduce(0, +)) / 200
    }
    #expect(try seen(replacement: false) == 40)
    // 40 (1 − (1 − 1/40)^40) = 25.47 on average; a mean of 200 trees strays by less than 0.7.
    #expect(abs(try seen(replacement: true) - 25.47) < 0.7)
  }

  @Test func `where any column may be drawn, a constant one ends the branch`() throws {
    let rows = Matrix<Float>(rows: 100, columns: 2) { row, column in column == 0 ? 1 : Float(row) }
    func roots(_ choice: SplitChoice) throws -> Int {
      try IsolationForest(trees: 400, choice: choice).fit(rows, seed: Seed(5))
        .nodes(comparing: .below).count { $0.feature.count == 1 }
    }
    #expect(try roots(.varying) == 0)
    // Half of the roots draw the constant column: 200 ± 4 deviations of a fair coin.
    #expect(abs(try roots(.any) - 200) < 40)
  }

  @Test func `below sends an equal number right, at most sends it left`() throws {
    let tree = TreeNodes(
      childrenLeft: [1, -1, -1], childrenRight: [2, -1, -1], feature: [0, -2, -2],
      threshold: [2, -2, -2], samples: [4, 1, 3])
    // Alone on the left the path is 1, else 1 + c(3).
    func path(_ comparison: SplitComparison, _ number: Float) throws -> Double {
      try IsolationForest.Model(columns: 1, trees: [tree], sample: 4, comparison: comparison)
        .pathLengths(of: Matrix([[number]]))[0, 0]
    }
    let far = 1 + AveragePathLength.classic(3)
    #expect(try path(.below, 2) == far)
    #expect(try path(.atMost, 2) == 1)
    #expect(try path(.below, Float(2).nextDown) == 1)
    #expect(try path(.atMost, Float(2).nextUp) == far)
  }

  @Test(arguments: SplitComparison.allCases, [4, 8, 14])
  func `the fast descent goes where a walk goes, on thresholds too`(
    comparison: SplitComparison, depth: Int
  ) throws {
    // Whole numbers as rows and as thresholds, so that many rows lie on a threshold.
    var chance = Seed(9).generator()
    let rows = Matrix<Float>(rows: 200, columns: 3) { _, _ in Float(chance.below(9)) }
    let forest = try IsolationForest(trees: 21, depth: depth, comparison: comparison)
    var trees = try forest.fit(rows, seed: Seed(1)).nodes(comparing: comparison)
    for tree in trees.indices { trees[tree].threshold = trees[tree].threshold.map { $0.rounded() } }
    let model = try IsolationForest.Model(
      columns: 3, trees: trees, sample: 200, comparison: comparison)
    let paths = try model.pathLengths(of: rows)
    let walked = (0..<200).map { row in
      let sum = (0..<21).reduce(0.0) { $0 + paths[row, $1] }
      return exp2(-(sum / 21) / AveragePathLength.classic(200))
    }
    #expect(try model.scores(of: rows).values == walked)
  }

  @Test func `missing numbers follow the larger part, left where both are as large`() throws {
    let tree = TreeNodes(
      childrenLeft: [1, -1, 3, -1, -1], childrenRight: [2, -1, 4, -1, -1],
      feature: [0, -2, 1, -2, -2], threshold: [0, -2, 0, -2, -2], samples: [9, 3, 6, 3, 3])
    let model = try IsolationForest.Model(
      columns: 2, trees: [tree], sample: 9, missing: .followLarger)
    let paths = try model.pathLengths(
      of: Matrix([[.nan, -1], [.nan, .nan], [-1, .nan], [1, .nan], [.nan, 1]]))
    let below = AveragePathLength.classic(3)
    #expect(paths.elements == [2 + below, 2 + below, 1 + below, 2 + below, 2 + below])
    #expect(throws: RowError.notFinite(row: 0, column: 1)) {
      try model.scores(of: Matrix([[0, .infinity]]))
    }
  }

  @Test func `rows with missing numbers teach and score by their other numbers`() throws {
    var rows = Samples.blob(rows: 200)
    for row in 0..<rows.rows where row % 3 == 0 { rows[row, row % 4] = .nan }
    let model = try IsolationForest(missing: .followLarger).fit(rows, seed: Seed(1))
    let scores = try model.scores(of: Matrix([[.nan, 40, 40, .nan], [.nan, 0, 0, .nan]]))
    #expect(scores[0] > scores[1] + 0.1)
  }

  /// One column with so many zeros and tens, and one row without a number: a tree can only part the two.
  @Test(arguments: [(zeros: 5, tens: 2, left: 6), (2, 5, 2), (3, 3, 4)])
  func `a tree grows with rows without a number on the larger side, left where both are as large`(
    zeros: Int, tens: Int, left: Int
  ) throws {
    let numbers = [Float](repeating: 0, count: zeros) + [Float](repeating: 10, count: tens) + [.nan]
    let forest = try IsolationForest(
      trees: 1, sample: .rows(numbers.count), depth: 1, missing: .followLarger)
    let tree = try forest.fit(Matrix(numbers.map { [$0] }), seed: Seed(1)).nodes(comparing: .below)[
      0]
    #expect(tree.samples == [numbers.count, left, numbers.count - left].map(Int32.init))
  }

  @Test func `no row scores above the highest score, which shallow leaves reach together`() throws {
    let rows = Samples.blob(rows: 300)
    let model = try IsolationForest().fit(rows, seed: Seed(6))
    let best = try model.scores(of: rows).values.max() ?? 1
    #expect(best <= model.highestScore)
    // No path is shorter than 1, so a forest of 256 rows never scores above 2^(−1/c(256)).
    #expect(model.highestScore <= 0.9346)
    let paths = try model.pathLengths(of: rows)
    #expect(paths.columns == 100)
    #expect(paths.elements.allSatisfy { $0 >= 1 })
  }
}

extension TreeNodes {
  /// The depth of the deepest leaf.
  var deepest: Int {
    var depths = [Int](repeating: 0, count: feature.count)
    for node in feature.indices where childrenLeft[node] >= 0 {
      depths[Int(childrenLeft[node])] = depths[node] + 1
      depths[Int(childrenRight[node])] = depths[node] + 1
    }
    return depths.max() ?? 0
  }
}
