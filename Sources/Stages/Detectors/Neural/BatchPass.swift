import Numerics

/// One batch on its way through a network and back: all that lies between the layers.
struct BatchPass<Element: NetworkScalar> {
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
    return error(batch)
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
    backward(batch, parameters, gradients: &gradients, drops: drops)
    return error(batch)
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
      let activation = shape.layers[layer].activation
      let added = parameters.biases[layer]
      let biases = added.row(0)
      for row in 0..<rows {
        var sums = answers[layer].mutableRow(row)
        for index in sums.indices { sums[index] += biases[index] }
        activation.apply(to: &sums)
      }
      guard isDropped(layer, drops) else { continue }
      let (whole, factors) = (answers[layer], factors[layer])
      for row in 0..<rows {
        let (values, multipliers) = (whole.row(row), factors.row(row))
        var target = handedOn[layer].mutableRow(row)
        for index in target.indices { target[index] = values[index] * multipliers[index] }
      }
    }
  }

  private func error(_ batch: Matrix<Element>) -> Double {
    let outputs = answers[answers.count - 1]
    var sum = 0.0
    for row in 0..<rows {
      let (wanted, answer) = (batch.row(row), outputs.row(row))
      for index in wanted.indices {
        let difference = Double(answer[index] - wanted[index])
        sum += difference * difference
      }
    }
    return sum / Double(rows * batch.columns)
  }

  private mutating func backward(
    _ batch: Matrix<Element>, _ parameters: NetworkParameters<Element>,
    gradients: inout NetworkParameters<Element>, drops: Bool
  ) {
    let last = shape.layers.count - 1
    let scale = 2 / Element(rows * batch.columns)
    let outputs = answers[last]
    for row in 0..<rows {
      let (wanted, answer) = (batch.row(row), outputs.row(row))
      var target = slopes[last].mutableRow(row)
      for index in target.indices { target[index] = scale * (answer[index] - wanted[index]) }
    }
    for layer in shape.layers.indices.reversed() {
      passActivation(of: layer, drops)
      let passed = slopes[layer]
      gradients.weights[layer].accumulate(
        .transposed(input(of: layer, batch, drops)), .plain(passed))
      sumRows(of: passed, into: &gradients.biases[layer])
      guard layer > 0 else { return }
      slopes[layer - 1].accumulate(.plain(passed), .transposed(parameters.weights[layer]))
    }
  }

  /// Turns slopes by what a layer hands on into slopes by its weighted sums.
  private mutating func passActivation(of layer: Int, _ drops: Bool) {
    let activation = shape.layers[layer].activation
    let (whole, factors) = (answers[layer], factors[layer])
    let isDropped = isDropped(layer, drops)
    for row in 0..<rows {
      let answer = whole.row(row)
      var target = slopes[layer].mutableRow(row)
      for index in target.indices { target[index] *= activation.slope(at: answer[index]) }
      guard isDropped else { continue }
      let multipliers = factors.row(row)
      for index in target.indices { target[index] *= multipliers[index] }
    }
  }

  private func sumRows(of matrix: Matrix<Element>, into target: inout Matrix<Element>) {
    var sums = target.mutableRow(0)
    for index in sums.indices { sums[index] = 0 }
    for row in 0..<matrix.rows {
      let values = matrix.row(row)
      for index in sums.indices { sums[index] += values[index] }
    }
  }
}
