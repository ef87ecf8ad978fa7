import Detectors
import Features
import Formats
import Pipelines
import Scoring
import Vocabulary
import Wording

/// The models of a pipeline that Nexora's service has, and how their values become one score; refuses all others, with
/// what is in the way.
struct NexoraParts {
  let members: [Member]
  /// How much each counts, adding up to 1.
  private let weights: [Double]
  private let isSoft: Bool

  /// A model of the service, with what brings its value to 0…1.
  enum Member {
    case forest(ScikitModel, MinMaxMap)
    case machine(ScikitModel)
    case autoencoder(AutoencoderModel, threshold: Double)
  }

  init(_ pipeline: Pipeline) throws(DocumentError) {
    var reasons = Self.reasons(of: pipeline.features)
    switch pipeline.calibration {
    case .identity: break
    case .line(let line) where line.beyond == .clip: break
    default: reasons.append("the service calibrates by isotonic regression or by ranks, or not")
    }
    let ensemble = pipeline.model as? Ensemble.Model
    let members = ensemble?.scaledMembers.map { Member($0.model, $0.scale) } ?? []
    switch ensemble?.combination {
    case .mean: isSoft = true
    case .vote(above: NexoraEnsemble.vote): isSoft = false
    default:
      isSoft = true
      reasons.append("the service takes the mean of scores, or the share of those above 0.7")
    }
    let found = members.compactMap(\.self)
    if found.isEmpty || found.count < members.count || Set(found.map(\.name)).count < found.count {
      reasons.append(
        "it holds the service's forest, one-class SVM and autoencoder, at most one of each (the detectors "
          + "'\(NexoraEnsemble.name)', '\(NexoraForest.name)', '\(NexoraSVM.name)' and '\(NexoraAutoencoder.name)')"
      )
    }
    guard reasons.isEmpty else { throw DocumentError(Nexora.name, reasons) }
    self.members = found
    weights = ensemble?.members.map(\.weight) ?? []
  }

  private static func reasons(of features: FittedFeatures) -> [String] {
    features.names == features.columns
      ? [] : ["it is of numbers, a feature a column (no words, no marks of what is missing)"]
  }

  /// What `ensemble.json` says.
  func json(_ identity: DocumentIdentity) -> JSON {
    var (shares, scores): (JSON.Object, JSON.Object) = ([:], [:])
    for (member, weight) in zip(members, weights) {
      shares[member.name] = .number(weight)
      scores[member.name] = member.scale
    }
    return [
      "model_list": JSON(members.map(\.name)), "voting_strategy": isSoft ? "soft" : "hard",
      "vote_above": .number(NexoraEnsemble.vote), "weights": .object(shares),
      "scores": .object(scores), "config": identity.settings, "is_trained": true,
      "model_version": .text("\(identity.version)"),
    ]
  }
}

extension NexoraParts.Member {
  /// `nil` for a model that the service has not, or brings to 0…1 otherwise.
  fileprivate init?(_ model: any AnomalyModel, _ scale: ScoreMap) {
    switch (model, scale) {
    case (is IsolationForest.Model, .minMax(let map)):
      // The service asks a forest for its score alone, so that its border is the library's own.
      guard let forest = ScikitModel(model, named: "isolation_forest", border: 0.5) else {
        return nil
      }
      self = .forest(forest, map)
    case (is OneClassModel<OneClassSVM>, .logistic(let map)):
      guard map.steepness == 1, map.midpoint == 0,
        let machine = ScikitModel(model, named: "ocsvm", border: 0)
      else { return nil }
      self = .machine(machine)
    case (let autoencoder as AutoencoderModel, .logistic(let map)):
      guard autoencoder.score == .meanSquare, abs(map.steepness * map.midpoint - 2) < 1e-12 else {
        return nil
      }
      self = .autoencoder(autoencoder, threshold: map.midpoint)
    default: return nil
    }
  }

  /// The name by which the service keeps it.
  var name: String {
    switch self {
    case .forest(let model, _), .machine(let model): model.name
    case .autoencoder: "autoencoder"
    }
  }

  var loader: PythonLoader {
    switch self {
    case .forest(let model, _), .machine(let model): model.loader
    case .autoencoder: .network
    }
  }

  /// What its value is divided and shifted by to be a score.
  fileprivate var scale: JSON {
    switch self {
    case .forest(_, let map): ["low": .number(map.low), "high": .number(map.high)]
    case .machine: [:]
    case .autoencoder(_, let threshold): ["reconstruction_threshold": .number(threshold)]
    }
  }

  var files: [DocumentFile] {
    switch self {
    case .forest(let model, _), .machine(let model): return model.files()
    case .autoencoder(let model, _):
      let json: JSON = ["activations": JSON(model.network.layers.map(\.activation.rawValue))]
      return [
        DocumentFile("\(name).json", json.bytes()),
        DocumentFile(
          "\(name)_min.npy", NPY.bytes(of: Tensor(.double(model.scaler.origins)))),
        DocumentFile("\(name)_max.npy", NPY.bytes(of: Tensor(.double(model.scaler.ends)))),
      ] + NetworkArrays(model.network, prefix: "\(name)_").files
    }
  }
}
