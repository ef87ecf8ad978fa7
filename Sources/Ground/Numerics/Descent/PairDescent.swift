import Kernels

// The passes over all rows of a solver that moves weight between two of them (`dual.c`).

extension MutableSpan where Element == Double {
  /// Adds a row, times a factor, to these sums.
  public mutating func add(_ row: Span<Float>, times factor: Double) {
    precondition(row.count == count, "\(row.count) numbers are not added to \(count)")
    unsafe withUnsafeMutableBufferPointer { sums in
      unsafe row.withUnsafeBufferPointer { row in
        guard let base = sums.baseAddress else { return }
        unsafe assay_add_row(base, row.baseAddress, factor, Int64(row.count))
      }
    }
  }

  /// Adds two rows, each times what moved, to these gradients.
  ///
  /// - Returns: The first row with the smallest gradient among those whose weight is below 1; none, if each
  ///   weight is 1.
  public mutating func add(
    _ first: Span<Float>, times firstMoved: Double, _ second: Span<Float>,
    times secondMoved: Double, weights: Span<Double>
  ) -> (place: Int, gradient: Double)? {
    precondition(
      first.count == count && second.count == count && weights.count == count,
      "rows of \(first.count), \(second.count) and \(weights.count) numbers do not meet \(count)")
    var least = Double.infinity
    let place = unsafe withUnsafeMutableBufferPointer { gradients in
      unsafe first.withUnsafeBufferPointer { first in
        unsafe second.withUnsafeBufferPointer { second in
          unsafe weights.withUnsafeBufferPointer { weights in
            guard let base = gradients.baseAddress else { return Int64(-1) }
            return unsafe assay_add_rows(
              base, weights.baseAddress, first.baseAddress, firstMoved, second.baseAddress,
              secondMoved, Int64(first.count), &least)
          }
        }
      }
    }
    return place >= 0 ? (Int(place), least) : nil
  }
}

extension Span where Element == Double {
  /// Of rows with these gradients, the one from which moving weight to another row gains most.
  ///
  /// What is gained is the square of the difference of the gradients, divided by the curvature: the other's
  /// own kernel and the row's (`diagonal`), without twice the kernel of the two; one of 0 or less counts as
  /// 10⁻¹². Among equal gains the last row counts.
  ///
  /// - Parameters:
  ///   - kernels: of the other row with each row.
  ///   - own: the kernel of the other row with itself.
  ///   - least: the gradient of the other row.
  /// - Returns: The row, if any gains, and the largest gradient, both among rows with a weight above 0.
  public func partner(
    weights: Span<Double>, diagonal: Span<Double>, kernels: Span<Float>, own: Double, least: Double
  ) -> (place: Int?, most: Double) {
    precondition(
      weights.count == count && diagonal.count == count && kernels.count == count,
      "rows of \(weights.count), \(diagonal.count) and \(kernels.count) numbers do not meet \(count)"
    )
    var most = -Double.infinity
    let place = unsafe withUnsafeBufferPointer { gradients in
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe diagonal.withUnsafeBufferPointer { diagonal in
          unsafe kernels.withUnsafeBufferPointer { kernels in
            unsafe assay_best_partner(
              gradients.baseAddress, weights.baseAddress, diagonal.baseAddress,
              kernels.baseAddress, own, least, Int64(gradients.count), &most)
          }
        }
      }
    }
    return (place >= 0 ? Int(place) : nil, most)
  }
}
