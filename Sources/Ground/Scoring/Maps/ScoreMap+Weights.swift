public import Vocabulary

extension ScoreMap {
  /// All that the map has learned, for storing.
  public var weights: Weights {
    var weights = Weights()
    func store(_ kind: String, _ numbers: [(String, [Double])]) {
      weights.settings["map"] = kind
      for (name, values) in numbers { weights.tensors[name] = Tensor(.double(values)) }
    }
    func moments(_ map: StandardMap) -> [(String, [Double])] {
      [("mean", [map.mean]), ("deviation", [map.deviation])]
    }
    switch self {
    case .identity: store("identity", [])
    case .minMax(let map): store("min-max", [("low", [map.low]), ("high", [map.high])])
    case .standard(let map): store("standard", moments(map))
    case .logistic(let map):
      store("logistic", [("steepness", [map.steepness]), ("midpoint", [map.midpoint])])
    case .exponential(let map): store("exponential", [("rate", [map.rate])])
    case .gaussian(let map): store("gaussian", moments(map.standard))
    case .gamma(let map): store("gamma", [("shape", [map.shape]), ("scale", [map.scale])])
    case .steps(let map):
      store(
        map.includesEdge ? "distribution" : "conformal",
        [("scores", map.edges), ("values", map.values)])
    case .line(let line):
      store("line-\(line.beyond.rawValue)", [("scores", line.scores), ("values", line.values)])
    }
    return weights
  }

  /// The map again; refuses weights that are not such a map's.
  public init(weights: Weights) throws(WeightsError) {
    func number(_ name: String) throws(WeightsError) -> Double {
      let values = try weights.doubles(name)
      guard values.count == 1 else {
        throw WeightsError("'\(name)' of a score map holds \(values.count) numbers instead of 1")
      }
      return values[0]
    }
    func moments() throws -> StandardMap {
      try StandardMap(mean: number("mean"), deviation: number("deviation"))
    }
    func line(_ beyond: PiecewiseLinear.Beyond) throws -> PiecewiseLinear {
      try PiecewiseLinear(
        scores: weights.doubles("scores"), values: weights.doubles("values"), beyond: beyond)
    }
    let kind: String = try weights.setting("map")
    do {
      switch kind {
      case "identity": self = .identity
      case "min-max": self = .minMax(try MinMaxMap(low: number("low"), high: number("high")))
      case "standard": self = .standard(try moments())
      case "logistic":
        self = .logistic(
          try LogisticMap(steepness: number("steepness"), midpoint: number("midpoint")))
      case "exponential": self = .exponential(try ExponentialMap(rate: number("rate")))
      case "gaussian": self = .gaussian(GaussianMap(try moments()))
      case "gamma": self = .gamma(try GammaMap(shape: number("shape"), scale: number("scale")))
      case "distribution", "conformal":
        let checked = try line(.clip)
        self = .steps(
          StepMap(
            edges: checked.scores, values: checked.values, includesEdge: kind == "distribution"))
      case "line-clip": self = .line(try line(.clip))
      case "line-extend": self = .line(try line(.extend))
      default: throw WeightsError("no score map is called '\(kind)'")
      }
    } catch let error as WeightsError {
      throw error
    } catch {
      throw WeightsError("the weights of the score map '\(kind)' are not its own: \(error)")
    }
  }
}
