import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct GradientTests {
  private func settings(
    _ activation: Activation, output: Activation, dropout: Double = 0
  ) throws -> Autoencoder {
    try Autoencoder(
      hidden: [
        .init(.exactly(4), activation, dropout: dropout), .init(.exactly(2), activation),
        .init(.exactly(3), activation, dropout: dropout),
      ], output: output, training: Training())
  }

  /// Every partial derivative, of every weight and bias of four layers, against a central difference.
  @Test(arguments: Activation.allCases, [0, 0.3])
  func `gradients are those of finite differences`(activation: Activation, dropout: Double) throws {
    for output in Activation.allCases {
      let shape = NetworkShape(
        try settings(activation, output: output, dropout: dropout), inputs: 5)
      var chance = Seed(5).generator()
      let batch = Matrix<Double>(rows: 7, columns: 5) { _, _ in chance.uniform(0.05, 1) }
      var parameters: NetworkParameters<Double> = shape.initial(Seed(8))
      for layer in parameters.biases.indices {
        for column in 0..<parameters.biases[layer].columns {
          parameters.biases[layer][0, column] = chance.uniform(0.1, 0.4)
        }
      }
      var pass = BatchPass<Double>(shape, rows: 7)
      var gradients = parameters.zeros
      // The same draws each time, so that the same answers are left out.
      var drawn: Generator? = Seed(3).generator()
      _ = pass.learn(batch, parameters, gradients: &gradients, chance: &drawn)

      func slope(_ place: WritableKeyPath<NetworkParameters<Double>, Double>) -> Double {
        let step = 1e-6
        let losses = [step, -step].map { move in
          var moved = parameters
          moved[keyPath: place] += move
          var unused = parameters.zeros
          var drawn: Generator? = Seed(3).generator()
          return pass.learn(batch, moved, gradients: &unused, chance: &drawn)
        }
        return (losses[0] - losses[1]) / (2 * step)
      }
      for layer in shape.layers.indices {
        for row in 0..<shape.layers[layer].inputs {
          for column in 0..<shape.layers[layer].outputs {
            let difference = slope(\.weights[layer][row, column])
            // A central difference of 1e-6 is good to about 1e-9 of a loss near 1.
            #expect(abs(gradients.weights[layer][row, column] - difference) < 2e-8)
          }
        }
        for column in 0..<shape.layers[layer].outputs {
          let difference = slope(\.biases[layer][0, column])
          #expect(abs(gradients.biases[layer][0, column] - difference) < 2e-8)
        }
      }
    }
  }

  /// One weight 1, gradients 0.5 and then −1, rate 0.1. After the first step Adam's corrected moments
  /// are 0.5 and 0.25: it moves by 0.1 · 0.5/(0.5 + ε). After the second they are (0.9·0.05 − 0.1)/0.19
  /// and (0.999·0.00025 + 0.001)/0.001999.
  @Test func `Adam divides the mean gradient by the root of the mean square, both corrected`() {
    var parameters = NetworkParameters<Double>(weights: [Matrix([[1]])], biases: [Matrix([[1]])])
    var step = GradientStep<Double>(
      .adam(first: 0.9, second: 0.999, epsilon: 1e-8), weightDecay: 0, for: parameters)
    var gradients = parameters.zeros
    gradients.weights[0][0, 0] = 0.5
    step.apply(gradients, to: &parameters, rate: 0.1)
    let first = 1 - 0.1 * 0.5 / (0.5 + 1e-8)
    #expect(abs(parameters.weights[0][0, 0] - first) < 1e-14)
    #expect(parameters.biases[0][0, 0] == 1)
    gradients.weights[0][0, 0] = -1
    step.apply(gradients, to: &parameters, rate: 0.1)
    let mean = (0.9 * 0.05 - 0.1) / 0.19
    let square = (0.999 * 0.00025 + 0.001) / 0.001999
    let second = first - 0.1 * mean / (square.squareRoot() + 1e-8)
    #expect(abs(parameters.weights[0][0, 0] - second) < 1e-14)
  }

  /// Weight 1, bias 1, slope 0.5 twice, rate 0.1, momentum 0.5, decay 0.2: velocities 0.5 and 0.75. The
  /// weight loses 2 % before each move; the bias does not.
  @Test func `descent gathers momentum, and decay takes from weights alone`() {
    var parameters = NetworkParameters<Double>(weights: [Matrix([[1]])], biases: [Matrix([[1]])])
    var step = GradientStep<Double>(.descent(momentum: 0.5), weightDecay: 0.2, for: parameters)
    var gradients = parameters.zeros
    gradients.weights[0][0, 0] = 0.5
    gradients.biases[0][0, 0] = 0.5
    step.apply(gradients, to: &parameters, rate: 0.1)
    step.apply(gradients, to: &parameters, rate: 0.1)
    #expect(abs(parameters.weights[0][0, 0] - ((0.98 - 0.05) * 0.98 - 0.075)) < 1e-15)
    #expect(abs(parameters.biases[0][0, 0] - (1 - 0.05 - 0.075)) < 1e-15)
  }

  @Test func `answers are left out while it learns, and never where it only measures`() throws {
    let batch = Matrix<Double>(rows: 7, columns: 5) { row, column in Double(row + column) / 12 }
    func errors(_ dropout: Double) throws -> (learned: Double, measured: Double) {
      let shape = NetworkShape(
        try settings(.tanh, output: .sigmoid, dropout: dropout), inputs: 5)
      let parameters: NetworkParameters<Double> = shape.initial(Seed(8))
      var pass = BatchPass<Double>(shape, rows: 7)
      var gradients = parameters.zeros
      var chance: Generator? = Seed(3).generator()
      let learned = pass.learn(batch, parameters, gradients: &gradients, chance: &chance)
      return (learned, pass.loss(batch, parameters))
    }
    let (all, half) = (try errors(0), try errors(0.5))
    #expect(all.learned == all.measured)
    #expect(half.measured == all.measured)
    #expect(half.learned != half.measured)
  }

  /// 2,000 units of 1 each, whose mean is the answer to 1. A quarter of them left out and the others raised to 4/3,
  /// the mean has a deviation of √(1/3 / 2,000) = 0.0129 around 1.
  @Test func `units are left out by chance, and the others raised so that the mean stays`() throws {
    let shape = NetworkShape(
      try Autoencoder(
        hidden: [.init(.exactly(2000), .linear, dropout: 0.25)], output: .linear,
        training: Training()), inputs: 1)
    let parameters = NetworkParameters<Double>(
      weights: [
        Matrix(rows: 1, columns: 2000) { _, _ in 1 },
        Matrix(rows: 2000, columns: 1) { _, _ in 1.0 / 2000 },
      ], biases: [Matrix(rows: 1, columns: 2000) { _, _ in 0 }, Matrix([[0]])])
    var pass = BatchPass<Double>(shape, rows: 1)
    var unused = parameters.zeros
    var chance: Generator? = Seed(4).generator()
    let errors = (0..<3).map { _ in
      pass.learn(Matrix([[1]]), parameters, gradients: &unused, chance: &chance)
    }
    #expect(errors.allSatisfy { $0 > 0 && $0 < 16 * 0.0129 * 0.0129 })
    #expect(Set(errors).count == 3)
    #expect(pass.loss(Matrix([[1]]), parameters) < 1e-20)
  }

  /// At a rate at which nothing moves, the error of an epoch is that of all rows, however they are cut into batches.
  @Test func `the last rows of an epoch are learned from, though they fill no batch`() throws {
    let rows = Matrix<Double>(rows: 10, columns: 3) { row, column in
      Double((row * 7 + column * 3) % 11) / 10
    }
    func error(batch: Int) throws -> Double {
      let settings = try Autoencoder(
        hidden: [.init(.exactly(2), .tanh)], training: Training(epochs: 1, batch: batch, rate: 1e-9)
      )
      let learned = GradientLearning(
        settings.training, .adam(first: 0.9, second: 0.999, epsilon: 1e-8)
      ).learn(NetworkShape(settings, inputs: 3), from: rows, seed: Seed(2))
      return learned.history.training[0]
    }
    let whole = try error(batch: 10)
    #expect(whole > 0.01)
    for batch in [3, 4, 7] { #expect(abs(try error(batch: batch) / whole - 1) < 1e-5) }
  }
}
