import Detectors
public import Forms
import Vocabulary

/// Nexora's ensemble: the mean of its members' scores, or the share of them that call a row anomalous.
public struct NexoraEnsemble: Keyed {
  public static let name = "nexora"
  public static let help =
    "Nexora's ensemble of its forest, its one-class SVM and its autoencoder, by the mean of their scores or by votes "
    + "above 0.7; today the service runs without the autoencoder. It wants rows scaled by median and quartiles."
  static let members = Key<Self, [NexoraMember]>.key(
    "members", .list(of: .word), or: [.forest, .svm], "The models that have a say.")
  static let voting = Key<Self, Voting>.axis(
    "voting", .word, or: .soft, "The mean of scores, or the share of scores above 0.7.")
  static let weights = Key<Self, [Double]?>.optionalAxis(
    "weights", .list(of: Ensemble.Member.weight.kind),
    "How much each member counts, in their order; else all the same.")
  public static var keys: [any FormKey<Self>] {
    [members, voting, weights] + NexoraForest.keys(lentTo: Self.self)
      + NexoraSVM.keys(lentTo: Self.self) + NexoraAutoencoder.keys(lentTo: Self.self)
  }

  /// A member votes above this score.
  static let vote = 0.7

  enum Voting: String, Sendable, CaseIterable {
    case soft, hard
  }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> Ensemble {
    var asked: [(member: NexoraMember, detector: any Detector, weight: Double)] = []
    for (member, weight) in try NamedMembers(settings[members], weights: settings[weights]).all {
      asked.append((member, try model(of: member, settings), weight))
    }
    return try NexoraMember.ensemble(of: asked, settings[voting])
  }

  private static func model(
    of member: NexoraMember, _ settings: Settings<Self>
  ) throws(SettingError) -> any Detector {
    switch member {
    case .forest: try NexoraForest.model(settings.read(as: NexoraForest.self))
    case .svm: try NexoraSVM.model(settings.read(as: NexoraSVM.self))
    case .autoencoder: try NexoraAutoencoder.model(settings.read(as: NexoraAutoencoder.self))
    }
  }
}
