import Detectors
import Formats
import Vocabulary

/// A dense network as arrays, a kernel and a bias a layer, and how Keras is built of them.
struct NetworkArrays {
  private let network: DenseNetwork
  /// What stands before the names of its files.
  private let prefix: String

  init(_ network: DenseNetwork, prefix: String = "") {
    self.network = network
    self.prefix = prefix
  }

  var files: [DocumentFile] {
    network.layers.enumerated().flatMap { place, layer in
      [
        file(place, "kernel", layer.weights, shape: [layer.inputs, layer.outputs]),
        file(place, "bias", layer.biases, shape: [layer.outputs]),
      ]
    }
  }

  /// The lines that make `name`, a file of Keras.
  func keras(to name: String) -> String {
    let layers = network.layers
    let dense = layers.map {
      "    keras.layers.Dense(\($0.outputs), activation=\"\($0.activation.rawValue)\"),"
    }
    return """
      import numpy as np
      from tensorflow import keras

      model = keras.Sequential([
          keras.layers.Input((\(network.inputs),)),
      \(dense.joined(separator: "\n"))
      ])
      model.set_weights([
          np.load(f"\(prefix)layer{number}_{part}.npy")
          for number in range(\(layers.count)) for part in ("kernel", "bias")
      ])
      model.save("\(name)")
      """
  }

  private func file(
    _ place: Int, _ part: String, _ numbers: [Double], shape: [Int]
  ) -> DocumentFile {
    DocumentFile(
      "\(prefix)layer\(place)_\(part).npy",
      NPY.bytes(of: Tensor(.float(numbers.map { Float($0) }), shape: shape)))
  }
}
