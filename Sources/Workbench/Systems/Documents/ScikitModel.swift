import Detectors
import Formats
import Numerics
import Vocabulary

/// A fitted model as arrays of which scikit-learn's can be made again.
struct ScikitModel {
  /// The name of its files, and of the model in the engine.
  let name: String
  let loader: PythonLoader
  /// What it is beside its arrays, as its own JSON says.
  let json: JSON
  let arrays: [DocumentFile]

  /// - Parameter border: The score above which a row is an anomaly to the model itself.
  /// - Returns: `nil` for a model that the library has not, or has otherwise.
  init?(_ model: any AnomalyModel, named name: String, border: Double) {
    self.name = name
    if let forest = model as? IsolationForest.Model {
      guard forest.pathLength == .classic, forest.missing == .refused else { return nil }
      loader = .forest
      json = ScikitForest(forest, offset: -border).json
      arrays = []
    } else if let factor = model as? LocalOutlierFactor.Model {
      guard let metric = factor.metric.wordOfScikit else { return nil }
      loader = .neighbors
      json = [
        "n_neighbors": JSON(factor.neighbors), "metric": .text(metric), "novelty": true,
        "offset": .number(-border),
      ]
      arrays = [Self.file("\(name)_rows.npy", factor.trainingRows)]
    } else if let machine = model as? OneClassModel<OneClassSVM> {
      // Its own border is all that a machine can have, in its own measure.
      guard border == 0, machine.divisor == 1 else { return nil }
      loader = .machine
      var members = machine.kernel.members
      members["intercept"] = .number(-machine.rho)
      json = .object(members)
      arrays = [
        Self.file("\(name)_support_vectors.npy", machine.points),
        DocumentFile(
          "\(name)_dual_coef.npy", NPY.bytes(of: Tensor(.double(machine.coefficients)))),
      ]
    } else {
      return nil
    }
  }

  /// All its files; `facts` stand in its JSON beside what the library needs.
  func files(saying facts: JSON.Object = [:]) -> [DocumentFile] {
    var members = json.members ?? [:]
    for fact in facts { members[fact.key] = fact.value }
    return [DocumentFile("\(name).json", JSON.object(members).bytes())] + arrays
  }

  /// The Python that makes it.
  var call: String { loader.call(name) }

  private static func file(_ name: String, _ rows: Matrix<Float>) -> DocumentFile {
    DocumentFile(
      name,
      NPY.bytes(of: Tensor(.float(rows.compact().elements), shape: [rows.rows, rows.columns])))
  }
}

extension KernelSetting {
  /// The kernel by the names of scikit-learn; of what it has not, any number will do.
  fileprivate var members: JSON.Object {
    func named(_ name: String, _ gamma: Gamma?, degree: Int = 3, offset: Double = 0) -> JSON.Object
    {
      var number = 1.0
      if case .value(let value)? = gamma { number = value }
      return [
        "kernel": .text(name), "gamma": .number(number), "degree": JSON(degree),
        "coef0": .number(offset),
      ]
    }
    return switch self {
    case .rbf(let gamma): named("rbf", gamma)
    case .linear: named("linear", nil)
    case .polynomial(let degree, let gamma, let offset):
      named("poly", gamma, degree: degree, offset: offset)
    case .sigmoid(let gamma, let offset): named("sigmoid", gamma, offset: offset)
    }
  }
}

extension Metric {
  /// What scikit-learn calls it; `nil` where it would need more than a word.
  fileprivate var wordOfScikit: String? {
    switch self {
    case .euclidean: "euclidean"
    case .manhattan: "manhattan"
    case .chebyshev: "chebyshev"
    case .cosine: "cosine"
    case .minkowski: nil
    }
  }
}
