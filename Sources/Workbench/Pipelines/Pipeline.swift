public import Decisions
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
  public private(set) var calibration: ScoreMap
  /// What is done about scored rows; `nil` where the data could not support what was asked for.
  public private(set) var policy: Policy?

  /// The score above which a row alarms, where the policy goes by one.
  public var threshold: Double? { policy?.cut }

  /// - Precondition: the model is one of a detector that `Detectors` lists.
  init(
    features: FittedFeatures, model: any AnomalyModel, calibration: ScoreMap = .identity,
    policy: Policy? = nil
  ) {
    guard let detector = Detectors.name(of: model) else {
      preconditionFailure("no detector of the list learns a \(type(of: model))")
    }
    self.features = features
    self.detector = detector
    self.model = model
    self.calibration = calibration
    self.policy = policy
  }

  /// The same pipeline with another map of its scores.
  public func calibrated(by map: ScoreMap) -> Pipeline {
    var other = self
    other.calibration = map
    return other
  }

  /// The same pipeline with another policy, or with none.
  public func deciding(by policy: Policy?) -> Pipeline {
    var other = self
    other.policy = policy
    return other
  }

  /// The rows of a table as the model sees them.
  public func rows(of table: Table) throws(PipelineError) -> Matrix<Float> {
    do { return try features.rows(of: table) } catch { throw .features(error) }
  }

  /// Scores each row of a table that has the columns the pipeline was fitted with.
  public func scores(of table: Table) throws(PipelineError) -> Scores {
    try scores(of: rows(of: table))
  }

  /// Scores rows that are features already.
  public func scores(of rows: Matrix<Float>) throws(PipelineError) -> Scores {
    do { return try model.scores(of: rows) } catch { throw .rows(error) }
  }

  /// The same scores, and how sure the model is of each, where it says so.
  public func assessed(_ rows: Matrix<Float>) throws(PipelineError) -> AssessedScores {
    do { return try model.assessed(rows) } catch { throw .rows(error) }
  }

  /// Whether each score raises an alarm; `nil` where there is no policy.
  public func verdicts(on scores: Scores) -> Verdicts? { policy?.verdicts(on: scores) }
}

extension Pipeline {
  /// The scores of the rows that the pipeline has learned from, each as if left out where the method says
  /// so; `nil` where `detector` is not what learned it, or refuses the rows.
  public func trainingScores(by detector: any Detector, on rows: Matrix<Float>) -> Scores? {
    detector.trainingScores(ofAny: model, on: rows)
  }
}

extension Detector {
  fileprivate func trainingScores(
    ofAny model: any AnomalyModel, on rows: Matrix<Float>
  ) -> Scores? {
    (model as? Model).flatMap { try? trainingScores(of: $0, on: rows) }
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
