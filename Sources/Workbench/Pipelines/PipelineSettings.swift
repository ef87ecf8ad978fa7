public import Detectors
public import Features
public import Numerics
public import Scoring
public import Vocabulary

/// How a pipeline is made: settings only. What they learn from training rows is a `Pipeline`, and this is
/// the only way to one, but for reading one back.
public struct PipelineSettings: Sendable {
  public let features: FeatureSettings
  public let detector: any Detector
  /// What brings scores to 0…1 for people.
  public let calibration: ScoreMapKind

  public init(features: FeatureSettings, detector: any Detector, calibration: ScoreMapKind) {
    self.features = features
    self.detector = detector
    self.calibration = calibration
  }

  /// Learns a pipeline from the rows of `table` at `training`, and from no other row.
  ///
  /// The calibration is learned from the scores of the same rows, each as if left out where the method says
  /// so; who keeps other rows to choose by takes `learn(from:seed:)` and calibrates by those.
  ///
  /// - Parameter labels: What is known of all rows of the table; only a calibration may look at them.
  public func fit(
    _ table: Table, training: [Int], labels: Labels? = nil, seed: Seed
  ) throws(PipelineFitError) -> Pipeline {
    let rows = try PreparedRows(table, by: features, training: training)
    let learned = try learn(from: rows, seed: seed)
    return learned.pipeline.calibrated(
      by: try PipelineFitError.calibrating { () throws(ScoreMapError) in
        try calibration.fit(
          learned.trainingScores, labels: labels.map { all in Labels(training.map { all[$0] }) })
      })
  }

  /// Learns from training rows that are prepared already, as several pipelines share them.
  ///
  /// The scores of the pipeline are not mapped yet, and it has no threshold.
  ///
  /// - Precondition: the rows are prepared by `features`.
  public func learn(
    from rows: PreparedRows, seed: Seed
  ) throws(PipelineFitError) -> LearnedPipeline {
    do throws(FitError) {
      let (model, scores) = try detector.fitted(to: rows.training, seed: seed)
      return LearnedPipeline(
        pipeline: Pipeline(features: rows.features, model: model), trainingScores: scores)
    } catch { throw .detector(error) }
  }
}

/// A pipeline that has learned from training rows, before anything was chosen by scores.
public struct LearnedPipeline: Sendable {
  public let pipeline: Pipeline
  /// The scores of the training rows, each as if left out where the method says so.
  public let trainingScores: Scores
}

/// What can go wrong while a pipeline is fitted, by the stage at which it does.
public enum PipelineFitError: Error, Equatable, CustomStringConvertible {
  case features(FeatureError)
  case detector(FitError)
  case calibration(ScoreMapError)

  public var description: String {
    switch self {
    case .features(let error): error.description
    case .detector(let error): error.description
    case .calibration(let error): error.description
    }
  }

  /// Runs `fit`, which learns a calibration.
  public static func calibrating<Value>(
    _ fit: () throws(ScoreMapError) -> Value
  ) throws(PipelineFitError) -> Value {
    do throws(ScoreMapError) { return try fit() } catch { throw .calibration(error) }
  }
}
