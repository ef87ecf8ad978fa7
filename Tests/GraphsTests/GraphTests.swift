import Graphs
import Testing

/// What steps make of a row, by hand.
struct GraphTests {
  private let row = Numbers(input: 0, width: 3)

  private func answers(_ numbers: Numbers, for values: [Double]) -> [Double] {
    Graph(
      inputs: [Graph.Input("X", .numbers(3))], outputs: [Graph.Output("answer", numbers)]
    ).answers(for: [.numbers(values)])[0]
  }

  private func answers(_ truths: Truths, for values: [Double]) -> [Double] {
    Graph(
      inputs: [Graph.Input("X", .numbers(3))], outputs: [Graph.Output("answer", truths)]
    ).answers(for: [.numbers(values)])[0]
  }

  @Test func `numbers meet one by one, and a single one meets each`() {
    let others = Numbers.constant([10, 20, 30])
    #expect(answers(row + others, for: [1, 2, 3]) == [11, 22, 33])
    #expect(answers(others - row, for: [1, 2, 3]) == [9, 18, 27])
    #expect(answers(row * 2, for: [1, 2, 3]) == [2, 4, 6])
    #expect(answers(others / row, for: [1, 2, 4]) == [10, 10, 7.5])
    #expect(answers(-row, for: [1, -2, 3]) == [-1, 2, -3])
    #expect(answers(row.larger(.constant(2)), for: [1, 2, 3]) == [2, 2, 3])
    #expect(answers(row.clamped(to: 0...2), for: [-1, 1, 3]) == [0, 1, 2])
  }

  @Test func `each number changes by itself`() {
    #expect(answers(row.magnitude, for: [-1, 0, 2]) == [1, 0, 2])
    #expect(answers(row.squareRoot, for: [4, 9, 0]) == [2, 3, 0])
    #expect(answers(row.squared, for: [4, -3, 0]) == [16, 9, 0])
    #expect(answers(row.powerOfTwo, for: [3, -1, 0]) == [8, 0.5, 1])
    #expect(answers(row.power(3), for: [2, -1, 0]) == [8, -1, 0])
    #expect(answers(row.positive, for: [2, -1, 0]) == [2, 0, 0])
    #expect(answers(row.sigmoid, for: [0, 0, 0]) == [0.5, 0.5, 0.5])
    #expect(answers(row.exponential, for: [0, 1, -.infinity]) == [1, 2.718281828459045, 0])
    #expect(answers(row.tanh, for: [0, 1e9, -1e9]) == [0, 1, -1])
    #expect(answers(row.errorFunction, for: [0, 30, -30]) == [0, 1, -1])
    #expect(answers(row.rounded, for: [0.1, 2, 0]) == [Double(Float(0.1)), 2, 0])
  }

  @Test func `all numbers of a row become one`() {
    #expect(answers(row.sum, for: [1, 2, 6]) == [9])
    #expect(answers(row.mean, for: [1, 2, 6]) == [3])
    #expect(answers(row.largest, for: [1, 7, 6]) == [7])
    #expect(answers(row.smallest, for: [3, 7, 6]) == [3])
    #expect(answers(row.sorted, for: [3, 7, 6]) == [3, 6, 7])
    #expect(answers(row.median, for: [3, 7, 6]) == [6])
    #expect(answers(row.picked([2, 0]).median, for: [3, 7, 6]) == [4.5])
  }

  @Test func `numbers are picked, joined and multiplied by a matrix`() {
    #expect(answers(row.picked([2, 0, 2]), for: [1, 2, 3]) == [3, 1, 3])
    #expect(answers(.joined([row[1], row]), for: [1, 2, 3]) == [2, 1, 2, 3])
    #expect(answers(row.times([1, 0, 0, 1, 10, 100]), for: [1, 2, 3]) == [31, 302])
  }

  @Test func `answers choose between numbers`() {
    #expect(answers(row.isAbove(.constant(2)), for: [1, 2, 3]) == [0, 0, 1])
    #expect(answers(row.isAtMost(.constant(2)), for: [1, 2, .nan]) == [1, 1, 0])
    #expect(answers(!row.isAtMost(.constant(2)), for: [1, 2, .nan]) == [0, 0, 1])
    #expect(answers(row.isEqual(to: .constant(2)), for: [1, 2, 3]) == [0, 1, 0])
    #expect(answers(row.isMissing.numbers, for: [1, .nan, 3]) == [0, 1, 0])
    #expect(
      answers(row.isMissing.choosing(.constant(7), else: row), for: [1, .nan, 3]) == [1, 7, 3])
  }

  @Test func `places are those of nearest points, of edges and of words`() {
    let points: [Double] = [0, 0, 0, 3, 4, 0, 0, 0, 0, 1, 1, 1]
    let nearest = row.nearest(3, of: points, by: .euclidean)
    let root = 6.0.squareRoot()
    // Of the two points at 0 the first comes first.
    #expect(answers(nearest.entries(of: [0, 1, 2, 3]), for: [0, 0, 0]) == [0, 2, 3])
    #expect(
      answers(row.distances(to: nearest, of: points, by: .euclidean), for: [3, 0, 0])
        == [root, 3, 3])
    #expect(
      answers(row.steps(above: [1, 2]).entries(of: [10, 20, 30]), for: [1, 1.5, 3]) == [10, 20, 30])
    let word = Word(input: 0).place(in: ["a", "b"], unseen: 2, missing: 3)
    let graph = Graph(
      inputs: [Graph.Input("w", .word)],
      outputs: [Graph.Output("answer", word.entries(of: [5, 6, 7, 8]))])
    #expect(["a", "b", "c", ""].map { graph.answers(for: [.word($0)])[0][0] } == [5, 6, 7, 8])
  }

  @Test(arguments: [
    (Proximity.euclidean, 5.0), (.manhattan, 7), (.chebyshev, 4), (.minkowski(1), 7),
    (.cosine, 1 - 3 / 5.0),
  ])
  func `distances are those of their name`(proximity: Proximity, distance: Double) {
    let points: [Double] = proximity == .cosine ? [3, 4, 0] : [4, 4, 0]
    let place = row.nearest(1, of: points, by: proximity)
    let found = answers(row.distances(to: place, of: points, by: proximity), for: [1, 0, 0])[0]
    #expect((found - distance).magnitude < 1e-15)
  }

  @Test func `nothing points nowhere: the cosine distance of no direction is 1`() {
    let place = row.nearest(1, of: [1, 2, 3], by: .cosine)
    #expect(answers(row.distances(to: place, of: [1, 2, 3], by: .cosine), for: [0, 0, 0]) == [1])
  }

  @Test func `squared distances are to all points`() {
    #expect(answers(row.squaredDistances(to: [0, 0, 0, 1, 2, 3]), for: [1, 0, 3]) == [10, 4])
  }

  @Test func `a staircase is as high as its step, which holds its upper edge`() {
    let stairs = AxisForest.Stairs(at: 1, edges: [0, 1, 1, 2], values: [5, 6, 99, 7, 8])
    let heights = [-1, 0, 0.5, 1, 1.5, 2, 9].map {
      answers(row.through(AxisForest([stairs])), for: [50, $0, 50])[0]
    }
    #expect(heights == [5, 5, 6, 6, 7, 7, 8])
  }

  @Test func `equally high neighbors are one step`() {
    let flat = AxisForest([
      AxisForest.Stairs(at: 0, edges: [0, 1], values: [5, 5, 5]),
      AxisForest.Stairs(at: 0, edges: [0, 1, 2], values: [5, 6, 6, 5]),
    ])
    #expect(flat.shape.trees == 2 && flat.shape.starts == [0, 1, 6])
    #expect(
      [-1, 1, 2, 3].map { answers(row.through(flat), for: [$0, 0, 0])[0] } == [10, 11, 11, 10])
  }

  @Test func `planes lead left where a row is on them or below`() {
    let shape = ForestShape(
      starts: [0, 3], left: [1, -1, -1], right: [2, -1, -1], values: [0, 1, 2])
    let forest = PlaneForest(
      shape, dimensions: 2, places: [0, 2, 0, 0, 0, 0], normals: [1, -1, 0, 0, 0, 0],
      points: [1, 1, 0, 0, 0, 0])
    #expect(
      [[5, 0, 5], [6, 0, 5], [4, 0, 5]].map { answers(row.through(forest), for: $0)[0] } == [
        1, 2, 1,
      ])
  }

  @Test func `a step that two others use is taken once`() {
    let shared = row.squared
    let one = Graph(
      inputs: [Graph.Input("X", .numbers(3))],
      outputs: [Graph.Output("a", shared.sum), Graph.Output("b", shared.largest)])
    let two = Graph(
      inputs: [Graph.Input("X", .numbers(3))],
      outputs: [Graph.Output("a", row.squared.sum), Graph.Output("b", row.squared.largest)])
    #expect(one.onnx().count < two.onnx().count)
    #expect(one.answers(for: [.numbers([1, 2, 3])]) == [[14], [9]])
  }

  @Test func `a setting is a number that can be replaced, with a usual value`() {
    #expect(answers(row - .setting("threshold", 0.5), for: [1, 2, 3]) == [0.5, 1.5, 2.5])
  }
}
