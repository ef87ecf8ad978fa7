import Numerics

/// Learns by the gradient of the mean square error, in `Float` and in one order.
struct GradientLearning {
  private let training: Training
  private let optimizer: Training.Optimizer

  init(_ training: Training, _ optimizer: Training.Optimizer) {
    self.training = training
    self.optimizer = optimizer
  }

  /// Each epoch meets the rows in an order of its own, in batches of which the last may be smaller.
  func learn(_ shape: NetworkShape, from scaled: Matrix<Double>, seed: Seed) -> LearnedNetwork {
    let rows = scaled.rounded
    let split = LearningRows(rows.rows, training.validation, seed: seed)
    let watched = rows.gathering(rows: split.watched)
    var parameters: NetworkParameters<Float> = shape.initial(seed)
    var history = LossHistory()
    var watch = LossWatch<NetworkParameters<Float>>(training)
    var epoch = Epoch(shape, parameters, training, optimizer, rows: split.learned.count)
    for index in 0..<training.epochs {
      let rate = watch.rate
      var order = split.learned
      var chance = seed.split("order", index).generator()
      chance.shuffle(&order)
      let loss = epoch.learn(
        rows, in: order, &parameters, rate: rate,
        dropout: seed.split("dropout", index).generator())
      let other = watched.rows > 0 ? Self.loss(of: watched, shape, parameters) : nil
      history.append(training: loss, validation: other, rate: rate)
      guard watch.note(other ?? loss, epoch: index, keeping: { parameters }) else { break }
    }
    if let best = watch.best {
      parameters = best.kept
      history.kept = best.epoch
    }
    return LearnedNetwork(network: shape.network(parameters), history: history)
  }

  /// The mean square error of `rows`, in blocks, with nothing left out.
  private static func loss(
    of rows: Matrix<Float>, _ shape: NetworkShape, _ parameters: NetworkParameters<Float>
  ) -> Double {
    var sum = 0.0
    for start in stride(from: 0, to: rows.rows, by: 256) {
      let block = rows.rows(start..<min(start + 256, rows.rows))
      var pass = BatchPass<Float>(shape, rows: block.rows)
      sum += pass.loss(block, parameters) * Double(block.rows)
    }
    return sum / Double(rows.rows)
  }
}

/// What one epoch after the other needs and leaves behind.
private struct Epoch {
  private let batch: Int
  private var whole: BatchPass<Float>
  /// For the last batch, which may be smaller.
  private var rest: BatchPass<Float>
  /// The rows of a batch, and those of the last.
  private var wholeRows: Matrix<Float>
  private var restRows: Matrix<Float>
  private var gradients: NetworkParameters<Float>
  private var step: GradientStep<Float>

  init(
    _ shape: NetworkShape, _ parameters: NetworkParameters<Float>, _ training: Training,
    _ optimizer: Training.Optimizer, rows: Int
  ) {
    batch = min(training.batch, rows)
    whole = BatchPass(shape, rows: batch)
    rest = BatchPass(shape, rows: rows % batch)
    wholeRows = Matrix(rows: batch, columns: shape.layers[0].inputs)
    restRows = Matrix(rows: rows % batch, columns: shape.layers[0].inputs)
    gradients = parameters.zeros
    step = GradientStep(optimizer, weightDecay: training.weightDecay, for: parameters)
  }

  /// - Returns: The mean over the rows of their error in the batch in which they were learned.
  mutating func learn(
    _ rows: Matrix<Float>, in order: [Int], _ parameters: inout NetworkParameters<Float>,
    rate: Double, dropout: Generator
  ) -> Double {
    var chance: Generator? = dropout
    var sum = 0.0
    for start in stride(from: 0, to: order.count, by: batch) {
      let members = order[start..<min(start + batch, order.count)]
      let loss: Double
      if members.count == batch {
        wholeRows.gather(members, of: rows)
        loss = whole.learn(wholeRows, parameters, gradients: &gradients, chance: &chance)
      } else {
        restRows.gather(members, of: rows)
        loss = rest.learn(restRows, parameters, gradients: &gradients, chance: &chance)
      }
      step.apply(gradients, to: &parameters, rate: rate)
      sum += loss * Double(members.count)
    }
    return sum / Double(order.count)
  }
}
