import Detectors
import Formats
public import Forms
import Scoring
import Vocabulary

/// The certificate verifier's network, by the settings that the system has for it.
public struct CertificateAutoencoder: Keyed {
  public static let name = "certificates"
  public static let help =
    "The certificate verifier's network, inputs → 8 → half → 8 → inputs, whose error a map brings to 0…1."
  static let map = Key<Self, Map>.axis(
    "map", .word, or: .exponential,
    "1 − e^(−rate · error), or a logistic curve whose middle and width the training errors tell.")
  static let rate = Key<Self, Double>.axis("rate", .positive, or: 25, "The rate of that map.")
  static let epochs = Key<Self, Int>.axis(
    "epochs", Autoencoder.epochs.kind, or: 30, "How often all rows are learned from.")
  static let variant = Key<Self, YearVariant>.axis(
    "variant", .word, or: .described, YearVariant.help)
  public static var keys: [any FormKey<Self>] { [map, rate, epochs, variant] }

  /// How an error becomes a score.
  enum Map: String, Sendable, CaseIterable {
    case exponential, logistic
  }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> any Detector {
    let usual = try Autoencoder.certificates()
    let network = try Autoencoder(
      hidden: usual.hidden, output: usual.output, scaling: usual.scaling, start: usual.start,
      training: Training(
        epochs: settings[epochs], batch: usual.training.batch, rate: usual.training.rate,
        update: usual.training.update), score: usual.score)
    let map: Choice =
      switch settings[map] {
      case .exponential: Choice("exponential", ["rate": .number(settings[rate])])
      case .logistic: Choice("logistic")
      }
    return settings[variant].detector(
      try Ensemble(
        of: [Ensemble.Member(network, scale: .map(ScoreMapKind(map)))], combination: .mean))
  }
}

/// The certificate verifier's forest, which serves where there is no network.
public struct CertificateForest: Keyed {
  public static let name = "certificates-forest"
  public static let help =
    "The certificate verifier's forest, 150 trees of scikit-learn's kind, with 1/(1 + e^(5d)) of the decision d."
  static let trees = Key<Self, Int>.axis(
    "trees", IsolationForest.trees.kind, or: 150, "How many trees.")
  static let contamination = Key<Self, Double>.axis(
    "contamination", .number(0...0.5, above: true), or: 0.05,
    "The share of training rows whose decision is below 0.")
  static let variant = Key<Self, YearVariant>.axis(
    "variant", .word, or: .described, YearVariant.help)
  public static var keys: [any FormKey<Self>] { [trees, contamination, variant] }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> any Detector {
    let forest = try IsolationForest(trees: settings[trees])
    return settings[variant].detector(
      try Ensemble(
        of: [
          Ensemble.Member(
            forest, scale: .logistic(steepness: 5, at: .contamination(settings[contamination])))
        ], combination: .mean))
  }
}
