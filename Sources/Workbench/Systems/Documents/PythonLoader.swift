/// Python that makes a model again from the files of a document: a function a kind of model, each of scikit-learn but
/// networks, which are sums of NumPy.
///
/// Each function takes the name under which the files of its model stand in the folder at hand.
enum PythonLoader: String, CaseIterable {
  case forest, neighbors, machine, network

  /// What makes the model whose files are called `name`.
  func call(_ name: String) -> String { "\(rawValue)(\"\(name)\")" }

  /// A script of the functions that some models need, and then of `rest`.
  static func script(
    _ loaders: [PythonLoader], importing others: [String] = [], _ rest: String
  ) -> String {
    let used = allCases.filter { loaders.contains($0) }
    let imports = ["import json", "", "import joblib", "import numpy as np"]
    return ((imports + used.flatMap(\.imports) + others) + used.map { "\n\n\($0.function)" })
      .joined(separator: "\n") + "\n\n\n\(rest)\n"
  }

  private var imports: [String] {
    switch self {
    case .forest:
      [
        "from sklearn.ensemble import IsolationForest",
        "from sklearn.ensemble._iforest import _average_path_length",
        "from sklearn.tree import ExtraTreeRegressor", "from sklearn.tree._tree import Tree",
      ]
    case .neighbors: ["from sklearn.neighbors import LocalOutlierFactor"]
    case .machine: ["from sklearn.svm import OneClassSVM"]
    case .network: []
    }
  }

  private var function: String {
    switch self {
    case .forest: Self.forestFunction
    case .neighbors: Self.neighborsFunction
    case .machine: Self.machineFunction
    case .network: Self.networkFunction
    }
  }

  /// A forest is fitted to rows of zeros, so that it has all that a fitted one has, and is given the trees.
  private static let forestFunction = """
    def forest(name):
        told = json.load(open(f"{name}.json"))
        columns, rows = told["n_features"], told["max_samples"]
        model = IsolationForest(n_estimators=len(told["trees"]), max_samples=rows).fit(np.zeros((rows, columns)))
        empty = ExtraTreeRegressor().fit(np.zeros((1, columns)), [0]).tree_.__getstate__()["nodes"]
        depths, lengths = [], []
        for place, arrays in enumerate(told["trees"]):
            nodes = np.zeros(len(arrays["feature"]), empty.dtype)
            nodes["left_child"], nodes["right_child"] = arrays["children_left"], arrays["children_right"]
            nodes["feature"], nodes["threshold"] = arrays["feature"], arrays["threshold"]
            nodes["n_node_samples"] = nodes["weighted_n_node_samples"] = arrays["n_node_samples"]
            depth = np.zeros(len(nodes), int)
            for node in range(len(nodes)):  # a node stands behind its parent
                for child in (nodes["left_child"][node], nodes["right_child"][node]):
                    if child >= 0:
                        depth[child] = depth[node] + 1
            tree = Tree(columns, np.array([1], dtype=np.intp), 1)
            tree.__setstate__({
                "max_depth": int(depth.max()), "node_count": len(nodes), "nodes": nodes,
                "values": np.zeros((len(nodes), 1, 1))})
            model.estimators_[place].tree_ = tree
            depths.append(tree.compute_node_depths())
            lengths.append(_average_path_length(tree.n_node_samples))
        model._decision_path_lengths, model._average_path_length_per_tree = depths, lengths
        model.offset_ = told["offset"]
        return model
    """

  /// It is deterministic, so that the same rows make the same model again.
  private static let neighborsFunction = """
    def neighbors(name):
        told = json.load(open(f"{name}.json"))
        model = LocalOutlierFactor(n_neighbors=told["n_neighbors"], metric=told["metric"], novelty=True)
        model.fit(np.load(f"{name}_rows.npy").astype(float))
        model.offset_ = told["offset"]
        return model
    """

  /// A machine is fitted to one of its vectors, so that it has all that a fitted one has, and is given the border.
  private static let machineFunction = """
    def machine(name):
        told = json.load(open(f"{name}.json"))
        vectors = np.load(f"{name}_support_vectors.npy").astype(float)
        model = OneClassSVM(kernel=told["kernel"], gamma=told["gamma"], degree=told["degree"], coef0=told["coef0"])
        model.fit(vectors[:1])
        model._gamma = told["gamma"]
        model.support_ = np.arange(len(vectors), dtype=np.int32)
        model.support_vectors_ = vectors
        model._n_support = np.full(2, len(vectors), dtype=np.int32)
        model.dual_coef_ = model._dual_coef_ = np.load(f"{name}_dual_coef.npy").reshape(1, -1)
        model.intercept_ = model._intercept_ = np.array([told["intercept"]])
        model.offset_ = -model.intercept_
        return model
    """

  /// An autoencoder is the error that it makes of a row.
  private static let networkFunction = """
    def network(name):
        told = json.load(open(f"{name}.json"))
        low, high = np.load(f"{name}_min.npy"), np.load(f"{name}_max.npy")
        curves = {
            "linear": lambda sums: sums, "relu": lambda sums: np.maximum(sums, 0), "tanh": np.tanh,
            "sigmoid": lambda sums: 1 / (1 + np.exp(-sums))}

        def errors(rows):
            inputs = (rows.astype(float) - low) / (high - low)
            values = inputs
            for place, activation in enumerate(told["activations"]):
                kernel, bias = (np.load(f"{name}_layer{place}_{part}.npy").astype(float) for part in ("kernel", "bias"))
                values = curves[activation](values @ kernel + bias)
            return ((inputs - values) ** 2).mean(axis=1)

        return errors
    """
}
