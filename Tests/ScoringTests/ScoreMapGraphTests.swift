import Forms
import Graphs
import Scoring
import Testing
import Vocabulary

struct ScoreMapGraphTests {
  private func answers(_ map: ScoreMap, _ score: Double) -> Double {
    Graph(
      inputs: [Graph.Input("X", .numbers(1))],
      outputs: [Graph.Output("answer", map.graph(of: Numbers(input: 0, width: 1)))]
    ).answers(for: [.numbers([score])])[0][0]
  }

  private static let reference = Scores([0.25, 0.25, 0.5, 0.875, 1, 3, 3, 10])
  private static let labels = Labels(anomalies: [
    false, false, true, false, false, true, true, true,
  ])

  /// Scores on the edges of steps and ends of pieces, between them, and beyond.
  private let scores = [-5, 0, 0.25, 0.3, 0.5, 0.7, 0.875, 0.9, 1, 2, 3, 5, 10, 11, 1e6]

  @Test(arguments: [
    "min-max", "standard", "logistic", "unit", "exponential", "gaussian", "ecdf", "conformal",
    "ranks",
    "isotonic", "platt", "error-ratio", "sigmoid", "none",
  ])
  func `a map as a graph is the map`(name: String) throws {
    let map = try ScoreMapKind(Choice(name)).fit(Self.reference, labels: Self.labels)
    for score in scores {
      #expect((answers(map, score) - map(score)).magnitude <= 1e-12, "\(name) of \(score)")
    }
  }

  @Test func `the gamma distribution is told in pieces that are near`() throws {
    let map = try ScoreMapKind(Choice("gamma")).fit(Self.reference)
    for score in scores { #expect((answers(map, score) - map(score)).magnitude <= 4e-7) }
  }

  @Test func `a line goes on where its map does, and is level where it is not`() throws {
    let extended = ScoreMap.line(
      try PiecewiseLinear(scores: [0, 1, 2], values: [0, 1, 5], beyond: .extend))
    let clipped = ScoreMap.line(try PiecewiseLinear(scores: [0, 1, 2], values: [0, 1, 5]))
    #expect([-2, 0.5, 1.5, 4].map { answers(extended, $0) } == [-2, 0.5, 3, 13])
    #expect([-2, 0.5, 1.5, 4].map { answers(clipped, $0) } == [0, 0.5, 3, 5])
  }

  @Test func `a score that rounds a little below an edge has taken its step`() throws {
    let map = try ScoreMapKind(Choice("ecdf")).fit(Scores([0.1, 0.7]))
    #expect(answers(map, 0.7 * (1 - 1e-9)) == 1)
    #expect(answers(map, 0.7 * (1 - 1e-6)) == 0.5)
    let conformal = try ScoreMapKind(Choice("conformal")).fit(Scores([0.1, 0.7]))
    #expect(answers(conformal, 0.7 * (1 + 1e-9)) == 1 / 3.0)
    #expect(answers(conformal, 0.7 * (1 + 1e-6)) == 2 / 3.0)
  }
}
