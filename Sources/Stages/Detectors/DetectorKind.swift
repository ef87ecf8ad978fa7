public import Vocabulary

/// The detectors there are, by the name that specs and stored models use.
///
/// Each kind has a model type of its own, so that weights are read back by name alone.
public enum DetectorKind: String, Sendable, CaseIterable {
  case isolationForest = "isolation-forest"
  case extendedIsolationForest = "extended-isolation-forest"
  case lof
  case knn
  case ensemble
  case featureBagging = "feature-bagging"
  // Controls
  case random
  case constant
  case distanceToMean = "distance-to-mean"
  case largestZ = "largest-z"
  case untrainedNetwork = "untrained-network"
  // Distribution
  case ecod
  case copod
  case hbos
  case pca
  case mahalanobis
  case mcd = "robust-mahalanobis"
  // Kernel
  case oneClassSVM = "one-class-svm"
  case nystromOneClassSVM = "nystrom-one-class-svm"
  // Neural
  case autoencoder

  /// The type of what this detector learns.
  public var model: any AnomalyModel.Type {
    switch self {
    case .isolationForest: IsolationForest.Model.self
    case .extendedIsolationForest: ExtendedIsolationForest.Model.self
    case .lof: LocalOutlierFactor.Model.self
    case .knn: NeighborDistance.Model.self
    case .ensemble: Ensemble.Model.self
    case .featureBagging: FeatureBagging.Model.self
    case .random: RandomControl.Model.self
    case .constant: ConstantControl.Model.self
    case .distanceToMean: DistanceToMean.Model.self
    case .largestZ: LargestZ.Model.self
    case .untrainedNetwork: UntrainedNetwork.Model.self
    case .ecod: EmpiricalCumulativeOutlierDetection.Model.self
    case .copod: CopulaOutlierDetection.Model.self
    case .hbos: HistogramOutlierScore.Model.self
    case .pca: PrincipalComponents.Model.self
    case .mahalanobis: Mahalanobis.Model.self
    case .mcd: MinimumCovarianceDeterminant.Model.self
    case .oneClassSVM: OneClassSVM.Model.self
    case .nystromOneClassSVM: NystromOneClassSVM.Model.self
    case .autoencoder: Autoencoder.Model.self
    }
  }

  /// The kind whose model `model` is, or `nil` if it is none of Assay's own.
  public init?(of model: any AnomalyModel) {
    let wanted = ObjectIdentifier(type(of: model))
    guard let kind = Self.allCases.first(where: { ObjectIdentifier($0.model) == wanted }) else {
      return nil
    }
    self = kind
  }

  /// The model again that `weights` were taken from.
  public func restored(from weights: Weights) throws(WeightsError) -> any AnomalyModel {
    try model.init(weights: weights)
  }
}
