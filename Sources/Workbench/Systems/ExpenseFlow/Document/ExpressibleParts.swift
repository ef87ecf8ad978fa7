import Detectors
import Features
import Pipelines
import Scoring
import Wording

/// The two models of a pipeline that ExpenseFlow's document can say; refuses all others, with what is in the way.
struct ExpressibleParts {
  let forest: IsolationForest.Model
  let autoencoder: AutoencoderModel

  init(_ pipeline: Pipeline) throws(DocumentError) {
    let members = (pipeline.model as? Ensemble.Model)?.members.map(\.model) ?? []
    let forest = members.first as? IsolationForest.Model
    let autoencoder = members.last as? AutoencoderModel
    var reasons = Self.reasons(of: pipeline.features)
    if pipeline.calibration != .identity {
      reasons.append("it has no place for a calibration ('calibrate: none')")
    }
    guard let forest, let autoencoder, members.count == 2 else {
      reasons.append(
        "it holds an isolation forest and an autoencoder, in this order (the detector "
          + "'\(ExpenseFlowComposite.name)')")
      throw DocumentError(ExpenseFlow.name, reasons)
    }
    reasons += Self.reasons(ofShares: pipeline.model) + Self.reasons(of: forest)
    reasons += Self.reasons(of: autoencoder)
    guard reasons.isEmpty else { throw DocumentError(ExpenseFlow.name, reasons) }
    self.forest = forest
    self.autoencoder = autoencoder
  }

  private static func reasons(of features: FittedFeatures) -> [String] {
    let names = FittedExpenseFlowFeatures.names
    var reasons: [String] = []
    if features.columns != names || features.names != names {
      reasons.append(
        "it is of the system's \(names.count) features in their order, and this one has \(features.names.count)"
          + (features.dropped.isEmpty
            ? ""
            : ": \(Phrase.listed(features.dropped.map(\.name))) left out ('constant: keep')"))
    }
    if features.scales.contains(where: { $0.shift != 0 || $0.scale != 1 }) {
      reasons.append("it has no place for a scaler of features ('scale: none')")
    }
    return reasons
  }

  private static func reasons(ofShares model: any AnomalyModel) -> [String] {
    guard let ensemble = model as? Ensemble.Model else { return [] }
    let shares = ensemble.members.map(\.weight)
    // Shares are divided by their sum, which may round.
    let isDeployed = zip(shares, ExpenseFlowShares.deployed.all).allSatisfy { abs($0 - $1) < 1e-15 }
    guard !isDeployed || !ensemble.isPlainMean else { return [] }
    return [
      "the system takes 0.6 of the forest and 0.4 of the autoencoder as they score, which no document changes"
    ]
  }

  private static func reasons(of forest: IsolationForest.Model) -> [String] {
    var reasons: [String] = []
    if forest.pathLength != .expenseFlow {
      reasons.append("the loader measures paths by its own c(n) ('path-length: expenseflow')")
    }
    if forest.missing != .refused { reasons.append("the loader has no rule for missing numbers") }
    if forest.averagePathLength <= 0 { reasons.append("its forest has seen one row a tree") }
    return reasons
  }

  private static func reasons(of autoencoder: AutoencoderModel) -> [String] {
    let layers = autoencoder.network.layers
    var reasons: [String] = []
    if layers.map(\.activation) != [.relu, .sigmoid] {
      reasons.append("its autoencoder has one ReLU layer and sigmoids out")
    }
    if autoencoder.score != .doubledToOne {
      reasons.append("its autoencoder scores min(1, 2 · error)")
    }
    if let code = layers.first?.outputs, code > autoencoder.columns {
      reasons.append(
        "its loader computes no code wider than the \(autoencoder.columns) inputs, not \(code)")
    }
    if autoencoder.scaler.factors.contains(where: { $0 < 0 }) {
      reasons.append("its autoencoder takes rows between their ends")
    }
    return reasons
  }
}
