import Detectors
import Formats

/// An isolation forest as arrays, of which scikit-learn's can be made again: left where a number is at most the split.
struct ScikitForest {
  private let model: IsolationForest.Model
  private let offset: Double

  /// - Parameter offset: What is subtracted from a negated score to be a decision.
  init(_ model: IsolationForest.Model, offset: Double) {
    self.model = model
    self.offset = offset
  }

  var json: JSON {
    [
      "n_features": JSON(model.columns), "max_samples": JSON(model.sample),
      "offset": .number(offset),
      "trees": .list(model.nodes(comparing: .atMost).map(\.json)),
    ]
  }
}

extension TreeNodes {
  fileprivate var json: JSON {
    [
      "children_left": .list(childrenLeft.map { JSON(Int($0)) }),
      "children_right": .list(childrenRight.map { JSON(Int($0)) }),
      "feature": .list(feature.map { JSON(Int($0)) }), "threshold": JSON(threshold),
      "n_node_samples": .list(samples.map { JSON(Int($0)) }),
    ]
  }
}
