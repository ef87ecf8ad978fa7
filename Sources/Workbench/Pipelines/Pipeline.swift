public import Detectors
public import Features
public import Numerics
public import Scoring
public import Vocabulary

/// Everything between a table and a verdict, fitted, as one value.
///
/// What is evaluated is this value, and what is exported is this value.
public struct Pipeline: Sendable {
  public let features: FittedFeatures
  /// The name by which specs and stored models know the detector of the model.
  public let detector: String
  public let model: any AnomalyModel
  /// What brings scores to 0…1 for people and other systems; verdicts are cut from the scores themselves.
  public let calibration: ScoreMap
  /// A row alarms if its score lies above it; `nil` where the data could not support the request.
  public let threshold: Double?

  /// - Precondition: the model is one of a detector that `Detectors` lists.
  public init(
    features: FittedFeatures, model: any AnomalyModel, calibration: ScoreMap = .identity,
    threshold: Double? = nil
  ) {
    guard let detector = Detectors.name(of: model) else {
      preconditionFailure("no detector of the list learns a \(type(of: model))")
    }
    self.features = features
    self.detector = detector
    self.model = model
    self.calibration = calibration
    self.threshold = threshold
  }

  /// Scores each row of a table that has the columns the pipeline was fitted with.
  public func scores(of table: Table) throws(PipelineError) -> Scores {
    let rows: Matrix<Float>
    do { rows = try features.rows(of: table) } catch { throw .features(error) }
    return try scores(of: rows)
  }

  /// Scores rows that are features already.
  public func scores(of rows: Matrix<Float>) throws(PipelineError) -> Scores {
    do { return try model.scores(of: rows) } catch { throw .rows(error) }
  }

  /// Whether each score raises an alarm; `nil` where there is no threshold.
  public func verdicts(on scores: Scores) -> Verdicts? {
    threshold.map { Verdicts(scores, above: $0) }
  }
}

/// What can go wrong between a table and a score.
public enum PipelineError: Error, Equatable, CustomStringConvertible {
  case features(FeatureError)
  case rows(RowError)

  public var description: String {
    switch self {
    case .features(let error): error.description
    case .rows(let error): error.description
    }
  }
}
