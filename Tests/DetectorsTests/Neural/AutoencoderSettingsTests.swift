import Detectors
import Testing
import Vocabulary

struct AutoencoderSettingsTests {
  private func autoencoder(_ yaml: String) throws -> Autoencoder? {
    try made("autoencoder: \(yaml)") as? Autoencoder
  }

  @Test func `layers are mirrored without the code twice, or taken as they are`() throws {
    let training = try Training()
    #expect(
      try autoencoder("{ layers: [8, 3], activation: tanh, dropout: 0.1 }")
        == Autoencoder(
          hidden: [
            .init(.exactly(8), .tanh, dropout: 0.1), .init(.exactly(3), .tanh),
            .init(.exactly(8), .tanh, dropout: 0.1),
          ], training: training))
    #expect(
      try autoencoder("{ layers: [8, 3], mirrored: false, dropout: 0.1, output: sigmoid }")
        == Autoencoder(
          hidden: [
            .init(.exactly(8), .relu, dropout: 0.1), .init(.exactly(3), .relu, dropout: 0.1),
          ], output: .sigmoid, training: training))
  }

  @Test func `inputs are scaled as the spec says`() throws {
    #expect(try autoencoder("{ input: none }")?.scaling == InputScaling.none)
    #expect(try autoencoder("{ input: min-max }")?.scaling == .minMax(constant: .offset))
    #expect(try autoencoder("{ input: standard }")?.scaling == .standard)
  }

  @Test func `learning reads its keys`() throws {
    #expect(
      try autoencoder(
        """
        { epochs: 9, batch: 7, rate: 0.01, weight-decay: 0.1, update: sgd, momentum: 0.5,
          validation: 0.2, patience: 3 }
        """)?.training
        == Training(
          epochs: 9, batch: 7, rate: 0.01, weightDecay: 0.1,
          update: .gradient(.descent(momentum: 0.5)),
          validation: .init(share: 0.2, rows: .last),
          stopping: .init(patience: 3, restoresBest: true)))
    #expect(throws: (any Error).self) { try autoencoder("{ momentum: 0.5 }") }
  }

  @Test func `ExpenseFlow's update brings its net and its score, of one layer`() throws {
    #expect(
      try autoencoder(
        "{ layers: 3, update: expenseflow, rate: 0.01, epochs: 4, validation: 0.1 }")
        == Autoencoder.expenseFlow(code: 3, rate: 0.01, epochs: 4, validation: 0.1))
    #expect(
      throws: SettingError("layers", mustBe: "one layer where 'update' is expenseflow", not: 2)
    ) { try autoencoder("{ layers: [8, 3], update: expenseflow }") }
  }

  @Test func `a setting that no layer or step can have is refused`() {
    #expect(throws: SettingError("layers", mustBe: "a whole number from 1 to 65536", not: 0)) {
      try Autoencoder.Layer(.exactly(0))
    }
    #expect(throws: SettingError("momentum", mustBe: "a number from 0 to 0.999", not: 1)) {
      try Training(update: .gradient(.descent(momentum: 1)))
    }
    #expect(throws: SettingError("validation", mustBe: "a number from 0 to 0.9", not: 0.95)) {
      try Training(validation: .init(share: 0.95))
    }
    #expect(throws: SettingError("patience", mustBe: "a whole number, at least 1", not: 0)) {
      try Training(stopping: .init(patience: 0))
    }
    #expect(throws: SettingError("floor", mustBe: "between 0 and 1", not: 2)) {
      try Training(halving: .init(patience: 5, floor: 2))
    }
  }
}
