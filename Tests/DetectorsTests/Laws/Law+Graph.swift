import Detectors
import Graphs
import Numerics
import Vocabulary

extension Law {
  /// What the model says of itself as a graph is what it does, on rows it learned from, between them and far outside.
  func itsGraphScoresAlike() throws {
    let model = try model()
    let row = Numbers(input: 0, width: rows.columns)
    guard let score = try? model.score(of: row) else { return }
    let graph = Graph(
      inputs: [Graph.Input("X", .numbers(rows.columns))], outputs: [Graph.Output("score", score)])
    let others = Matrix<Float>(rows: rows.rows, columns: rows.columns) { row, column in
      (rows[row, column] + rows[(row + 1) % rows.rows, column]) / 2
    }
    let outside = Matrix<Float>(rows: rows.rows, columns: rows.columns) { row, column in
      rows[row, column] * (column.isMultiple(of: 2) ? 3 : -40) + Float(row)
    }
    for some in [rows, others, outside] {
      let scores = try model.scores(of: some)
      for row in 0..<some.rows {
        let values = (0..<some.columns).map { Double(some[row, $0]) }
        let found = graph.answers(for: [.numbers(values)])[0][0]
        expect(
          (found - scores[row]).magnitude <= 1e-9 * max(1, scores[row].magnitude),
          "its graph scores alike")
      }
    }
  }
}
