import Features
public import Numerics
import Scoring
public import Vocabulary

/// Rows with the scores that a loader of a pipeline must find for them again, bit for bit.
public struct GoldenRows: Sendable, Equatable {
  /// How many rows a bundle carries at most.
  public static let limit = 32

  /// Features, as the model sees them.
  public let rows: Matrix<Float>
  public let scores: Scores
  public let calibrated: Scores

  /// Chooses rows over the whole range of their scores, from the most ordinary to the strangest.
  ///
  /// - Parameter redacted: Columns of the table whose values must not leave the house; in their place
  ///   stands what is ordinary: 0 after scaling.
  public init(
    of pipeline: Pipeline, from candidates: Matrix<Float>, scored: Scores,
    redacted: Set<String> = []
  ) throws(PipelineError) {
    let order = scored.values.indices.sorted { (scored[$0], $0) < (scored[$1], $1) }
    let count = min(Self.limit, order.count)
    let chosen = (0..<count).map { order[count == 1 ? 0 : $0 * (order.count - 1) / (count - 1)] }
    var rows = candidates.gathering(rows: chosen)
    for feature in pipeline.features.places(of: redacted) {
      for row in 0..<rows.rows { rows[row, feature] = 0 }
    }
    let scores = try pipeline.scores(of: rows)
    self.rows = rows
    self.scores = scores
    calibrated = pipeline.calibration(scores)
  }

  /// Whether a pipeline, loaded from wherever, finds the same scores for the same rows.
  public func hold(for pipeline: Pipeline) -> Bool {
    guard let found = try? pipeline.scores(of: rows) else { return false }
    return found == scores && pipeline.calibration(found) == calibrated
  }

  /// The rows and their scores as named arrays.
  public var tensors: [String: Tensor] {
    [
      "rows": Tensor(.float(rows.elements), shape: [rows.rows, rows.columns]),
      "scores": Tensor(.double(scores.values)), "calibrated": Tensor(.double(calibrated.values)),
    ]
  }

  public init(tensors: [String: Tensor]) throws(WeightsError) {
    var weights = Weights()
    weights.tensors = tensors
    let shape = try weights.tensor("rows").shape
    scores = Scores(try weights.doubles("scores"))
    calibrated = Scores(try weights.doubles("calibrated"))
    guard shape.count == 2, shape[0] == scores.count, shape[0] == calibrated.count else {
      throw WeightsError("golden rows are \(shape), with \(scores.count) scores")
    }
    rows = Matrix(rows: shape[0], columns: shape[1], elements: try weights.floats("rows"))
  }
}
