public import Numerics
public import Vocabulary

/// A learned network, the scaling of its inputs, and how it came to be.
public struct AutoencoderModel: AnomalyModel, Equatable {
  public let scaler: InputScaler
  public let network: DenseNetwork
  public let score: Autoencoder.Score
  public let history: LossHistory

  public var columns: Int { network.inputs }

  /// - Precondition: the network gives back as many numbers as it takes, and the scaler scales as many.
  public init(
    scaler: InputScaler, network: DenseNetwork, score: Autoencoder.Score = .meanSquare,
    history: LossHistory = LossHistory()
  ) {
    precondition(
      network.inputs == network.outputs && network.inputs == scaler.origins.count,
      "an autoencoder gives back what it takes")
    self.scaler = scaler
    self.network = network
    self.score = score
    self.history = history
  }

  public var scoreMakeup: ScoreMakeup { score.makeup }

  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    return Scores(rows: rows.rows, inBlocksOf: 256) { block in
      var scores = network.squaredErrors(of: rows.rows(block), scaler)
      for row in scores.indices { scores[row] = score(ofSquares: scores[row]) }
      return scores
    }
  }

  /// The score of one row whose numbers are already scaled.
  public func score(ofScaled row: [Double]) -> Double {
    let answer = network.output(for: row)
    var sum = 0.0
    for column in row.indices {
      let difference = row[column] - answer[column]
      sum += difference * difference
    }
    return score(ofSquares: sum)
  }

  private func score(ofSquares sum: Double) -> Double {
    let error = min(sum / Double(columns), .greatestFiniteMagnitude)
    switch score {
    case .meanSquare: return error
    case .doubledToOne: return min(1, 2 * error)
    }
  }
}

extension AutoencoderModel {
  public var weights: Weights {
    var weights = Weights()
    network.store(in: &weights)
    scaler.store(in: &weights)
    weights.settings["score"] = score.rawValue
    history.store(in: &weights)
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let network = try DenseNetwork(storedIn: weights)
    guard network.inputs == network.outputs else {
      throw WeightsError(
        "the network takes \(network.inputs) numbers but gives back \(network.outputs)")
    }
    let name: String = try weights.setting("score")
    guard let score = Autoencoder.Score(rawValue: name) else {
      throw WeightsError("setting 'score' of the weights is the unknown '\(name)'")
    }
    self.init(
      scaler: try InputScaler(storedIn: weights, columns: network.inputs),
      network: network, score: score, history: try LossHistory(storedIn: weights))
  }
}
