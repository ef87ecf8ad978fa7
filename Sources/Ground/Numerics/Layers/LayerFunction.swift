import Kernels

/// What a layer of a network makes of its weighted sums.
public enum LayerFunction: Sendable {
  case linear, relu, tanh, sigmoid

  var code: Int32 {
    switch self {
    case .linear: Int32(ASSAY_LINEAR)
    case .relu: Int32(ASSAY_RELU)
    case .tanh: Int32(ASSAY_TANH)
    case .sigmoid: Int32(ASSAY_SIGMOID)
    }
  }
}

extension MutableSpan where Element == Double {
  /// Fills this with what a layer makes of the numbers of one row: each sum starts with its bias and adds up
  /// the inputs in order.
  ///
  /// - Parameter weights: a row for each input, with a weight for each output.
  public mutating func setLayer(
    of values: Span<Double>, weights: Span<Double>, biases: Span<Double>, _ function: LayerFunction
  ) {
    precondition(
      biases.count == count && weights.count == values.count * count,
      "\(weights.count) weights and \(biases.count) biases do not make \(values.count) × \(count)")
    unsafe withUnsafeMutableBufferPointer { answers in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe weights.withUnsafeBufferPointer { weights in
          unsafe biases.withUnsafeBufferPointer { biases in
            guard let base = answers.baseAddress else { return }
            unsafe assay_layer(
              values.baseAddress, weights.baseAddress, biases.baseAddress, Int64(values.count),
              Int64(biases.count), function.code, base)
          }
        }
      }
    }
  }

  /// Replaces the sums of one row by what a layer makes of them.
  public mutating func activate(_ function: LayerFunction) {
    unsafe withUnsafeMutableBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      unsafe assay_activate(base, nil, 1, Int64(sums.count), function.code)
    }
  }
}
