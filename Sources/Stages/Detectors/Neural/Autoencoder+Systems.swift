public import Vocabulary

/// The networks of the systems that Assay serves, with their defaults.
extension Autoencoder {
  /// ExpenseFlow's: one ReLU layer, sigmoid out, its own rule of learning, and its score.
  public static func expenseFlow(
    code: Int = 16, rate: Double = 0.001, epochs: Int = 50, validation: Double = 0.2
  ) throws(SettingError) -> Autoencoder {
    try Autoencoder(
      hidden: [Layer(.exactly(code), .relu)], output: .sigmoid, scaling: .minMax(constant: .zero),
      start: .narrow,
      training: Training(
        epochs: epochs, rate: rate, update: .expenseFlow,
        validation: .init(share: validation, rows: .last)),
      score: .doubledToOne)
  }

  /// The certificate verifier's: inputs → 8 → code → 8 → inputs, code = max(2, ⌊inputs / 2⌋).
  public static func certificates() throws(SettingError) -> Autoencoder {
    try Autoencoder(
      hidden: [
        Layer(.exactly(8), .relu), Layer(.half(atLeast: 2), .relu), Layer(.exactly(8), .relu),
      ],
      output: .sigmoid,
      training: Training(epochs: 30, batch: 16, update: .gradient(.adam(epsilon: 1e-7))))
  }
}
