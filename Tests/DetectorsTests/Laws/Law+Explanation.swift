import Detectors
import Numerics
import Vocabulary

extension Law {
  /// What explains a score adds up, and is what the score is made of: where the one rises, the other does not fall.
  func itsPartsAddUp() throws {
    let model = try model()
    let outside = Matrix<Float>(rows: rows.rows, columns: rows.columns) { row, column in
      rows[row, column] * (column.isMultiple(of: 2) ? 3 : -40) + Float(row)
    }
    var values: [(value: Double, score: Double)] = []
    for some in [rows, outside] {
      let scores = try model.scores(of: some)
      for row in 0..<some.rows {
        guard let found = model.explanation(of: (0..<some.columns).map({ some[row, $0] })) else {
          return
        }
        expect(found.parts.count == some.columns, "each column has a part")
        let sum = found.parts.reduce(found.baseline, +)
        expect(
          (sum - found.value).magnitude <= 1e-9 * max(1, found.value.magnitude), "its parts add up")
        values.append((found.value, scores[row]))
        if found.space == .score || found.space == .columns {
          expect(
            (found.value - scores[row]).magnitude <= 1e-9 * max(1, scores[row].magnitude),
            "what is explained is the score")
        }
      }
    }
    let order = values.sorted { $0.value < $1.value }
    for (lower, higher) in zip(order, order.dropFirst()) {
      expect(
        higher.score >= lower.score - 1e-5 * max(1e-3, lower.score.magnitude),
        "a score does not fall where what explains it rises")
    }
  }
}
