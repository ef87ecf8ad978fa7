import Detectors
import Formats
import Vocabulary

/// Makes the document of two models, and of what is known of them; what is not known is null.
struct DocumentMaker {
  private let parts: ExpressibleParts
  private let identity: DocumentIdentity

  init(_ parts: ExpressibleParts, _ identity: DocumentIdentity) {
    self.parts = parts
    self.identity = identity
  }

  var json: JSON {
    [
      "version": JSON(identity.version), "isActive": JSON(identity.isActive),
      "isolationForestParams": forest, "autoencoderParams": autoencoder,
      "featureConfig": [
        "temporalWindow": .object(
          TemporalFeatures.windows.map { (key: $0.key, value: JSON(Int($0.value))) }),
        "featureNames": JSON(FittedExpenseFlowFeatures.names), "normalizationParams": .object([]),
      ],
      "trainingMetrics": metrics,
      "validationMetrics": .object(
        ["anomalyDetectionRate", "falsePositiveRate", "accuracy", "precision", "recall", "f1Score"]
          .map { (key: $0, value: .null) }),
      "driftDetectorState": [
        "windowSize": 1000, "driftThreshold": 0.15, "referenceWindow": [], "currentWindow": [],
        "driftHistory": [],
      ],
      "notes": .text(identity.notes.joined(separator: "\n")), "trainedBy": "Assay",
    ]
  }

  private var forest: JSON {
    let model = parts.forest
    let trees = model.nodes(comparing: .below).map { StoredForest.Tree($0) }
    return [
      "config": [
        "nTrees": JSON(trees.count), "sampleSize": JSON(model.sample),
        "maxTreeDepth": JSON(trees.map(\.depth).max() ?? 0),
        "contamination": .number(Self.contamination),
      ],
      "version": JSON(identity.version),
      "averagePathLength": .number(model.averagePathLength),
      "trees": .list(trees.map(\.json)),
    ]
  }

  /// Stored by the system, and never used.
  private static let contamination = 0.05

  private var autoencoder: JSON {
    let (network, history) = (parts.autoencoder.network, parts.autoencoder.history)
    let (encoder, decoder) = (network.layers[0], network.layers[1])
    return [
      "config": [
        "inputDim": JSON(encoder.inputs), "encodingDim": JSON(encoder.outputs),
        "learningRate": JSON(history.rates.last), "epochs": JSON(history.training.count),
        // It has no effect, there as here: rows are learned from one by one.
        "batchSize": 32,
      ],
      "version": JSON(identity.version), "encoderWeights": encoder.rows,
      "encoderBias": JSON(encoder.biases), "decoderWeights": decoder.rows,
      "decoderBias": JSON(decoder.biases),
      "normalizationParams": [
        "mins": JSON(parts.autoencoder.scaler.origins), "maxs": JSON(parts.autoencoder.scaler.ends),
      ],
      "trainingHistory": [
        "losses": JSON(history.training), "valLosses": JSON(history.validation),
      ],
    ]
  }

  private var metrics: JSON {
    let history = parts.autoencoder.history
    return [
      "trainingSize": .null, "trainingDate": .null, "dataWindowDays": .null,
      "trainingDuration": .null,
      "isolationForestMetrics": [
        "nTrees": JSON(parts.forest.nodes(comparing: .below).count),
        "sampleSize": JSON(parts.forest.sample),
      ],
      "autoencoderMetrics": [
        "finalLoss": JSON(history.training.last), "finalValLoss": JSON(history.validation.last),
        "epochs": JSON(history.training.count),
      ],
    ]
  }
}

extension DenseNetwork.Layer {
  /// The weights of each input.
  fileprivate var rows: JSON {
    .list(
      (0..<inputs).map { JSON(Array(weights[($0 * outputs)..<(($0 + 1) * outputs)])) })
  }
}

extension InputScaler {
  /// The numbers that become 1, or for what does not vary those that become 0.
  ///
  /// What was learned are ends of single precision; they are found again exactly.
  var ends: [Double] {
    zip(origins, factors).map { origin, factor in
      guard factor > 0 else { return origin }
      let end = origin + 1 / factor
      let single = Double(Float(end))
      return 1 / (single - origin) == factor ? single : end
    }
  }
}
