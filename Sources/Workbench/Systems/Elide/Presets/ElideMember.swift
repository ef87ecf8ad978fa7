import Detectors
public import Forms
import Vocabulary

/// A detector of the engine, with the border that it draws itself.
enum ElideMember: String, Sendable, CaseIterable {
  case forest, lof, svm

  func detector(_ settings: Settings<ElideMembers>) throws(SettingError) -> any Detector {
    switch self {
    case .forest: try IsolationForest(trees: settings[ElideMembers.trees])
    case .lof: try LocalOutlierFactor(neighbors: settings[ElideMembers.neighbors])
    case .svm: try OneClassSVM(nu: settings[ElideMembers.nu], scale: .libsvm)
    }
  }

  /// Where its scores begin to be anomalies.
  func cut(_ settings: Settings<ElideMembers>) -> MemberCut {
    switch self {
    case .forest, .lof: .contamination(settings[ElideMembers.contamination])
    case .svm: .score(0)
    }
  }
}

/// What all detectors of the engine have as settings.
public struct ElideMembers: Keyed {
  public static let name = "elide-members"
  public static let help = "The detectors of Elide's engine."
  static let trees = Key<Self, Int>.axis(
    "trees", IsolationForest.trees.kind, or: 100, "How many trees the forest has.")
  static let neighbors = Key<Self, Int>.axis(
    "neighbors", LocalOutlierFactor.neighbors.kind, or: 20, "How many neighbors LOF asks.")
  static let nu = Key<Self, Double>.axis(
    "nu", OneClassSVM.nu.kind, or: 0.1, "About the share of rows outside the SVM's border.")
  static let contamination = Key<Self, Double>.axis(
    "contamination", .number(0...0.5, above: true), or: 0.1,
    "The share of training rows that forest and LOF call anomalies.")
  public static var keys: [any FormKey<Self>] { [trees, neighbors, nu, contamination] }
}

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
    let own = settings.read(as: ElideMembers.self)
    var asked: [Ensemble.ElideMember] = []
    for (member, weight) in zip(members, weights) {
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
