import Numerics

/// The layers of an autoencoder for a known number of inputs.
struct NetworkShape: Sendable {
  struct Layer: Sendable {
    let inputs: Int
    let outputs: Int
    let activation: Activation
    let dropout: Double
  }

  let layers: [Layer]
  private let start: Autoencoder.Start

  init(_ settings: Autoencoder, inputs: Int) {
    var layers: [Layer] = []
    var width = inputs
    for layer in settings.hidden {
      let next = layer.count(for: inputs)
      layers.append(
        Layer(inputs: width, outputs: next, activation: layer.activation, dropout: layer.dropout))
      width = next
    }
    layers.append(Layer(inputs: width, outputs: inputs, activation: settings.output, dropout: 0))
    self.layers = layers
    start = settings.start
  }

  /// Weights drawn as the start says, each layer from its own seed; biases 0.
  func initial<Element>(_ seed: Seed) -> NetworkParameters<Element> {
    NetworkParameters(
      weights: layers.enumerated().map { index, layer in
        var chance = seed.split("weights", index).generator()
        let bound = bound(of: layer)
        return Matrix(rows: layer.inputs, columns: layer.outputs) { _, _ in
          Element(chance.uniform(-bound, bound))
        }
      },
      biases: layers.map { Matrix(rows: 1, columns: $0.outputs) })
  }

  private func bound(of layer: Layer) -> Double {
    let variance: Double =
      switch start {
      case .glorot: 6
      case .narrow: 2
      }
    return (variance / Double(layer.inputs + layer.outputs)).squareRoot()
  }

  /// The network with these numbers, each held exactly.
  func network<Element>(_ parameters: NetworkParameters<Element>) -> DenseNetwork {
    DenseNetwork(
      layers.enumerated().map { index, layer in
        DenseNetwork.Layer(
          inputs: layer.inputs, outputs: layer.outputs,
          weights: parameters.weights[index].elements.map { Double($0) },
          biases: parameters.biases[index].elements.map { Double($0) },
          activation: layer.activation)
      })
  }
}

/// A number for each weight and bias of a network: the numbers themselves, gradients, or moments.
struct NetworkParameters<Element: Scalar>: Sendable, Equatable {
  /// For each layer a row for each input.
  var weights: [Matrix<Element>]
  /// For each layer one row.
  var biases: [Matrix<Element>]

  /// Zeros in the same shape.
  var zeros: NetworkParameters {
    NetworkParameters(
      weights: weights.map { Matrix(rows: $0.rows, columns: $0.columns) },
      biases: biases.map { Matrix(rows: 1, columns: $0.columns) })
  }
}

/// A network and how it was learned.
struct LearnedNetwork: Sendable {
  let network: DenseNetwork
  let history: LossHistory
}

extension DenseNetwork {
  var isFinite: Bool {
    layers.allSatisfy { $0.weights.allSatisfy(\.isFinite) && $0.biases.allSatisfy(\.isFinite) }
  }
}
