import Features
import Files
import Numerics
import Vocabulary

extension Preparation {
  /// The preparation in a folder, whose rows stay there: processes that read the same folder share their
  /// memory. `nil` if there is none, or not yet a whole one.
  init?(storedIn folder: String) throws {
    guard FileSystem.exists(Self.rest(folder)) else { return nil }
    let weights = try SafeTensors.read(Self.rest(folder))
    features = try FittedFeatures(weights: weights.extracted(from: "features"))
    isTransductive = try weights.setting("transductive")
    total = try weights.setting("total")
    notes = try (0..<weights.setting("notes", as: Int.self)).map { index throws(WeightsError) in
      try weights.setting("notes.\(index)")
    }
    func rows(_ part: Part) throws -> PreparedRows {
      try PreparedRows(
        matrix: Matrix(mappingNPY: Self.matrix(folder, part)),
        known: weights.extracted(from: part.rawValue))
    }
    train = try rows(.train)
    validation = try rows(.validation)
    test = isTransductive ? train : try rows(.test)
  }

  /// Leaves the preparation in a folder; what makes it whole comes last.
  func store(in folder: String) throws {
    try FileSystem.makeFolder(folder)
    var weights = Weights()
    weights.embed(features.weights, as: "features")
    weights.settings["transductive"] = "\(isTransductive)"
    weights.settings["total"] = "\(total)"
    weights.settings["notes"] = "\(notes.count)"
    for (index, note) in notes.enumerated() { weights.settings["notes.\(index)"] = note }
    for part in Part.allCases where part != .test || !isTransductive {
      try rows(part).matrix.write(npy: Self.matrix(folder, part))
      for (name, tensor) in rows(part).known { weights.tensors["\(part).\(name)"] = tensor }
    }
    try FileSystem.write(SafeTensors.bytes(of: weights), to: Self.rest(folder), durably: false)
  }

  /// What a reader of the scores needs to know of the rows: numbers, labels, times and groups of each part.
  var arrays: [String: Tensor] {
    var arrays: [String: Tensor] = [:]
    for part in Part.allCases {
      for (name, tensor) in rows(part).known { arrays["\(part)_\(name)"] = tensor }
    }
    return arrays
  }

  private enum Part: String, CaseIterable { case train, validation, test }

  private func rows(_ part: Part) -> PreparedRows {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }

  private static func matrix(_ folder: String, _ part: Part) -> String {
    Paths.join(folder, "\(part).npy")
  }

  private static func rest(_ folder: String) -> String {
    Paths.join(folder, "rest.safetensors")
  }
}

extension PreparedRows {
  /// What is known beside the numbers, an array each.
  fileprivate var known: [String: Tensor] {
    var known = [
      "rows": Tensor(.int64(numbers.map(Int64.init))),
      "labels": Tensor(.byte(labels.values.map(\.rawValue))),
    ]
    known["times"] = times.map { Tensor(.int64($0)) }
    known["groups"] = groups.map { Tensor(.int32($0)) }
    for (place, column) in costs.enumerated() { known["costs.\(place)"] = Tensor(.double(column)) }
    return known
  }

  fileprivate init(matrix: Matrix<Float>, known: Weights) throws(WeightsError) {
    var costs: [[Double]] = []
    while known.tensors["costs.\(costs.count)"] != nil {
      costs.append(try known.doubles("costs.\(costs.count)"))
    }
    self.init(
      matrix: matrix, numbers: try known.int64s("rows").map(Int.init),
      labels: Labels(try known.bytes("labels").map { Label(rawValue: $0) ?? .unknown }),
      times: known.tensors["times"] == nil ? nil : try known.int64s("times"),
      groups: known.tensors["groups"] == nil ? nil : try known.int32s("groups"), costs: costs)
  }
}
