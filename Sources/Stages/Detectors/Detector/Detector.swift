public import Forms
public import Graphs
public import Numerics
public import Vocabulary

/// A way to learn what ordinary rows look like: settings only, left as they were by fitting.
///
/// All that Assay knows of a method stands in the method's own folder: the word and the keys by which a
/// spec names it, and the answers below. Nothing else asks which method it has before it.
public protocol Detector: Configured, Sendable {
  associatedtype Model: AnomalyModel

  /// Learns from unlabeled rows; equal rows, settings and seed give an equal model.
  func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model

  /// Scores the rows that `model` was learned from, each as if left out where the method says so.
  func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores

  /// Whether it is there to be beaten by every method that is worth its cost. By default it is not.
  static var isControl: Bool { get }

  /// Whether a run that asks for the detectors `asked` scores this one beside them. By default a
  /// control always does, and nothing else ever.
  static func accompanies(_ asked: [any Detector.Type]) -> Bool

  /// Whether every seed gives an equal model. By default none is taken to.
  var isDeterministic: Bool { get }

  /// About how many seconds one core takes to learn and to score, for plans. By default it grows with the
  /// cells.
  ///
  /// The factors are of release builds on one core of an AMD EPYC (2026), mostly from tables of Gaussian clusters
  /// with 800 to 20,000 training rows and 5 to 100 columns; those of rarer settings follow from their laws.
  func work(_ load: Workload) -> Double

  /// About how many bytes it holds beside the rows while it learns and scores. By default none.
  func memory(_ load: Workload) -> Double

  /// What is known of how high the scores of a model can be that learns from so many rows, before it
  /// learns. By default nothing is.
  func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup

  /// What a reader should know of a model that learned from so many rows, such as that it could not do as
  /// it was told. By default nothing.
  func notes(learningFrom rows: Int) -> [String]
}

extension Detector {
  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    try model.scores(of: rows)
  }

  public static var isControl: Bool { false }
  public static func accompanies(_ asked: [any Detector.Type]) -> Bool { isControl }
  public var isDeterministic: Bool { false }
  public func work(_ load: Workload) -> Double { (load.cells + load.scoredCells) * 1e-8 }
  public func memory(_ load: Workload) -> Double { 0 }
  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup { .open }
  public func notes(learningFrom rows: Int) -> [String] { [] }

  /// Where the method itself draws the line, as its models know it.
  public static var border: Double? { Model.border }

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

  /// Whether NaN in a row means "missing" to this model, which then has a rule for it. By default it does
  /// not.
  ///
  /// Infinity is refused by every model.
  var acceptsMissing: Bool { get }

  /// Scores each row on its own: the higher, the stranger.
  ///
  /// A row's score has the same bits whichever rows come with it and however many workers score them.
  func scores(of rows: Matrix<Float>) throws(RowError) -> Scores

  /// The same scores, and how sure the method itself is of each, in 0…1. By default it does not say.
  func assessed(_ rows: Matrix<Float>) throws(RowError) -> AssessedScores

  /// Whether it says how sure it is. By default it does not.
  var statesConfidence: Bool { get }

  /// The score above which the method itself, whatever it learned, calls a row strange; `nil`, as by
  /// default, where it draws no line.
  static var border: Double? { get }

  /// What is known of how high the scores can be. By default nothing is.
  var scoreMakeup: ScoreMakeup { get }

  /// How a row's score is made, for programs that are not Assay; refuses what these could not do. By default it
  /// always refuses.
  ///
  /// - Parameter row: The numbers of a row, all of which a `Float` holds.
  func score(of row: Numbers) throws(GraphError) -> Numbers

  /// What each number of a row adds to how strange it is, where the method itself says so. By default it does not.
  ///
  /// - Parameter row: Numbers that the model can score.
  func explanation(of row: [Float]) -> Explanation?

  /// What its members make of a row, where it is made of several. By default it is not.
  ///
  /// - Parameter row: Numbers that the model can score.
  func membership(of row: [Float]) throws(RowError) -> Membership?

  /// All that the model has learned, for storing.
  var weights: Weights { get }

  /// The model again; refuses weights that are not such a model's.
  init(weights: Weights) throws(WeightsError)
}

extension AnomalyModel {
  public var acceptsMissing: Bool { false }
  public static var border: Double? { nil }
  public var border: Double? { Self.border }
  public var statesConfidence: Bool { false }

  public func assessed(_ rows: Matrix<Float>) throws(RowError) -> AssessedScores {
    AssessedScores(scores: try scores(of: rows), confidences: nil)
  }

  public func score(of row: Numbers) throws(GraphError) -> Numbers {
    throw GraphError("only Assay can score as this model does")
  }

  public func explanation(of row: [Float]) -> Explanation? { nil }

  public func membership(of row: [Float]) throws(RowError) -> Membership? { nil }

  public var scoreMakeup: ScoreMakeup { .open }
}

/// Scores, and how sure whoever made them is of each.
public struct AssessedScores: Sendable, Equatable {
  public let scores: Scores
  /// In 0…1; `nil` where nobody says.
  public let confidences: [Double]?

  public init(scores: Scores, confidences: [Double]?) {
    self.scores = scores
    self.confidences = confidences
  }
}
