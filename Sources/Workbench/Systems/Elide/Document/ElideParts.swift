import Detectors
import Features
import Formats
import Pipelines
import Scoring
import Vocabulary
import Wording

/// The models of a pipeline that Elide's engine has, and how they decide; refuses all others, with what is in the way.
struct ElideParts {
  let models: [ScikitModel]
  /// `nil` where one model decides alone.
  let together: Together?

  /// How several models decide.
  struct Together: Equatable {
    let strategy: String
    let variant: String
    let members: [(name: String, weight: Double, scale: ScoreMap)]

    static func == (one: Together, other: Together) -> Bool { one.json == other.json }
  }

  init(_ pipeline: Pipeline) throws(DocumentError) {
    var reasons = Self.reasons(of: pipeline.features)
    if pipeline.calibration != .identity {
      reasons.append("the engine has no calibration ('calibrate: none')")
    }
    let ensemble = pipeline.model as? Ensemble.Model
    let members =
      ensemble?.scaledMembers.map { (model: $0.model, border: $0.scale.middle) }
      ?? [(model: pipeline.model, border: Self.border(of: pipeline))]
    let models = members.map { member in
      Self.name(of: member.model).flatMap { name in
        member.border.flatMap { ScikitModel(member.model, named: name, border: $0) }
      }
    }
    together = ensemble.flatMap { Together($0, names: models.compactMap { $0?.name }) }
    let names = models.compactMap { $0?.name }
    if names.count < models.count || Set(names).count < names.count
      || (ensemble != nil && together == nil)
    {
      reasons.append(
        "it holds a forest, a LOF and a one-class SVM, at most one of each, as the detector '\(ElideEnsemble.name)' joins "
          + "them, or one alone with a threshold (a forest of 'path-length: classic', a one-class SVM of 'scale: libsvm')"
      )
    }
    guard reasons.isEmpty else { throw DocumentError(Elide.name, reasons) }
    self.models = models.compactMap(\.self)
  }

  private static func reasons(of features: FittedFeatures) -> [String] {
    var reasons: [String] = []
    if features.names != features.columns || features.fills.contains(where: { $0 != nil }) {
      reasons.append("the engine takes numbers, none of which is missing")
    }
    if features.scales.contains(where: { $0.shift != 0 || $0.scale != 1 }) {
      reasons.append("the engine takes vectors as they are ('scale: none')")
    }
    return reasons
  }

  /// The names by which the engine keeps its models.
  private static func name(of model: any AnomalyModel) -> String? {
    switch model {
    case is IsolationForest.Model: "isolation_forest"
    case is LocalOutlierFactor.Model: "lof"
    case is OneClassModel<OneClassSVM>: "one_class_svm"
    default: nil
    }
  }

  /// Where a model that stands alone begins to call rows anomalies: at its own border, or where the pipeline does.
  private static func border(of pipeline: Pipeline) -> Double? {
    pipeline.model is OneClassModel<OneClassSVM> ? 0 : pipeline.threshold
  }
}

extension ElideParts.Together {
  /// `nil` where the engine has no such strategy.
  fileprivate init?(_ ensemble: Ensemble.Model, names: [String]) {
    let members = zip(ensemble.members, ensemble.scaledMembers)
    guard names.count == ensemble.members.count else { return nil }
    switch ensemble.combination {
    case .vote(above: 0.5): (strategy, variant) = ("voting", "described")
    case .mean: (strategy, variant) = ("average", "described")
    case .maximum: (strategy, variant) = ("max", "described")
    case .magnitudeOfMean: (strategy, variant) = ("average", "deployed")
    case .magnitudeOfLeast: (strategy, variant) = ("max", "deployed")
    case .vote, .median, .averageOfMaxima: return nil
    }
    self.members = zip(names, members).map { name, member in
      (name: name, weight: member.0.weight, scale: member.1.scale)
    }
  }

  var json: JSON {
    var units: JSON.Object = [:]
    for member in members {
      if case .logistic(let map) = member.scale {
        units[member.name] = ["spread": .number(1 / map.steepness)]
      }
    }
    var weights: JSON.Object = [:]
    for member in members { weights[member.name] = .number(member.weight) }
    return [
      "detectors": JSON(members.map(\.name)), "strategy": .text(strategy),
      "variant": .text(variant), "threshold": 0.5, "detector_weights": .object(weights),
      "unit_scores": .object(units),
    ]
  }
}

extension ScoreMap {
  /// The score at which a member of the engine is in doubt; `nil` for maps that the engine has not.
  fileprivate var middle: Double? {
    switch self {
    case .logistic(let map): map.midpoint
    case .standard(let map) where map.deviation == 1: map.mean
    default: nil
    }
  }
}
