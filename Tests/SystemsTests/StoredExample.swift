import Formats

@testable import Systems

/// The stored model of the worked example: two trees of three features, and a network of two units.
enum StoredExample {
  static let text =
    #"{"version":3,"isActive":false,"isolationForestParams":{"config":{"nTrees":2,"sampleSize":4,"maxTreeDepth":12,"#
    + #""contamination":0.05},"version":1772618400000,"averagePathLength":1.8516559072,"trees":["#
    + #"{"type":"node","featureIndex":0,"splitValue":0.5,"left":{"type":"leaf","size":3},"right":{"type":"leaf","size":1}},"#
    + #"{"type":"node","featureIndex":1,"splitValue":2,"left":{"type":"leaf","size":2},"right":{"type":"leaf","size":2}}]},"#
    + #""autoencoderParams":{"config":{"inputDim":3,"encodingDim":2,"learningRate":0.001,"epochs":50,"batchSize":32},"#
    + #""version":1772618400000,"encoderWeights":[[0.5,-0.25],[0.1,0.2],[-0.3,0.4]],"encoderBias":[0.05,-0.1],"#
    + #""decoderWeights":[[0.7,-0.2,0.1],[0.3,0.6,-0.5]],"decoderBias":[0.01,0.02,0.03],"#
    + #""normalizationParams":{"mins":[0,0,5],"maxs":[1,4,5]},"trainingHistory":{"losses":[1e-7],"valLosses":[]}},"#
    + #""featureConfig":{"temporalWindow":{"short":300000,"medium":1800000,"long":7200000},"featureNames":["a","b","c"],"#
    + #""normalizationParams":{}},"trainingMetrics":{"trainingSize":4,"trainingDate":"2026-03-04T10:00:00.000Z","#
    + #""dataWindowDays":30,"trainingDuration":1.5,"isolationForestMetrics":{"nTrees":2,"sampleSize":4},"#
    + #""autoencoderMetrics":{"finalLoss":1e-7,"finalValLoss":0.5,"epochs":50}},"#
    + #""validationMetrics":{"anomalyDetectionRate":0.05,"falsePositiveRate":0.01,"accuracy":null,"precision":null,"#
    + #""recall":null,"f1Score":null},"driftDetectorState":{"windowSize":1000,"driftThreshold":0.15,"#
    + #""referenceWindow":[{"features":[1,2,3],"score":0.5,"timestamp":1772618400000}],"currentWindow":[],"#
    + #""driftHistory":[]},"notes":"","trainedBy":"someone"}"#

  /// Rows, and what the system's own loader answers: forest, autoencoder, composite, confidence.
  static let answers: [(row: [Double], answer: [Double])] = [
    ([0.2, 1, 5], [0.533001519580563, 0.289061909243594, 0.435425675445775, 0.907272467595638]),
    ([0.9, 3, 9], [0.668149099294628, 0.290839193548249, 0.517225136996076, 0.747228113104346]),
    ([-4, 10, 5], [0.533001519580563, 1, 0.719800911748338, 0.639601823496675]),
  ]

  static func document() throws -> ExpenseFlowDocument {
    try ExpenseFlowDocument(parsing: Array(text.utf8))
  }
}

extension ExpenseFlowDocument.Answer {
  var all: [Double] { [forest, autoencoder, composite, confidence] }
}
