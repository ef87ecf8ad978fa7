import Numerics
import Vocabulary

/// Layers of weighted sums, each followed by its activation, in the numbers that score.
///
/// Numbers learned in `Float` are held exactly; a network given in `Double` keeps its own.
public struct DenseNetwork: Sendable, Equatable {
  public struct Layer: Sendable, Equatable {
    public let inputs: Int
    public let outputs: Int
    /// A row for each input, with a weight for each output.
    public let weights: [Double]
    public let biases: [Double]
    public let activation: Activation

    public init(
      inputs: Int, outputs: Int, weights: [Double], biases: [Double], activation: Activation
    ) {
      precondition(
        weights.count == inputs * outputs && biases.count == outputs,
        "\(weights.count) weights and \(biases.count) biases do not make \(inputs) × \(outputs)")
      self.inputs = inputs
      self.outputs = outputs
      self.weights = weights
      self.biases = biases
      self.activation = activation
    }
  }

  public let layers: [Layer]
  private let flat: FlatLayers

  public init(_ layers: [Layer]) {
    precondition(!layers.isEmpty, "a network has a layer")
    for (layer, next) in zip(layers, layers.dropFirst()) {
      precondition(layer.outputs == next.inputs, "a layer takes what the one before it gives")
    }
    self.layers = layers
    var flat = FlatLayers(inputs: layers[0].inputs)
    for layer in layers {
      flat.append(weights: layer.weights, biases: layer.biases, layer.activation.function)
    }
    self.flat = flat
  }

  public static func == (left: DenseNetwork, right: DenseNetwork) -> Bool {
    left.layers == right.layers
  }

  public var inputs: Int { layers[0].inputs }
  public var outputs: Int { layers[layers.count - 1].outputs }

  /// What the network makes of one row, in one order of addition.
  public func output(for row: [Double]) -> [Double] {
    var values = row
    for layer in layers {
      var answers = [Double](repeating: 0, count: layer.outputs)
      var target = answers.mutableSpan
      target.setLayer(
        of: values.span, weights: layer.weights.span, biases: layer.biases.span,
        layer.activation.function)
      values = answers
    }
    return values
  }

  /// For each row, scaled, the sum of the squares of the differences between it and what the network makes
  /// of it.
  func squaredErrors(of rows: Matrix<Float>, _ scaler: InputScaler) -> [Double] {
    flat.squaredErrors(of: rows, origins: scaler.origins, factors: scaler.factors)
  }
}

extension DenseNetwork {
  func store(in weights: inout Weights) {
    weights.settings["layers"] = "\(layers.count)"
    for (index, layer) in layers.enumerated() {
      weights.settings["layer.\(index).activation"] = layer.activation.rawValue
      weights.tensors["layer.\(index).weights"] = Tensor(
        .double(layer.weights), shape: [layer.inputs, layer.outputs])
      weights.tensors["layer.\(index).biases"] = Tensor(.double(layer.biases))
    }
  }

  init(storedIn weights: Weights) throws(WeightsError) {
    let count = try weights.count("layers")
    var layers: [Layer] = []
    for index in 0..<min(count, 1000) {
      let name: String = try weights.setting("layer.\(index).activation")
      guard let activation = Activation(rawValue: name) else {
        throw WeightsError("layer \(index) of the weights has the unknown activation '\(name)'")
      }
      let shape = try weights.tensor("layer.\(index).weights").shape
      guard shape.count == 2, shape[0] > 0, shape[1] > 0,
        layers.isEmpty || layers[index - 1].outputs == shape[0]
      else { throw WeightsError("layer \(index) of the weights does not fit the one before it") }
      layers.append(
        Layer(
          inputs: shape[0], outputs: shape[1],
          weights: try weights.finite("layer.\(index).weights", count: shape[0] * shape[1]),
          biases: try weights.finite("layer.\(index).biases", count: shape[1]),
          activation: activation))
    }
    guard layers.count == count else { throw WeightsError("the weights have too many layers") }
    self.init(layers)
  }
}
