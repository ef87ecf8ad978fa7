/// Numbers of a row on their way through a graph: so many for every row.
///
/// What is written with them is not computed but noted, as steps that other programs can take as well.
public struct Numbers: Sendable {
  let node: Node

  public var width: Int { node.width }

  init(_ operation: Operation, of operands: [Node] = [], width: Int) {
    node = Node(operation, of: operands, width: width)
  }

  /// The same numbers for every row.
  public static func constant(_ values: [Double]) -> Numbers {
    precondition(!values.isEmpty, "a step has a value")
    return Numbers(.constant(values), width: values.count)
  }

  public static func constant(_ value: Double) -> Numbers { constant([value]) }

  /// The same number for every row, which whoever loads the graph may replace.
  public static func setting(_ name: String, _ value: Float) -> Numbers {
    Numbers(.setting(name, value), width: 1)
  }

  /// All numbers of `parts`, one part after the other.
  public static func joined(_ parts: [Numbers]) -> Numbers {
    precondition(!parts.isEmpty, "a step has a value")
    guard parts.count > 1 else { return parts[0] }
    return Numbers(.joined, of: parts.map(\.node), width: parts.reduce(0) { $0 + $1.width })
  }

  /// The numbers at `places`, in that order.
  public func picked(_ places: [Int]) -> Numbers {
    precondition(
      !places.isEmpty && places.allSatisfy((0..<width).contains),
      "there are no \(places) among \(width) numbers")
    guard places != Array(0..<width) else { return self }
    return Numbers(.picked(places), of: [node], width: places.count)
  }

  public subscript(place: Int) -> Numbers { picked([place]) }
}

// One number after the other.

extension Numbers {
  private func changed(_ change: Change) -> Numbers {
    Numbers(.changed(change), of: [node], width: width)
  }

  public var magnitude: Numbers { changed(.magnitude) }
  public var squareRoot: Numbers { changed(.root) }
  /// Powers of e.
  public var exponential: Numbers { changed(.exponential) }
  /// Powers of two.
  public var powerOfTwo: Numbers { changed(.powerOfTwo) }
  public var tanh: Numbers { changed(.tanh) }
  /// 1 / (1 + e^−x).
  public var sigmoid: Numbers { changed(.sigmoid) }
  /// The numbers, with 0 for those below it.
  public var positive: Numbers { changed(.positive) }
  public var errorFunction: Numbers { changed(.errorFunction) }
  /// The nearest numbers that a `Float` holds.
  public var rounded: Numbers { changed(.rounded) }
  public var squared: Numbers { self * self }
  public func power(_ exponent: Double) -> Numbers { changed(.power(exponent)) }
}

// Two numbers at a time.

extension Numbers {
  private static func combined(
    _ combination: Combination, _ one: Numbers, _ other: Numbers
  ) -> Numbers {
    precondition(
      one.width == other.width || one.width == 1 || other.width == 1,
      "\(one.width) numbers do not meet \(other.width)")
    return Numbers(
      .combined(combination), of: [one.node, other.node], width: max(one.width, other.width))
  }

  public static func + (one: Numbers, other: Numbers) -> Numbers { combined(.sum, one, other) }
  public static func - (one: Numbers, other: Numbers) -> Numbers {
    combined(.difference, one, other)
  }
  public static func * (one: Numbers, other: Numbers) -> Numbers { combined(.product, one, other) }
  public static func / (one: Numbers, other: Numbers) -> Numbers { combined(.quotient, one, other) }
  public static func + (one: Numbers, other: Double) -> Numbers { one + constant(other) }
  public static func - (one: Numbers, other: Double) -> Numbers { one - constant(other) }
  public static func * (one: Numbers, other: Double) -> Numbers { one * constant(other) }
  public static func / (one: Numbers, other: Double) -> Numbers { one / constant(other) }
  public static prefix func - (one: Numbers) -> Numbers { one * -1 }

  public func larger(_ other: Numbers) -> Numbers { Self.combined(.larger, self, other) }
  public func smaller(_ other: Numbers) -> Numbers { Self.combined(.smaller, self, other) }

  /// The numbers, those beyond an end of `range` being that end.
  public func clamped(to range: ClosedRange<Double>) -> Numbers {
    larger(.constant(range.lowerBound)).smaller(.constant(range.upperBound))
  }
}

// All numbers of a row.

extension Numbers {
  private func folded(_ fold: Fold) -> Numbers { Numbers(.folded(fold), of: [node], width: 1) }

  public var sum: Numbers { folded(.sum) }
  public var mean: Numbers { folded(.mean) }
  public var largest: Numbers { folded(.largest) }
  public var smallest: Numbers { folded(.smallest) }

  /// From the smallest to the largest.
  public var sorted: Numbers { Numbers(.sorted, of: [node], width: width) }

  /// The middle number, or the mean of the middle two.
  public var median: Numbers {
    let sorted = sorted
    let (low, high) = (sorted[(width - 1) / 2], sorted[width / 2])
    return width % 2 == 1 ? low : low + (high - low) / 2
  }

  /// The product with a matrix that has a row for each number; `weights` are its rows, one after the other.
  public func times(_ weights: [Double]) -> Numbers {
    precondition(
      !weights.isEmpty && weights.count % width == 0,
      "a matrix of \(weights.count) has no \(width) rows")
    return Numbers(.product(weights), of: [node], width: weights.count / width)
  }

  /// The squared Euclidean distances to points, whose coordinates lie one point after the other.
  public func squaredDistances(to points: [Double]) -> Numbers {
    let points = Points(points, columns: width)
    return Numbers(.squaredDistances(points), of: [node], width: points.count)
  }

  /// The sums of what the leaves say in which a row ends.
  public func through(_ forest: AxisForest) -> Numbers {
    precondition(forest.columns <= width, "trees ask of \(forest.columns) numbers, not of \(width)")
    return Numbers(.trees(forest), of: [node], width: 1)
  }

  /// The sums of what the leaves say in which a row ends.
  public func through(_ forest: PlaneForest) -> Numbers {
    precondition(forest.columns <= width, "trees ask of \(forest.columns) numbers, not of \(width)")
    return Numbers(.planes(forest), of: [node], width: 1)
  }
}
