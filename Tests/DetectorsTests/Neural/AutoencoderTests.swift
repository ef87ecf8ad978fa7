import Foundation
import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct AutoencoderTests {
  /// A linear network with a code of 2 spans a plane; no plane leaves less than the first two principal
  /// components do, and learning comes close to them.
  @Test func `a linear autoencoder learns the principal plane`() throws {
    let rows = Matrix<Float>(rows: 200, columns: 4) { row, column in
      let (a, b) = (sin(Double(row)), cos(Double(row) * 1.7))
      let noise = 0.1 * sin(Double(row * 7 + column * 3))
      return Float([a + b, a - b, 0.5 * a, b][column] + noise)
    }
    let plane =
      try PrincipalComponents(kept: .count(2), standardized: false)
      .fit(rows, seed: Seed(1)).scores(of: rows).values.reduce(0, +) / 200
    let model = try Autoencoder(
      hidden: [.init(.exactly(2), .linear)], scaling: .none,
      training: Training(epochs: 300, batch: 20, rate: 0.01)
    ).fit(rows, seed: Seed(2))
    let error = try model.scores(of: rows).values.reduce(0, +) / 200
    #expect(error > plane * 0.999_999)
    #expect(error < plane * 1.02)
  }

  @Test func `early stopping brings back the weights of the best epoch`() throws {
    let rows = Samples.blob(rows: 80, columns: 3)
    func learned(_ training: Training) throws -> AutoencoderModel {
      try Autoencoder(hidden: [.init(.exactly(2), .tanh)], output: .sigmoid, training: training)
        .fit(rows, seed: Seed(6))
    }
    let validation = Training.Validation(share: 0.3, rows: .shuffled)
    let stopped = try learned(
      Training(
        epochs: 400, rate: 0.05, validation: validation, stopping: .init(patience: 4)))
    let losses = stopped.history.validation
    let best = try #require(stopped.history.kept)
    #expect(losses.count == best + 5)
    #expect(losses.count < 400)
    #expect(losses.allSatisfy { $0 >= losses[best] })
    let straight = try learned(
      Training(epochs: best + 1, rate: 0.05, validation: validation))
    #expect(straight.network == stopped.network)
    #expect(straight.history.validation == Array(losses[...best]))
  }

  /// Losses 3, 2, 2, 2.5, 1, 1, 1, 1 with patience 2: the second and third epoch without gain halve the
  /// rate, and after that every second one; below the floor it does not go.
  @Test func `the rate halves after epochs without gain, down to its floor`() throws {
    let training = try Training(rate: 1, halving: .init(patience: 2, floor: 0.3))
    var watch = LossWatch<Int>(training)
    var rates: [Double] = []
    for (epoch, loss) in [3, 2, 2, 2.5, 1, 1, 1, 1, 1].enumerated() {
      let goesOn = watch.note(loss, epoch: epoch, keeping: { epoch })
      #expect(goesOn)
      rates.append(watch.rate)
    }
    #expect(rates == [1, 1, 1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3])
    #expect(watch.best == nil)
  }

  @Test func `the last rows are watched, or rows that the seed draws`() {
    let last = LearningRows(10, .init(share: 0.2), seed: Seed(1))
    #expect(last.learned == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(last.watched == [8, 9])
    let drawn = LearningRows(10, .init(share: 0.2, rows: .shuffled), seed: Seed(1))
    #expect((drawn.learned + drawn.watched).sorted() == Array(0..<10))
    #expect(drawn.watched.count == 2)
    #expect(drawn.watched != last.watched)
    #expect(LearningRows(1, .init(share: 0.9), seed: Seed(1)).learned == [0])
  }

  @Test func `an untrained network has the first weights and no history`() throws {
    let rows = Samples.blob(rows: 40, columns: 4)
    let settings = try Autoencoder(
      hidden: [.init(.exactly(3))], start: .narrow, training: Training(epochs: 5))
    let model = try settings.untrained().fit(rows, seed: Seed(9))
    #expect(model.history == LossHistory())
    let bound = (2.0 / 7).squareRoot()
    for layer in model.network.layers {
      #expect(layer.weights.allSatisfy { abs($0) <= bound })
      #expect(Set(layer.weights).count == 12)
      #expect(layer.biases.allSatisfy { $0 == 0 })
    }
    #expect(try settings.fit(rows, seed: Seed(9)).network != model.network)
  }

  /// The column 2, 4, 6 has mean 4 and population deviation √(8/3); the column 5, 5, 5 is constant.
  @Test func `inputs are scaled by range, by deviation, or not at all`() {
    let rows = Matrix<Float>([[2, 5], [4, 5], [6, 5]])
    func scaled(_ scaling: InputScaling) -> [Double] {
      InputScaler(scaling, for: rows).scaled([8, 7])
    }
    #expect(scaled(.none) == [8, 7])
    #expect(scaled(.minMax()) == [1.5, 2])
    #expect(scaled(.minMax(constant: .zero)) == [1.5, 0])
    #expect(abs(scaled(.standard)[0] - 4 / (8.0 / 3).squareRoot()) < 1e-15)
    #expect(scaled(.standard)[1] == 2)
  }

  @Test func `activations are their formulas, in Float and in Double`() {
    let places = (-20...20).map { Double($0) / 4 }
    func answers<Element: Scalar>(_ activation: Activation, _: Element.Type) -> [Double] {
      var values = Matrix(rows: 1, columns: places.count, elements: places.map { Element($0) })
      values.activate(
        adding: Matrix(rows: 1, columns: places.count), activation.function)
      return values.elements.map { Double($0) }
    }
    #expect(answers(.linear, Double.self) == places)
    #expect(answers(.relu, Double.self) == places.map { max(0, $0) })
    for (ours, place) in zip(answers(.tanh, Double.self), places) {
      #expect(abs(ours - tanh(place)) < 1e-15)
    }
    for (ours, place) in zip(answers(.sigmoid, Double.self), places) {
      #expect(abs(ours - 1 / (1 + exp(-place))) < 1e-15)
    }
    #expect(answers(.relu, Float.self) == places.map { max(0, $0) })
    for (ours, place) in zip(answers(.tanh, Float.self), places) {
      #expect(abs(ours - tanh(place)) < 3e-7)
    }
  }

  @Test func `weights that grow without bound are reported with what to do`() throws {
    let settings = try Autoencoder(
      hidden: [.init(.exactly(3), .linear)], scaling: .none,
      training: Training(epochs: 50, rate: 1e20, update: .gradient(.descent())))
    #expect(
      throws: FitError.unsolved(
        "the autoencoder's weights grew without bound; lower 'rate', or scale the inputs")
    ) { try settings.fit(Samples.blob(rows: 40), seed: Seed(1)) }
  }

  @Test func `settings out of range say what they may be`() {
    #expect(throws: SettingError("batch", mustBe: "a whole number, at least 1", not: 0)) {
      try Training(batch: 0)
    }
    #expect(throws: SettingError("dropout", mustBe: "a number from 0 to 0.95", not: 1)) {
      try Autoencoder.Layer(.exactly(3), dropout: 1)
    }
    #expect(throws: SettingError("layers", mustBe: "at least one layer", not: "none")) {
      try Autoencoder(hidden: [], training: Training())
    }
    #expect(throws: SettingError.self) {
      try Autoencoder(
        hidden: [.init(.exactly(3)), .init(.exactly(3))],
        training: Training(update: .expenseFlow))
    }
  }
}

struct AutoencoderLawsTests {
  @Test func `an autoencoder keeps the laws of every detector`() throws {
    try expectLaws(
      of: Autoencoder(
        hidden: Autoencoder.mirrored([6, 2], .tanh, dropout: 0.1), scaling: .standard,
        training: Training(epochs: 4, batch: 9, weightDecay: 0.01)),
      on: Samples.blob(rows: 40))
  }

  @Test func `the systems' autoencoders keep the laws of every detector`() throws {
    try expectLaws(of: Autoencoder.expenseFlow(code: 3, epochs: 3), on: Samples.blob(rows: 40))
    try expectLaws(of: Autoencoder.certificates(), on: Samples.blob(rows: 40))
  }

  @Test func `an untrained autoencoder keeps the laws of every detector`() throws {
    try expectLaws(
      of: Autoencoder(hidden: [.init(.exactly(3))], training: Training()).untrained(),
      on: Samples.blob(rows: 40))
  }
}
