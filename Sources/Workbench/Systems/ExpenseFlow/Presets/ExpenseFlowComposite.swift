public import Detectors
public import Forms
public import Vocabulary

/// ExpenseFlow's composite of its forest and its autoencoder.
public struct ExpenseFlowComposite: Keyed {
  public static let name = "expenseflow"
  public static let help =
    "ExpenseFlow's composite: 0.6 of its forest and 0.4 of its autoencoder, with a confidence that falls with "
    + "their difference."
  static let weights = Key<Self, [Double]>.axis(
    "weights", .list(of: Ensemble.Member.weight.kind), or: ExpenseFlowShares.deployed.all,
    "How much the forest counts, and how much the autoencoder.")
  public static var keys: [any FormKey<Self>] {
    [weights] + ExpenseFlowForest.keys(lentTo: Self.self)
      + ExpenseFlowAutoencoder.keys(lentTo: Self.self)
  }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> Ensemble {
    let weights = settings[weights]
    guard weights.count == 2 else {
      throw SettingError(
        "weights", mustBe: "two numbers, for the forest and for the autoencoder",
        not: weights.count)
    }
    return try .expenseFlow(
      forest: ExpenseFlowForest.detector(settings.read(as: ExpenseFlowForest.self)),
      autoencoder: ExpenseFlowAutoencoder.detector(settings.read(as: ExpenseFlowAutoencoder.self)),
      shares: ExpenseFlowShares(forest: weights[0], autoencoder: weights[1]))
  }
}

/// How much each of the two models counts in the composite.
public struct ExpenseFlowShares: Sendable, Equatable {
  public let forest: Double
  public let autoencoder: Double

  public init(forest: Double, autoencoder: Double) {
    self.forest = forest
    self.autoencoder = autoencoder
  }

  /// Those of the running system, which no model of it can change.
  public static let deployed = ExpenseFlowShares(forest: 0.6, autoencoder: 0.4)

  var all: [Double] { [forest, autoencoder] }
}

extension EnsembleConfidence {
  /// ExpenseFlow's: it falls with the difference of the two models.
  public static let expenseFlow = EnsembleConfidence.closeness(factor: 1.2)
}

extension Ensemble {
  /// ExpenseFlow's composite: the mean of both models by their shares, as they score.
  public static func expenseFlow(
    forest: any Detector, autoencoder: any Detector, shares: ExpenseFlowShares = .deployed
  ) throws(SettingError) -> Ensemble {
    try Ensemble(
      of: [
        Member(forest, weight: shares.forest, scale: .uncalibrated),
        Member(autoencoder, weight: shares.autoencoder, scale: .uncalibrated),
      ], combination: .mean, confidence: .expenseFlow)
  }
}
