public import Numerics
public import Vocabulary

/// A way to learn what ordinary rows look like: settings only, left as they were by fitting.
public protocol Detector: Sendable {
  associatedtype Model: AnomalyModel

  /// Learns from unlabeled rows; equal rows, settings and seed give an equal model.
  func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model

  /// Scores the rows that `model` was learned from, each as if left out where the method says so.
  func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores
}

extension Detector {
  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    try model.scores(of: rows)
  }

  /// Learns from rows and scores those same rows, for callers who hold an `any Detector`.
  public func fitted(
    to rows: Matrix<Float>, seed: Seed
  ) throws(FitError) -> (model: any AnomalyModel, trainingScores: Scores) {
    let model = try fit(rows, seed: seed)
    do { return (model, try trainingScores(of: model, on: rows)) } catch { throw .refused(error) }
  }
}

/// What a detector has learned.
public protocol AnomalyModel: Sendable {
  /// How many numbers a row has.
  var columns: Int { get }

  /// Whether NaN in a row means "missing" to this model, which then has a rule for it.
  ///
  /// Infinity is refused by every model.
  var acceptsMissing: Bool { get }

  /// Scores each row on its own: the higher, the stranger.
  ///
  /// A row's score has the same bits whichever rows come with it and however many workers score them.
  func scores(of rows: Matrix<Float>) throws(RowError) -> Scores

  /// All that the model has learned, for storing.
  var weights: Weights { get }

  /// The model again; refuses weights that are not such a model's.
  init(weights: Weights) throws(WeightsError)
}

extension AnomalyModel {
  public var acceptsMissing: Bool { false }
}
