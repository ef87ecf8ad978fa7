import Kernels

/// e to the power of each lane, by one formula for every lane and every machine (`assay_exponentials`).
extension SIMD8 where Scalar == Double {
  /// Off by at most 2 units in the last place; 0 below e^−708, and infinite above e^709.
  public func exponential() -> Self {
    var answer = self
    unsafe withUnsafeMutableBytes(of: &answer) { lanes in
      unsafe assay_exponentials(lanes.baseAddress!.assumingMemoryBound(to: Double.self), 8)
    }
    return answer
  }
}

extension MutableSpan where Element == Double {
  /// Replaces each number by e to its power: off by at most 2 units in the last place; 0 below e^−708, and
  /// infinite above e^709.
  public mutating func exponentiate() {
    unsafe withUnsafeMutableBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      unsafe assay_exponentials(base, Int64(numbers.count))
    }
  }
}

extension MutableSpan where Element == Float {
  /// Replaces each number by e to its power: off by at most 2 units in the last place; 0 below e^−87, and
  /// infinite above e^88.
  public mutating func exponentiate() {
    unsafe withUnsafeMutableBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      unsafe assay_float_exponentials(base, Int64(numbers.count))
    }
  }
}
