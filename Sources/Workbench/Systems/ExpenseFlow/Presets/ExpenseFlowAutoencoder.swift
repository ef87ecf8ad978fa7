import Detectors
public import Forms
import Vocabulary

/// ExpenseFlow's autoencoder, by the settings that the system has for it.
public struct ExpenseFlowAutoencoder: Keyed {
  public static let name = "expenseflow-autoencoder"
  public static let help =
    "ExpenseFlow's autoencoder: one narrow ReLU layer, sigmoids out, its own rule of learning, and min(1, 2 · error)."
  static let code = Key<Self, Int>.axis(
    "code", .whole(1...65_536), or: 16, "How many units the narrow layer has.")
  static let rate = Key<Self, Double>.axis(
    "rate", Autoencoder.rate.kind, or: 0.001, "How far a step goes.")
  static let epochs = Key<Self, Int>.axis(
    "epochs", Autoencoder.epochs.kind, or: 50, "How often all rows are learned from.")
  static let validation = Key<Self, Double>.axis(
    "validation", Autoencoder.validation.kind, or: 0.2,
    "The share of rows, the last ones, that the loss is watched on.")
  static let update = Key<Self, Update>.axis(
    "update", .word, or: .deployed,
    "The system's own rule, or the gradient of the squared error with Adam, to compare it with.")
  public static var keys: [any FormKey<Self>] { [code, rate, epochs, validation, update] }

  /// How a row changes the weights.
  enum Update: String, Sendable, CaseIterable {
    case deployed, gradient
  }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> Autoencoder {
    let own = try Autoencoder.expenseFlow(
      code: settings[code], rate: settings[rate], epochs: settings[epochs],
      validation: settings[validation])
    switch settings[update] {
    case .deployed: return own
    case .gradient:
      return try Autoencoder(
        hidden: own.hidden, output: own.output, scaling: own.scaling, start: own.start,
        training: Training(
          epochs: settings[epochs], rate: settings[rate], update: .gradient(.adam()),
          validation: own.training.validation), score: own.score)
    }
  }
}
