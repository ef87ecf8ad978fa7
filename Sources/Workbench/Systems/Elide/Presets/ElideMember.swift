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
