import Detectors
public import Forms
import Vocabulary

/// Nexora's isolation forest, by the settings that the service searches over.
///
/// Its contamination moves the border, and not the score: a place between the ends of the training decisions.
public struct NexoraForest: Keyed {
  public static let name = "nexora-forest"
  public static let help =
    "Nexora's forest, 200 trees of scikit-learn's kind; a score is where a decision lies between the ends of the training ones."
  static let trees = Key<Self, Int>.axis(
    "trees", IsolationForest.trees.kind, or: 200, "How many trees.")
  static let sample = Key<Self, TreeSample>.axis(
    "sample", IsolationForest.sample.kind, or: IsolationForest.sample.standard,
    "How many rows a tree sees.")
  static let features = Key<Self, Double>.axis(
    "features", IsolationForest.features.kind, or: IsolationForest.features.standard,
    "The share of the columns that a tree sees.")
  public static var keys: [any FormKey<Self>] { [trees, sample, features] }

  static func model(_ settings: Settings<Self>) throws(SettingError) -> IsolationForest {
    try IsolationForest(
      trees: settings[trees], sample: settings[sample], features: settings[features])
  }
}

/// Nexora's one-class support vector machine.
public struct NexoraSVM: Keyed {
  public static let name = "nexora-svm"
  public static let help =
    "Nexora's one-class SVM with LIBSVM's decision f; a score is 1/(1 + e^f). It wants rows scaled by median and quartiles."
  static let nu = Key<Self, Double>.axis(
    "nu", OneClassSVM.nu.kind, or: 0.1, "About the share of rows outside the border.")
  static let kernel = Key<Self, Kernel>.axis("kernel", .word, or: .rbf, "How alike two rows are.")
  static let gamma = Key<Self, KernelSetting.Gamma>.axis(
    "gamma", OneClassSVM.gamma.kind, or: .scale, "How fast likeness falls with distance.")
  public static var keys: [any FormKey<Self>] { [nu, kernel, gamma] }

  /// The kernels that the service searches over, by its words.
  enum Kernel: String, Sendable, CaseIterable {
    case rbf, poly, sigmoid
  }

  static func model(_ settings: Settings<Self>) throws(SettingError) -> OneClassSVM {
    let gamma = settings[gamma]
    let kernel: KernelSetting =
      switch settings[kernel] {
      case .rbf: .rbf(gamma: gamma)
      case .poly: .polynomial(gamma: gamma)
      case .sigmoid: .sigmoid(gamma: gamma)
      }
    return try OneClassSVM(nu: settings[nu], kernel: kernel, scale: .libsvm)
  }
}

/// Nexora's autoencoder.
public struct NexoraAutoencoder: Keyed {
  public static let name = "nexora-autoencoder"
  public static let help =
    "Nexora's autoencoder, 40, 30, 20 and 20 units and their mirror with dropout; a score is a logistic curve of the "
    + "error's multiple of the training errors' 95 % quantile."
  static let layers = Key<Self, [Int]>.axis(
    "layers", Autoencoder.layers.kind, or: [40, 30, 20], "The widths from the input to the code.")
  static let code = Key<Self, Int>.axis(
    "code", .whole(1...65_536), or: 20, "The width of the code.")
  static let dropout = Key<Self, Double>.axis(
    "dropout", Autoencoder.dropout.kind, or: 0.2, "The share of a layer that each step leaves out.")
  static let rate = Key<Self, Double>.axis(
    "rate", Autoencoder.rate.kind, or: 0.001, "How far a step goes at first.")
  static let epochs = Key<Self, Int>.axis(
    "epochs", Autoencoder.epochs.kind, or: 100, "How often all rows are learned from at most.")
  public static var keys: [any FormKey<Self>] { [layers, code, dropout, rate, epochs] }

  static func model(_ settings: Settings<Self>) throws(SettingError) -> Autoencoder {
    try Autoencoder(
      hidden: Autoencoder.mirrored(
        settings[layers] + [settings[code]], .relu, dropout: settings[dropout]),
      output: .sigmoid,
      training: Training(
        epochs: settings[epochs], batch: 32, rate: settings[rate],
        update: .gradient(.adam(epsilon: 1e-7)),
        validation: .init(share: 0.2, rows: .shuffled),
        stopping: .init(patience: 10, restoresBest: true),
        halving: .init(patience: 5, floor: 1e-7)))
  }
}
