import Numerics

/// Learns one hidden layer by ExpenseFlow's rule, row by row, in `Double` as that system does.
///
/// With e = x − y: W₂[j,k] += η·e[k]·h[j] and b₂ += η·e; then W₁[i,j] += ½·η·x[i]·Σₖ e[k]·W₂[j,k] with
/// the W₂ just changed. b₁ stays 0, and no derivative of an activation is applied.
struct ExpenseFlowLearning {
  private let training: Training

  init(_ training: Training) { self.training = training }

  func learn(_ shape: NetworkShape, from rows: Matrix<Double>, seed: Seed) -> LearnedNetwork {
    let split = LearningRows(rows.rows, training.validation, seed: seed)
    var parameters: NetworkParameters<Double> = shape.initial(seed)
    var history = LossHistory()
    var watch = LossWatch<NetworkParameters<Double>>(training)
    for epoch in 0..<training.epochs {
      let rate = watch.rate
      var order = split.learned
      var chance = seed.split("order", epoch).generator()
      chance.shuffle(&order)
      var loss = 0.0
      for row in order { loss += learn(rows.row(row), shape, &parameters, rate: rate) }
      loss /= Double(order.count)
      let watched = watchedLoss(rows, split.watched, shape, parameters)
      history.append(training: loss, validation: watched, rate: rate)
      guard watch.note(watched ?? loss, epoch: epoch, keeping: { parameters }) else { break }
    }
    if let best = watch.best {
      parameters = best.kept
      history.kept = best.epoch
    }
    return LearnedNetwork(network: shape.network(parameters), history: history)
  }

  /// Learns one row.
  ///
  /// - Returns: Its mean square error before.
  func learn(
    _ row: Span<Double>, _ shape: NetworkShape, _ parameters: inout NetworkParameters<Double>,
    rate: Double
  ) -> Double {
    let (hidden, output) = Self.answers(row, shape, parameters)
    let errors = row.indices.map { row[$0] - output[$0] }
    // Σₖ e[k]·W₂[j,k] for each j, with the new W₂.
    var backward = [Double](repeating: 0, count: hidden.count)
    for unit in hidden.indices {
      var weights = parameters.weights[1].mutableRow(unit)
      for index in weights.indices {
        weights[index] += rate * errors[index] * hidden[unit]
        backward[unit] += errors[index] * weights[index]
      }
    }
    var biases = parameters.biases[1].mutableRow(0)
    for index in biases.indices { biases[index] += rate * errors[index] }
    for input in row.indices {
      let step = 0.5 * rate * row[input]
      var weights = parameters.weights[0].mutableRow(input)
      for unit in weights.indices { weights[unit] += step * backward[unit] }
    }
    return errors.reduce(0) { $0 + $1 * $1 } / Double(row.count)
  }

  private static func answers(
    _ row: Span<Double>, _ shape: NetworkShape, _ parameters: NetworkParameters<Double>
  ) -> (hidden: [Double], output: [Double]) {
    func answer(_ layer: Int, _ values: Span<Double>) -> [Double] {
      var sums = parameters.biases[layer].elements
      var target = sums.mutableSpan
      let matrix = parameters.weights[layer]
      for input in values.indices {
        let (value, weights) = (values[input], matrix.row(input))
        for index in weights.indices { target[index] += value * weights[index] }
      }
      target.activate(shape.layers[layer].activation.function)
      return sums
    }
    let hidden = answer(0, row)
    return (hidden, answer(1, hidden.span))
  }

  private func watchedLoss(
    _ rows: Matrix<Double>, _ watched: [Int], _ shape: NetworkShape,
    _ parameters: NetworkParameters<Double>
  ) -> Double? {
    guard !watched.isEmpty else { return nil }
    var sum = 0.0
    for index in watched {
      let row = rows.row(index)
      let output = Self.answers(row, shape, parameters).output
      var squares = 0.0
      for column in row.indices {
        squares += (row[column] - output[column]) * (row[column] - output[column])
      }
      sum += squares / Double(row.count)
    }
    return sum / Double(watched.count)
  }
}
