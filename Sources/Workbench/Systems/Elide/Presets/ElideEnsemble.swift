import Detectors
public import Forms
import Vocabulary

/// Elide's ensemble.
public struct ElideEnsemble: Keyed {
  public static let name = "elide"
  public static let help =
    "Elide's ensemble of its forest, its LOF and its one-class SVM, each by its own border: the share of votes, or the mean or the "
    + "highest of scores brought to 0…1 by the spread of training scores."
  static let members = Key<Self, [ElideMember]>.key(
    "members", .list(of: .word), or: ElideMember.allCases, "The detectors that have a say.")
  static let strategy = Key<Self, Strategy>.axis(
    "strategy", .word, or: .voting, "How their answers become one.")
  static let variant = Key<Self, Variant>.axis(
    "variant", .word, or: .described,
    "Whether decisions are brought to 0…1 first, or lose their sign as in the running system; votes are the same."
  )
  static let weights = Key<Self, [Double]?>.optionalAxis(
    "weights", .list(of: Ensemble.Member.weight.kind),
    "How much each counts, in their order; else all the same.")
  public static var keys: [any FormKey<Self>] {
    [members, strategy, variant, weights] + ElideMembers.keys(lentTo: Self.self)
  }

  enum Strategy: String, Sendable, CaseIterable {
    case voting, average, max
  }

  enum Variant: String, Sendable, CaseIterable {
    case described, deployed
  }

  static func detector(_ settings: Settings<Self>) throws(SettingError) -> Ensemble {
    let own = settings.read(as: ElideMembers.self)
    var asked: [Ensemble.ElideMember] = []
    for (member, weight) in try NamedMembers(settings[members], weights: settings[weights]).all {
      asked.append(.init(try member.detector(own), weight: weight, cut: member.cut(own)))
    }
    return try .elide(how(settings), of: asked)
  }

  private static func how(_ settings: Settings<Self>) -> Ensemble.ElideStrategy {
    switch (settings[strategy], settings[variant]) {
    case (.voting, _): .voting
    case (.average, .described): .average
    case (.average, .deployed): .deployedAverage
    case (.max, .described): .maximum
    case (.max, .deployed): .deployedMaximum
    }
  }
}
