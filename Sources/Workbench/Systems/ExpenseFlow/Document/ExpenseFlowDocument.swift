public import Detectors
import Formats
public import Machine
public import Pipelines
public import Vocabulary

/// A model as ExpenseFlow stores it: a forest, an autoencoder, and what is said of them.
///
/// The squash of features is no part of it: whoever asks the model applies it.
public struct ExpenseFlowDocument: SystemDocument, Equatable {
  /// The whole document.
  let json: JSON
  let forest: StoredForest
  let autoencoder: StoredAutoencoder

  /// How long a document may be, which the system keeps as one record of its database.
  static let limit = 16_000_000

  /// The document of a pipeline; refuses one that it cannot say.
  public init(_ pipeline: Pipeline, _ identity: DocumentIdentity) throws(DocumentError) {
    let parts = try ExpressibleParts(pipeline)
    let bytes = Self.layout.bytes(of: DocumentMaker(parts, identity).json)
    // What is written is what a loader reads of it.
    do throws(FileError) { try self.init(parsing: bytes) } catch {
      throw DocumentError(ExpenseFlow.name, [error.message])
    }
    guard bytes.count < Self.limit else {
      throw DocumentError(
        ExpenseFlow.name, ["it would have \(bytes.count) bytes, and \(Self.limit) are too many"])
    }
  }

  /// Reads a document that was stored; refuses members that it does not know, and models that could not score.
  ///
  /// - Parameter name: What complaints call it.
  public init(parsing bytes: [UInt8], name: String = "document") throws(FileError) {
    try self.init(JSON(parsing: bytes, name: name), name: name)
  }

  init(_ json: JSON, name: String = "document") throws(FileError) {
    let reader = JSONReader(json, name: name)
    try Self.layout.check(reader)
    let autoencoder = try StoredAutoencoder(reader["autoencoderParams"])
    forest = try StoredForest(reader["isolationForestParams"], columns: autoencoder.inputs)
    self.autoencoder = autoencoder
    self.json = json
  }

  var bytes: [UInt8] { Self.layout.bytes(of: json) }

  public var content: DocumentContent { .file(bytes) }

  public var columns: [String] { FittedExpenseFlowFeatures.names }

  public var notes: [String] {
    json["notes"]?.string.map { $0.isEmpty ? [] : $0.split(separator: "\n").map(String.init) } ?? []
  }

  public func rerouted(_ rows: [[Double]]) -> Int? {
    rows.count { row in forest.leaves(of: row) != forest.leaves(of: row.map { Double(Float($0)) }) }
  }
}

extension ExpenseFlowDocument {
  /// What the system answers to a row.
  public struct Answer: Sendable, Equatable {
    public let forest: Double
    public let autoencoder: Double
    public let composite: Double
    public let confidence: Double
  }

  /// What the system answers to a row, by its own arithmetic, in double precision throughout.
  ///
  /// - Precondition: the row has as many numbers as the model takes.
  public func answer(to row: [Double]) -> Answer {
    precondition(
      row.count == autoencoder.inputs, "a row of \(autoencoder.inputs) numbers is asked of")
    let (forest, autoencoder) = (forest.score(of: row), autoencoder.score(of: row))
    let shares = ExpenseFlowShares.deployed
    return Answer(
      forest: forest, autoencoder: autoencoder,
      composite: shares.forest * forest + shares.autoencoder * autoencoder,
      confidence: min(1, 1.2 * (1 - abs(forest - autoencoder))))
  }

  /// The model that the document holds, as any of Assay's.
  public func model() throws(WeightsError) -> Ensemble.Model {
    let shares = ExpenseFlowShares.deployed
    return try Ensemble.Model(
      meanOf: [
        (try forest.model(columns: autoencoder.inputs), shares.forest),
        (autoencoder.model, shares.autoencoder),
      ], confidence: .expenseFlow)
  }
}

extension ExpenseFlowDocument {
  /// The members of the document in the order in which the system writes them.
  static let layout = DocumentLayout.object([
    ("version", .value), ("isActive", .value),
    (
      "isolationForestParams",
      .object([
        ("config", .values("nTrees", "sampleSize", "maxTreeDepth", "contamination")),
        ("version", .value), ("averagePathLength", .value), ("trees", .list(tree)),
      ])
    ),
    (
      "autoencoderParams",
      .object([
        ("config", .values("inputDim", "encodingDim", "learningRate", "epochs", "batchSize")),
        ("version", .value), ("encoderWeights", .value), ("encoderBias", .value),
        ("decoderWeights", .value), ("decoderBias", .value),
        ("normalizationParams", .values("mins", "maxs")),
        ("trainingHistory", .values("losses", "valLosses")),
      ])
    ),
    (
      "featureConfig",
      .object([
        ("temporalWindow", .values("short", "medium", "long")), ("featureNames", .value),
        ("normalizationParams", .object([])),
      ])
    ),
    (
      "trainingMetrics",
      .object([
        ("trainingSize", .value), ("trainingDate", .value), ("dataWindowDays", .value),
        ("trainingDuration", .value), ("isolationForestMetrics", .values("nTrees", "sampleSize")),
        ("autoencoderMetrics", .values("finalLoss", "finalValLoss", "epochs")),
      ])
    ),
    (
      "validationMetrics",
      .values(
        "anomalyDetectionRate", "falsePositiveRate", "accuracy", "precision", "recall", "f1Score")
    ),
    (
      "driftDetectorState",
      .object([
        ("windowSize", .value), ("driftThreshold", .value), ("referenceWindow", .list(point)),
        ("currentWindow", .list(point)), ("driftHistory", .value),
      ])
    ),
    ("notes", .value), ("trainedBy", .value),
  ])

  private static let tree: DocumentLayout = .object([
    ("type", .value), ("featureIndex", .value), ("splitValue", .value), ("left", .again { tree }),
    ("right", .again { tree }), ("size", .value),
  ])

  private static let point = DocumentLayout.values("features", "score", "timestamp")
}
