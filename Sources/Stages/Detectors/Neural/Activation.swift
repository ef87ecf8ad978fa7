import Numerics

/// What a layer makes of its weighted sums.
public enum Activation: String, Sendable, CaseIterable {
  case linear, relu, tanh, sigmoid

  /// Replaces weighted sums by what the layer makes of them.
  func apply<Element: NetworkScalar>(to sums: inout MutableSpan<Element>) {
    switch self {
    case .linear: break
    case .relu:
      for index in sums.indices { sums[index] = sums[index] > 0 ? sums[index] : 0 }
    case .tanh:
      for index in sums.indices { sums[index] = 2 * sums[index] }
      Element.exponentiate(&sums)
      for index in sums.indices { sums[index] = 1 - 2 / (sums[index] + 1) }
    case .sigmoid:
      for index in sums.indices { sums[index] = -sums[index] }
      Element.exponentiate(&sums)
      for index in sums.indices { sums[index] = 1 / (1 + sums[index]) }
    }
  }

  /// The slope where the layer's answer is `output`; that of `relu` at its corner is 0.
  @inline(__always)
  func slope<Element: NetworkScalar>(at output: Element) -> Element {
    switch self {
    case .linear: 1
    case .relu: output > 0 ? 1 : 0
    case .tanh: 1 - output * output
    case .sigmoid: output * (1 - output)
    }
  }
}

/// A number that networks compute with: `Float` while learning, `Double` while scoring.
protocol NetworkScalar: Scalar {
  /// Replaces each number by e to its power, by one formula wherever it stands.
  static func exponentiate(_ numbers: inout MutableSpan<Self>)
}

extension Float: NetworkScalar {
  static func exponentiate(_ numbers: inout MutableSpan<Float>) {
    var start = 0
    while start < numbers.count {
      let lanes = min(16, numbers.count - start)
      var part = SIMD16<Float>()
      for lane in 0..<lanes { part[lane] = numbers[start + lane] }
      part = part.exponential()
      for lane in 0..<lanes { numbers[start + lane] = part[lane] }
      start += 16
    }
  }
}

extension Double: NetworkScalar {
  static func exponentiate(_ numbers: inout MutableSpan<Double>) {
    var start = 0
    while start < numbers.count {
      let lanes = min(8, numbers.count - start)
      var part = SIMD8<Double>()
      for lane in 0..<lanes { part[lane] = numbers[start + lane] }
      part = part.exponential()
      for lane in 0..<lanes { numbers[start + lane] = part[lane] }
      start += 8
    }
  }
}
