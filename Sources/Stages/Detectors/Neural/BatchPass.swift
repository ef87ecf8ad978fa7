import Numerics

/// One batch on its way through a network and back: all that lies between the layers.
struct BatchPass<Element: Scalar> {
  private let shape: NetworkShape
  private let rows: Int
  /// What each layer answers, before any of it is left out.
  private var answers: [Matrix<Element>]
  /// What each layer with dropout hands on, and by what its answers were multiplied for it.
  private var handedOn: [Matrix<Element>]
  private var factors: [Matrix<Element>]
  /// The slope of the loss by each layer's weighted sums.
  private var slopes: [Matrix<Element>]

  init(_ shape: NetworkShape, rows: Int) {
    self.shape = shape
    self.rows = rows
    answers = shape.layers.map { Matrix(rows: rows, columns: $0.outputs) }
    let dropped = shape.layers.map { layer -> Matrix<Element> in
      Matrix(rows: layer.dropout > 0 ? rows : 0, columns: layer.outputs)
    }
    handedOn = dropped
    factors = dropped
    slopes = answers
  }

  /// The mean square error of the batch, and no more.
  mutating func loss(_ batch: Matrix<Element>, _ parameters: NetworkParameters<Element>) -> Double {
    forward(batch, parameters)
    return errors(batch)
  }

  /// Replaces `gradients` by those of the batch's mean square error.
  ///
  /// - Parameter chance: where dropout draws from; without it nothing is left out.
  /// - Returns: The error.
  mutating func learn(
    _ batch: Matrix<Element>, _ parameters: NetworkParameters<Element>,
    gradients: inout NetworkParameters<Element>, chance: inout Generator?
  ) -> Double {
    let drops = chance != nil && shape.layers.contains { $0.dropout > 0 }
    if drops, chance != nil {
      for layer in shape.layers.indices where shape.layers[layer].dropout > 0 {
        drawFactors(of: layer, &chance!)
      }
    }
    forward(batch, parameters, drops: drops)
    let error = errors(batch)
    backward(batch, parameters, gradients: &gradients, drops: drops)
    return error
  }

  private mutating func drawFactors(of layer: Int, _ chance: inout Generator) {
    let share = shape.layers[layer].dropout
    let factor = Element(1 / (1 - share))
    for row in 0..<rows {
      var target = factors[layer].mutableRow(row)
      for index in target.indices { target[index] = chance.uniform() < share ? 0 : factor }
    }
  }

  private func isDropped(_ layer: Int, _ drops: Bool) -> Bool {
    drops && shape.layers[layer].dropout > 0
  }

  private func input(
    of layer: Int, _ batch: Matrix<Element>, _ drops: Bool
  ) -> Matrix<Element> {
    guard layer > 0 else { return batch }
    return isDropped(layer - 1, drops) ? handedOn[layer - 1] : answers[layer - 1]
  }

  private mutating func forward(
    _ batch: Matrix<Element>, _ parameters: NetworkParameters<Element>, drops: Bool = false
  ) {
    for layer in shape.layers.indices {
      answers[layer].accumulate(
        .plain(input(of: layer, batch, drops)), .plain(parameters.weights[layer]))
      answers[layer].activate(
        adding: parameters.biases[layer], shape.layers[layer].activation.function)
      guard isDropped(layer, drops) else { continue }
      let (whole, factors) = (answers[layer], factors[layer])
      for row in 0..<rows {
        let (values, multipliers) = (whole.row(row), factors.row(row))
        var target = handedOn[layer].mutableRow(row)
        for index in target.indices { target[index] = values[index] * multipliers[index] }
      }
    }
  }

  /// Begins the way back with the slopes of the mean square error by what the last layer hands on.
  ///
  /// - Returns: The error.
  private mutating func errors(_ batch: Matrix<Element>) -> Double {
    let last = shape.layers.count - 1
    let count = rows * batch.columns
    let sum = slopes[last].setErrors(
      of: answers[last], from: batch, scale: 2 / Element(count))
    return sum / Double(count)
  }

  private mutating func backward(
    _ batch: Matrix<Element>, _ parameters: NetworkParameters<Element>,
    gradients: inout NetworkParameters<Element>, drops: Bool
  ) {
    for layer in shape.layers.indices.reversed() {
      slopes[layer].passBack(
        through: shape.layers[layer].activation.function, answers: answers[layer],
        factors: isDropped(layer, drops) ? factors[layer] : nil,
        biases: &gradients.biases[layer])
      gradients.weights[layer].accumulate(
        .transposed(input(of: layer, batch, drops)), .plain(slopes[layer]))
      guard layer > 0 else { return }
      slopes[layer - 1].accumulate(.plain(slopes[layer]), .transposed(parameters.weights[layer]))
    }
  }
}
