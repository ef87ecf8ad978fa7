import Vocabulary

/// The losses of each epoch, and the rate it was learned with.
public struct LossHistory: Sendable, Equatable {
  /// The mean square error of the learned rows, each as it was when the row was learned.
  public private(set) var training: [Double] = []
  /// The mean square error of the validation rows after the epoch; empty where there are none.
  public private(set) var validation: [Double] = []
  public private(set) var rates: [Double] = []
  /// The epoch, counted from 0, whose weights the model has; `nil` before any.
  public internal(set) var kept: Int?

  public init() {}

  mutating func append(training loss: Double, validation other: Double?, rate: Double) {
    training.append(loss)
    if let other { validation.append(other) }
    rates.append(rate)
    kept = training.count - 1
  }

  func store(in weights: inout Weights) {
    weights.tensors["history.training"] = Tensor(.double(training))
    weights.tensors["history.validation"] = Tensor(.double(validation))
    weights.tensors["history.rates"] = Tensor(.double(rates))
    weights.settings["history.validated"] = "\(!validation.isEmpty)"
    weights.settings["history.kept"] = "\(kept ?? -1)"
  }

  init(storedIn weights: Weights) throws(WeightsError) {
    training = try weights.doubles("history.training")
    validation = try weights.doubles("history.validation")
    rates = try weights.doubles("history.rates")
    let kept: Int = try weights.setting("history.kept")
    guard rates.count == training.count, (-1..<max(training.count, 1)).contains(kept),
      validation.count == (try weights.setting("history.validated") ? training.count : 0)
    else { throw WeightsError("the weights hold no loss for each epoch") }
    self.kept = kept < 0 ? nil : kept
  }
}
