import Numerics
import Testing
import Vocabulary

@testable import Detectors

/// The autoencoders of the systems, against the worked examples of their descriptions.
struct AutoencoderSystemsTests {
  /// The net of ExpenseFlow's worked example: 3 → 2 ReLU → 3 sigmoid.
  static let network = DenseNetwork([
    .init(
      inputs: 3, outputs: 2, weights: [0.5, -0.25, 0.1, 0.2, -0.3, 0.4], biases: [0.05, -0.1],
      activation: .relu),
    .init(
      inputs: 2, outputs: 3, weights: [0.7, -0.2, 0.1, 0.3, 0.6, -0.5],
      biases: [0.01, 0.02, 0.03], activation: .sigmoid),
  ])

  /// Mins (0, 0, 5), maxs (1, 4, 5): the constant third column is always 0.
  static let scaler = InputScaler(origins: [0, 0, 5], factors: [1, 0.25, 0])

  @Test(arguments: [
    ([0.2, 1, 5], 0.289061909243594),
    ([0.9, 3, 9], 0.290839193548249),
    ([-4, 10, 5], 1.0),
  ])
  func `ExpenseFlow's worked example scores as its own loader does`(row: [Double], score: Double) {
    let model = AutoencoderModel(
      scaler: Self.scaler, network: Self.network, score: .doubledToOne)
    let ours = model.score(ofScaled: Self.scaler.scaled(row))
    #expect(abs(ours - score) < 1e-12)
  }

  /// One row (0.25, 0.5, 1) at rate 0.1 from the network above, by the rule written out in Python:
  /// h = (0, 0.3375), so only the second unit's weights and the biases move in W₂, and both units in W₁.
  @Test func `ExpenseFlow's rule moves the decoder first and the encoder half as far through it`()
    throws
  {
    let settings = try Autoencoder.expenseFlow(code: 2)
    let shape = NetworkShape(settings, inputs: 3)
    var parameters = NetworkParameters<Double>(
      weights: [
        Matrix([[0.5, -0.25], [0.1, 0.2], [-0.3, 0.4]]),
        Matrix([[0.7, -0.2, 0.1], [0.3, 0.6, -0.5]]),
      ],
      biases: [Matrix([[0.05, -0.1]]), Matrix([[0.01, 0.02, 0.03]])])
    let row = Matrix<Double>([[0.25, 0.5, 1]])
    let loss = ExpenseFlowLearning(settings.training)
      .learn(row.row(0), shape, &parameters, rate: 0.1)
    #expect(abs(loss - 0.1220213288194159) < 1e-15)
    let wanted = DenseNetwork([
      .init(
        inputs: 3, outputs: 2,
        weights: [
          0.4983761728789323, -0.25464418079308354, 0.09675234575786462, 0.19071163841383296,
          -0.30649530848427076, 0.3814232768276659,
        ], biases: [0.05, -0.1], activation: .relu),
      .init(
        inputs: 2, outputs: 3,
        weights: [0.7, -0.2, 0.1, 0.29062479505588357, 0.5981303631191801, -0.4819561714216525],
        biases: [-0.017778385019604222, 0.014460335167941079, 0.08346319578769637],
        activation: .sigmoid),
    ])
    for (ours, theirs) in zip(shape.network(parameters).layers, wanted.layers) {
      // Sums in another order: a few units in the last place.
      #expect(zip(ours.weights, theirs.weights).allSatisfy { abs($0 - $1) < 1e-15 })
      #expect(zip(ours.biases, theirs.biases).allSatisfy { abs($0 - $1) < 1e-15 })
    }
  }

  @Test
  func `ExpenseFlow learns from the first 80 % of the rows, and never moves the first biases`()
    throws
  {
    let rows = Samples.blob(rows: 60, columns: 5)
    let model = try Autoencoder.expenseFlow(code: 3, rate: 0.01, epochs: 12)
      .fit(rows, seed: Seed(4))
    #expect(model.network.layers.map(\.outputs) == [3, 5])
    #expect(model.network.layers[0].biases == [0, 0, 0])
    #expect(model.history.training.count == 12)
    #expect(model.history.validation.count == 12)
    #expect(model.history.training[11] < model.history.training[0])
    // The others are watched: at the end, their loss is that of the network which is kept.
    let losses = (48..<60).map { row in
      let scaled = model.scaler.scaled((0..<5).map { Double(rows[row, $0]) })
      return zip(scaled, model.network.output(for: scaled))
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 5
    }
    #expect(abs(model.history.validation[11] - losses.reduce(0, +) / 12) < 1e-9)
    #expect(LearningRows(60, .init(share: 0.2), seed: Seed(4)).learned == Array(0..<48))
  }

  @Test
  func `the certificate network is 5, 8, 2, 8, 5 and half the inputs wide where they are more`()
    throws
  {
    let settings = try Autoencoder.certificates()
    #expect(NetworkShape(settings, inputs: 5).layers.map(\.outputs) == [8, 2, 8, 5])
    #expect(NetworkShape(settings, inputs: 9).layers.map(\.outputs) == [8, 4, 8, 9])
    #expect(
      NetworkShape(settings, inputs: 5).layers.map(\.activation) == [.relu, .relu, .relu, .sigmoid])
    #expect(settings.training.epochs == 30)
    #expect(settings.training.batch == 16)
    #expect(settings.training.validation == nil)
  }
}
