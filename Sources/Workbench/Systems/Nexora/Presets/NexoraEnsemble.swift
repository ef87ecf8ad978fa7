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

  enum Voting: String, Sendable, CaseIterable {
    case soft, hard
  }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> Ensemble {
    let members = settings[members]
    guard !members.isEmpty, Set(members).count == members.count else {
      throw SettingError(
        Self.members.name, mustBe: "at least one, each once",
        not: members.map(\.rawValue).joined(separator: ", "))
    }
    let weights = settings[weights] ?? members.map { _ in 1 }
    guard weights.count == members.count else {
      throw SettingError(
        Self.weights.name, mustBe: "\(members.count) numbers, one for each member",
        not: weights.count)
    }
    return try NexoraMember.ensemble(
      of: zip(members, weights).map { member, weight throws(SettingError) in
        (member, try model(of: member, settings), weight)
      }, settings[voting])
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
