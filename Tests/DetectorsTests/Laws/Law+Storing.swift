import Detectors
import Numerics
import Vocabulary

extension Law {
  func storingChangesNothing() throws {
    let model = try model()
    let again = try D.Model(weights: model.weights)
    expect(again.columns == model.columns, "stored and read, the columns are the same")
    expect(again.acceptsMissing == model.acceptsMissing, "stored and read, missing means the same")
    expect(
      try again.scores(of: rows).bits == model.scores(of: rows).bits,
      "stored and read, the model scores alike")
    expect(
      try detector.trainingScores(of: again, on: rows).bits
        == detector.trainingScores(of: model, on: rows).bits,
      "stored and read, the model scores its training rows alike")
    expect(again.weights.tensorBits == model.weights.tensorBits, "tensors survive twice")
    expect(again.weights.settings == model.weights.settings, "settings survive twice")
    guard let name = Detectors.name(of: model) else { return }  // a model of the tests' own
    expect(
      try Detectors.restored(name, from: model.weights).scores(of: rows).bits
        == model.scores(of: rows).bits,
      "read by the name of its detector, the model scores alike")
  }

  /// Weights come from files, so spoiled ones are refused, and what is not refused does not crash.
  func spoiledWeightsAreRefused() throws {
    let whole = try model().weights
    for name in whole.tensors.keys.sorted() {
      var lacking = whole
      lacking.tensors[name] = nil
      expect(refuses(lacking), "weights without '\(name)' are refused")
      guard let tensor = whole.tensors[name], tensor.values.count > 0 else { continue }
      var empty = whole
      empty.tensors[name] = Tensor(tensor.values.emptied)
      expect(refuses(empty), "weights with an empty '\(name)' are refused")
      for hostile in tensor.values.hostile {
        var spoiled = whole
        spoiled.tensors[name] = Tensor(hostile, shape: tensor.shape)
        survives(spoiled)
      }
    }
    for name in whole.settings.keys.sorted() where !laterSettings.contains(name) {
      var lacking = whole
      lacking.settings[name] = nil
      expect(refuses(lacking), "weights without the setting '\(name)' are refused")
      for text in ["", "-1", "0", "99999999999", "nan"] {
        var spoiled = whole
        spoiled.settings[name] = text
        survives(spoiled)
      }
    }
  }

  /// What older models of some detector do not have, which are read all the same.
  private var laterSettings: Set<String> {
    D.self == OneClassSVM.self || D.self == NystromOneClassSVM.self ? ["tolerance"] : []
  }

  /// One number spoiled anywhere must do no more harm than all of them.
  func oneSpoiledNumberDoesNotCrash() throws {
    let whole = try model().weights
    var chance = Seed(99).generator()
    for name in whole.tensors.keys.sorted() {
      guard let tensor = whole.tensors[name], tensor.values.count > 0 else { continue }
      for hostile in tensor.values.hostile {
        for _ in 0..<5 {
          var spoiled = whole
          let place = chance.below(tensor.values.count)
          spoiled.tensors[name] = Tensor(
            tensor.values.replacing(place, with: hostile), shape: tensor.shape)
          survives(spoiled)
        }
      }
    }
  }

  private func refuses(_ weights: Weights) -> Bool {
    do { _ = try D.Model(weights: weights) } catch { return true }
    return false
  }

  /// Reads the weights and, where they are not refused, scores with them: an answer or an error.
  private func survives(_ weights: Weights) {
    guard let model = try? D.Model(weights: weights) else { return }
    let probe = Matrix<Float>(rows: 2, columns: rows.columns) { rows[$0, $1] }
    _ = try? model.scores(of: probe)
    _ = try? detector.trainingScores(of: model, on: rows)
  }
}

extension Tensor.Values {
  fileprivate var emptied: Tensor.Values {
    switch self {
    case .float: .float([])
    case .double: .double([])
    case .int32: .int32([])
    case .int64: .int64([])
    case .byte: .byte([])
    }
  }

  /// The same numbers but for one, which is taken from `other`.
  fileprivate func replacing(_ place: Int, with other: Tensor.Values) -> Tensor.Values {
    switch (self, other) {
    case (.float(var values), .float(let others)):
      values[place] = others[place]
      return .float(values)
    case (.double(var values), .double(let others)):
      values[place] = others[place]
      return .double(values)
    case (.int32(var values), .int32(let others)):
      values[place] = others[place]
      return .int32(values)
    case (.int64(var values), .int64(let others)):
      values[place] = others[place]
      return .int64(values)
    case (.byte(var values), .byte(let others)):
      values[place] = others[place]
      return .byte(values)
    default: return self
    }
  }

  /// As many numbers again, all at the edge of what their type holds.
  fileprivate var hostile: [Tensor.Values] {
    switch self {
    case .float(let values):
      [.nan, -.infinity, 0, -1].map { .float([Float](repeating: $0, count: values.count)) }
    case .double(let values):
      [.nan, -.infinity, 0, -1].map { .double([Double](repeating: $0, count: values.count)) }
    case .int32(let values):
      [.max, .min, 0, 1].map { .int32([Int32](repeating: $0, count: values.count)) }
    case .int64(let values):
      [.max, .min, 0, 1].map { .int64([Int64](repeating: $0, count: values.count)) }
    case .byte(let values):
      [.max, 0].map { .byte([UInt8](repeating: $0, count: values.count)) }
    }
  }
}
