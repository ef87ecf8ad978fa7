public import Forms
public import Vocabulary

/// The detectors that specs and stored models name.
///
/// A detector is added by its file and its line in the list here; a test makes each of the list, fits it,
/// and has its model, stored and read, score the same again.
public enum Detectors {
  /// Those that are not made of others.
  public static let single: [any Detector.Type] = [
    IsolationForest.self, ExtendedIsolationForest.self,
    LocalOutlierFactor.self, NeighborDistance.self,
    OneClassSVM.self, NystromOneClassSVM.self,
    Autoencoder.self,
    EmpiricalCumulativeOutlierDetection.self, CopulaOutlierDetection.self,
    HistogramOutlierScore.self, PrincipalComponents.self, Mahalanobis.self,
    MinimumCovarianceDeterminant.self,
    RandomControl.self, ConstantControl.self, DistanceToMean.self, LargestZ.self,
    UntrainedNetwork.self,
  ]

  /// All, in the order in which the reference tells of them.
  public static let all: [any Detector.Type] = single + [Ensemble.self, FeatureBagging.self]

  /// What specs can say of them, and what is made of it.
  public static let choices = choices(of: all)

  public static func named(_ name: String) -> (any Detector.Type)? {
    all.first { $0.name == name }
  }

  /// The name of the detector that `model` was learned by; `nil` if it is none of the list.
  ///
  /// Each has a model type of its own.
  public static func name(of model: any AnomalyModel) -> String? {
    all.first { $0.learns(model) }?.name
  }

  /// The model again that `weights` were taken from.
  ///
  /// - Parameter name: that of the detector which it was learned by.
  public static func restored(
    _ name: String, from weights: Weights
  ) throws(WeightsError) -> any AnomalyModel {
    guard let detector = named(name) else { throw WeightsError("there is no detector '\(name)'") }
    return try detector.restored(from: weights)
  }

  static func choices(of types: [any Detector.Type]) -> Choices<any Detector> {
    Choices(types.map { $0.entry })
  }
}

extension Detector {
  fileprivate static var entry: Choices<any Detector>.Entry { .init(Self.self) { $0 } }

  fileprivate static func learns(_ model: any AnomalyModel) -> Bool {
    type(of: model) == Model.self
  }

  fileprivate static func restored(
    from weights: Weights
  ) throws(WeightsError) -> any AnomalyModel { try Model(weights: weights) }
}
