import Numerics

/// What a layer makes of its weighted sums.
public enum Activation: String, Sendable, CaseIterable {
  case linear, relu, tanh, sigmoid

  var function: LayerFunction {
    switch self {
    case .linear: .linear
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    }
  }
}
