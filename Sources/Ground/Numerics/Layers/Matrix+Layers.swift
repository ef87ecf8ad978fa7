import Kernels

// What lies between the products of a network that learns, for a batch of rows at once (`network.c`).

extension Matrix {
  /// Whether rows lie one after the other, without gaps.
  private var isGapless: Bool { stride == columns || rows < 2 }

  /// Adds a row of biases to each row of sums, and replaces these by what a layer makes of them.
  public mutating func activate(adding biases: Matrix, _ function: LayerFunction) {
    precondition(
      biases.rows == 1 && biases.columns == columns && isGapless,
      "biases of \(biases.shape) are not added to \(shape)")
    makeUnique()
    let (rows, columns) = (Int64(self.rows), Int64(self.columns))
    if Element.self == Float.self {
      unsafe assay_activate_floats(mutableFloats, biases.floats, rows, columns, function.code)
    } else {
      unsafe assay_activate(mutableDoubles, biases.doubles, rows, columns, function.code)
    }
    withExtendedLifetime(biases) {}
  }

  /// Fills this with the differences of answers from what was wanted, times `scale`.
  ///
  /// - Returns: The sum of the squares of the differences, added up in eight lanes.
  public mutating func setErrors(of answers: Matrix, from wanted: Matrix, scale: Element) -> Double
  {
    precondition(
      answers.rows == rows && wanted.rows == rows && answers.columns == columns
        && wanted.columns == columns && isGapless && answers.isGapless && wanted.isGapless,
      "\(answers.shape) and \(wanted.shape) do not fill \(shape)")
    makeUnique()
    let count = Int64(rows * columns)
    defer { withExtendedLifetime((answers, wanted)) {} }
    if Element.self == Float.self {
      return unsafe assay_float_errors(
        answers.floats, wanted.floats, Float(scale), count, mutableFloats)
    }
    return unsafe assay_errors(
      answers.doubles, wanted.doubles, Double(scale), count, mutableDoubles)
  }

  /// Turns slopes by what a layer hands on into slopes by its sums.
  ///
  /// - Parameters:
  ///   - answers: what the layer made of its sums.
  ///   - factors: by what its answers were multiplied before they were handed on, if they were.
  ///   - biases: one row, which gets the sums of the slopes over the rows of the batch.
  public mutating func passBack(
    through function: LayerFunction, answers: Matrix, factors: Matrix?, biases: inout Matrix
  ) {
    precondition(
      answers.rows == rows && answers.columns == columns && biases.columns == columns
        && biases.rows == 1 && isGapless && answers.isGapless,
      "answers of \(answers.shape) and biases of \(biases.shape) have no slopes of \(shape)")
    precondition(
      factors.map { $0.rows == self.rows && $0.columns == self.columns && $0.isGapless } ?? true,
      "factors are not of \(shape)")
    makeUnique()
    biases.makeUnique()
    let (rows, columns) = (Int64(self.rows), Int64(self.columns))
    if Element.self == Float.self {
      unsafe assay_pass_float_slopes(
        mutableFloats, answers.floats, factors?.floats, rows, columns, function.code,
        biases.mutableFloats)
    } else {
      unsafe assay_pass_slopes(
        mutableDoubles, answers.doubles, factors?.doubles, rows, columns, function.code,
        biases.mutableDoubles)
    }
    withExtendedLifetime((answers, factors)) {}
  }

  /// The numbers of one step of Adam (Kingma and Ba 2015).
  public struct AdamStep: Sendable {
    let first, second, epsilon, rate, correction: Element

    /// - Parameters:
    ///   - rate: with the correction of the first moment.
    ///   - correction: the root of that of the second.
    public init(
      first: Element, second: Element, epsilon: Element, rate: Element, correction: Element
    ) {
      self.first = first
      self.second = second
      self.epsilon = epsilon
      self.rate = rate
      self.correction = correction
    }
  }

  /// Moves these numbers by their slopes as Adam says, after a share of them is taken off.
  public mutating func move(
    by slopes: Matrix, _ step: AdamStep, means: inout Matrix, squares: inout Matrix,
    keeping kept: Element
  ) {
    checkMoves(slopes, means)
    checkMoves(slopes, squares)
    makeUnique()
    means.makeUnique()
    squares.makeUnique()
    let count = Int64(rows * columns)
    if Element.self == Float.self {
      unsafe assay_float_adam(
        mutableFloats, slopes.floats, means.mutableFloats, squares.mutableFloats, count,
        Float(step.first), Float(step.second), Float(step.epsilon), Float(step.rate),
        Float(step.correction), Float(kept))
    } else {
      unsafe assay_adam(
        mutableDoubles, slopes.doubles, means.mutableDoubles, squares.mutableDoubles, count,
        Double(step.first), Double(step.second), Double(step.epsilon), Double(step.rate),
        Double(step.correction), Double(kept))
    }
    withExtendedLifetime(slopes) {}
  }

  /// Moves these numbers by a velocity that gathers their slopes, after a share of them is taken off.
  public mutating func move(
    by slopes: Matrix, momentum: Element, rate: Element, velocity: inout Matrix,
    keeping kept: Element
  ) {
    checkMoves(slopes, velocity)
    makeUnique()
    velocity.makeUnique()
    let count = Int64(rows * columns)
    if Element.self == Float.self {
      unsafe assay_float_descend(
        mutableFloats, slopes.floats, velocity.mutableFloats, count, Float(momentum), Float(rate),
        Float(kept))
    } else {
      unsafe assay_descend(
        mutableDoubles, slopes.doubles, velocity.mutableDoubles, count, Double(momentum),
        Double(rate), Double(kept))
    }
    withExtendedLifetime(slopes) {}
  }

  private func checkMoves(_ slopes: Matrix, _ moments: Matrix) {
    precondition(
      slopes.rows == rows && slopes.columns == columns && moments.rows == rows
        && moments.columns == columns && isGapless && slopes.isGapless && moments.isGapless,
      "slopes of \(slopes.shape) and moments of \(moments.shape) do not move \(shape)")
  }
}
