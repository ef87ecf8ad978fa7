public import Graphs

extension AutoencoderModel {
  public func score(of row: Numbers) -> Numbers {
    let scaled = scaler.scaled(row)
    let answer = network.layers.reduce(scaled) { $1.answer(to: $0) }
    let error = (scaled - answer).squared.mean.smaller(.constant(.greatestFiniteMagnitude))
    return switch score {
    case .meanSquare: error
    case .doubledToOne: (error * 2).smaller(.constant(1))
    }
  }
}

extension DenseNetwork.Layer {
  fileprivate func answer(to values: Numbers) -> Numbers {
    let sums = values.times(weights) + .constant(biases)
    return switch activation {
    case .linear: sums
    case .relu: sums.positive
    case .tanh: sums.tanh
    case .sigmoid: sums.sigmoid
    }
  }
}
