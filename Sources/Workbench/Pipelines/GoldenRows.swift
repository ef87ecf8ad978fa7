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
  /// The numbers that the rows have in their data set, where that is known.
  public let numbers: [Int]?
  /// The rows as they were recorded; `nil` where only features are known, as in older bundles.
  public private(set) var inputs: GoldenInputs?

  /// Chooses rows over the whole range of their scores, from the most ordinary to the strangest.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of the candidates in their data set.
  ///   - redacted: Columns of the table whose values must not leave the house; in their place stands what is
  ///     ordinary: 0 after scaling.
  public init(
    of pipeline: Pipeline, from candidates: Matrix<Float>, scored: Scores, numbers: [Int]? = nil,
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
    self.numbers = numbers.map { numbers in chosen.map { numbers[$0] } }
    calibrated = pipeline.calibration(scores)
  }

  /// The same rows with what was recorded of them; `table` is the data set that they are from.
  public func recorded(in table: Table, redacted: Set<String>, for pipeline: Pipeline) -> GoldenRows
  {
    guard let numbers, numbers.allSatisfy((0..<table.rows).contains) else { return self }
    var golden = self
    let columns = pipeline.features.columns.filter { !redacted.contains($0) }
      .compactMap(table.column)
    golden.inputs = GoldenInputs(
      Table(rows: table.rows, columns: columns).gathering(rows: numbers))
    return golden
  }

  /// The same rows with what was recorded of them.
  public func recorded(as inputs: GoldenInputs) -> GoldenRows {
    var golden = self
    golden.inputs = inputs
    return golden
  }

  /// Whether a pipeline, loaded from wherever, makes the same rows of what was recorded, where that is known,
  /// and finds the same scores for them.
  public func hold(for pipeline: Pipeline) -> Bool {
    if let inputs {
      guard inputs.rows(by: pipeline.features) == rows else { return false }
    }
    guard let found = try? pipeline.scores(of: rows) else { return false }
    return found == scores && pipeline.calibration(found) == calibrated
  }

  /// The rows and their scores as named arrays.
  public var tensors: [String: Tensor] {
    var tensors = [
      "rows": Tensor(.float(rows.elements), shape: [rows.rows, rows.columns]),
      "scores": Tensor(.double(scores.values)), "calibrated": Tensor(.double(calibrated.values)),
    ]
    if let numbers { tensors["numbers"] = Tensor(.int64(numbers.map(Int64.init))) }
    return tensors
  }

  public init(tensors: [String: Tensor]) throws(WeightsError) {
    var weights = Weights()
    weights.tensors = tensors
    let shape = try weights.tensor("rows").shape
    scores = Scores(try weights.doubles("scores"))
    calibrated = Scores(try weights.doubles("calibrated"))
    numbers = weights.tensors["numbers"] == nil ? nil : try weights.int64s("numbers").map(Int.init)
    if let numbers, numbers.count != scores.count {
      throw WeightsError("\(scores.count) golden rows have \(numbers.count) numbers")
    }
    guard shape.count == 2, shape[0] == scores.count, shape[0] == calibrated.count else {
      throw WeightsError("golden rows are \(shape), with \(scores.count) scores")
    }
    rows = Matrix(rows: shape[0], columns: shape[1], elements: try weights.floats("rows"))
  }
}
