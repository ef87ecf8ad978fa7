public import Vocabulary

extension FittedFeatures {
  /// All that was learned, for storing.
  public var weights: Weights {
    var weights = Weights()
    weights.settings["inputs"] = "\(inputs.count)"
    weights.settings["dropped"] = "\(dropped.count)"
    for (index, drop) in dropped.enumerated() {
      weights.settings["dropped.\(index).name"] = drop.name
      weights.settings["dropped.\(index).reason"] = drop.reason
    }
    weights.tensors["shift"] = Tensor(.double(scales.map(\.shift)))
    weights.tensors["scale"] = Tensor(.double(scales.map(\.scale)))
    for (index, input) in inputs.enumerated() {
      weights.embed(input.weights, as: "input.\(index)")
    }
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    var inputs: [Input] = []
    for index in 0..<(try weights.count("inputs")) {
      inputs.append(try Input(weights: weights.extracted(from: "input.\(index)")))
    }
    var dropped: [DroppedColumn] = []
    for index in 0..<(try weights.count("dropped")) {
      dropped.append(
        DroppedColumn(
          name: try weights.setting("dropped.\(index).name"),
          reason: try weights.setting("dropped.\(index).reason")))
    }
    let (shifts, factors) = (try weights.doubles("shift"), try weights.doubles("scale"))
    let features = inputs.reduce(0) { $0 + $1.kept.count }
    guard shifts.count == features, factors.count == features else {
      throw WeightsError(
        "\(features) features have \(shifts.count) shifts and \(factors.count) scales")
    }
    guard factors.allSatisfy({ $0 > 0 && $0.isFinite }), shifts.allSatisfy(\.isFinite) else {
      throw WeightsError("a scale of a feature is not a finite number above 0")
    }
    self.init(
      inputs: inputs, scales: zip(shifts, factors).map { ColumnScale(shift: $0, scale: $1) },
      dropped: dropped)
  }
}

extension FittedFeatures.Input {
  var weights: Weights {
    var weights = Weights()
    weights.settings["column"] = column
    weights.tensors["kept"] = Tensor(.int64(kept.map(Int64.init)))
    switch encoder {
    case .number(let fill, let indicator):
      weights.settings["encoder"] = indicator ? "number-indicator" : "number"
      if let fill { weights.tensors["fill"] = Tensor(.double([fill])) }
    case .oneHot(let words):
      weights.settings["encoder"] = "one-hot"
      weights.store(words)
    case .pooled(let words):
      weights.settings["encoder"] = "one-hot-rare"
      weights.store(words)
    case .ordinal(let words):
      weights.settings["encoder"] = "ordinal"
      weights.store(words)
    case .frequency(let words, let shares):
      weights.settings["encoder"] = "frequency"
      weights.store(words)
      weights.tensors["shares"] = Tensor(.double(shares))
    case .hashing(let buckets):
      weights.settings["encoder"] = "hashing"
      weights.settings["buckets"] = "\(buckets)"
    }
    return weights
  }

  init(weights: Weights) throws(WeightsError) {
    column = try weights.setting("column")
    let name: String = try weights.setting("encoder")
    switch name {
    case "number", "number-indicator":
      let fill = weights.tensors["fill"] == nil ? nil : try weights.doubles("fill").first
      encoder = .number(fill: fill, indicator: name == "number-indicator")
    case "one-hot": encoder = .oneHot(words: try weights.words())
    case "one-hot-rare": encoder = .pooled(words: try weights.words())
    case "ordinal": encoder = .ordinal(words: try weights.words())
    case "frequency":
      let (words, shares) = (try weights.words(), try weights.doubles("shares"))
      guard words.count == shares.count else {
        throw WeightsError("\(words.count) words have \(shares.count) shares")
      }
      encoder = .frequency(words: words, shares: shares)
    case "hashing": encoder = .hashing(buckets: try weights.count("buckets"))
    default: throw WeightsError("there is no encoder '\(name)'")
    }
    kept = try weights.int64s("kept").map(Int.init)
    let width = encoder.names(of: column).count
    guard kept.allSatisfy((0..<width).contains), Set(kept).count == kept.count, !kept.isEmpty else {
      throw WeightsError("column '\(column)' keeps parts that its encoder does not have")
    }
  }
}

extension Weights {
  fileprivate func count(_ name: String) throws(WeightsError) -> Int {
    let count: Int = try setting(name)
    guard (0...1_000_000).contains(count) else { throw WeightsError("'\(name)' is \(count)") }
    return count
  }

  fileprivate mutating func store(_ words: [String]) {
    settings["words"] = "\(words.count)"
    for (index, word) in words.enumerated() { settings["words.\(index)"] = word }
  }

  fileprivate func words() throws(WeightsError) -> [String] {
    var words: [String] = []
    for index in 0..<(try count("words")) { words.append(try setting("words.\(index)")) }
    guard Set(words).count == words.count else { throw WeightsError("a word stands twice") }
    return words
  }
}
