import Features
import Testing
import Vocabulary

/// What features are stored as. Bundles and kept models have these names, so they stay.
struct FeatureWeightsTests {
  /// Training rows 1, none, 3 of a number, the words x, y, y, and a constant.
  private static let fitted = FeatureSettings(scaling: .minMax, missing: .indicator)
  private static let table = Table(
    rows: 3,
    columns: [
      Column("a", numbers: [1, .nan, 3]), Column("k", numbers: [2, 2, 2]),
      Column("w", .category(codes: [0, 1, 1], levels: ["x", "y"])),
    ])

  private static func weights(_ categories: CategoryEncoding = .oneHot) throws -> Weights {
    var settings = fitted
    settings.categories = categories
    return try settings.fit(table, training: [0, 1, 2]).weights
  }

  @Test func `all that was learned is stored by name`() throws {
    let weights = try Self.weights()
    #expect(
      weights.settings == [
        "inputs": "2", "dropped": "1", "dropped.0.name": "k",
        "dropped.0.reason": "is constant in the training rows", "input.0.column": "a",
        "input.0.encoder": "number-indicator", "input.1.column": "w", "input.1.encoder": "one-hot",
        "input.1.words": "2", "input.1.words.0": "x", "input.1.words.1": "y",
      ])
    // The median of 1 and 3 stands for what is missing, so the column reaches from 1 to 3.
    #expect(
      weights.tensors == [
        "shift": Tensor(.double([1, 0, 0, 0])), "scale": Tensor(.double([2, 1, 1, 1])),
        "input.0.kept": Tensor(.int64([0, 1])), "input.0.fill": Tensor(.double([2])),
        "input.1.kept": Tensor(.int64([0, 1])),
      ])
  }

  @Test(arguments: [
    (
      CategoryEncoding.ordinal,
      ["column": "w", "encoder": "ordinal", "words": "2", "words.0": "x", "words.1": "y"], nil
    ),
    (
      .frequency,
      ["column": "w", "encoder": "frequency", "words": "2", "words.0": "x", "words.1": "y"],
      [1.0 / 3, 2.0 / 3]
    ), (.hashing(buckets: 4), ["column": "w", "encoder": "hashing", "buckets": "4"], nil),
  ])
  func `an encoding is stored with what it needs`(
    encoding: CategoryEncoding, settings: [String: String], shares: [Double]?
  ) throws {
    let weights = try Self.weights(encoding).extracted(from: "input.1")
    #expect(weights.settings == settings)
    #expect(weights.tensors["shares"] == shares.map { Tensor(.double($0)) })
  }

  @Test(arguments: [
    ("inputs", "-1", "'inputs' is -1"), ("dropped", "1000001", "'dropped' is 1000001"),
    ("input.1.encoder", "two-hot", "there is no encoder 'two-hot'"),
    ("input.1.words.0", "y", "a word stands twice"),
  ])
  func `settings that cannot be those of features are refused`(
    name: String, text: String, complaint: String
  ) throws {
    var weights = try Self.weights()
    weights.settings[name] = text
    #expect(throws: WeightsError(complaint)) { try FittedFeatures(weights: weights) }
  }

  private static let scales = "a scale of a feature is not a finite number above 0"
  private static let parts = "column 'w' keeps parts that its encoder does not have"

  @Test(
    arguments: [
      ("shift", .double([1, 0, 0]), "4 features have 3 shifts and 4 scales"),
      ("scale", .double([2]), "4 features have 4 shifts and 1 scales"),
      ("scale", .double([2, 1, 1, 0]), scales), ("scale", .double([2, 1, 1, .infinity]), scales),
      ("shift", .double([2, 1, .nan, 0]), scales), ("input.1.kept", .int64([0, 2]), parts),
      ("input.1.kept", .int64([-1, 0]), parts), ("input.1.kept", .int64([1, 1]), parts),
      ("input.1.kept", .int64([]), parts),
    ] as [(String, Tensor.Values, String)])
  func `numbers that cannot be those of features are refused`(
    name: String, values: Tensor.Values, complaint: String
  ) throws {
    var weights = try Self.weights()
    weights.tensors[name] = Tensor(values)
    #expect(throws: WeightsError(complaint)) { try FittedFeatures(weights: weights) }
  }

  @Test func `a share for each word is demanded`() throws {
    var weights = try Self.weights(.frequency)
    weights.tensors["input.1.shares"] = Tensor(.double([1]))
    #expect(throws: WeightsError("2 words have 1 shares")) { try FittedFeatures(weights: weights) }
  }
}
