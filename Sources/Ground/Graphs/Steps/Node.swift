/// One step of a graph: what is done, and to what. Steps are values that never change; that two steps use a third
/// is said by both holding it.
final class Node: Sendable {
  let operation: Operation
  let operands: [Node]
  /// How many values it has for a row.
  let width: Int

  init(_ operation: Operation, of operands: [Node], width: Int) {
    self.operation = operation
    self.operands = operands
    self.width = width
  }
}

/// What a step does with the values of one row.
enum Operation: Sendable {
  /// One of the inputs of the graph, by its place among them.
  case numbers(input: Int)
  /// The same numbers for every row.
  case constant([Double])
  /// The same number for every row, which whoever loads the graph may replace: of a name and a usual value.
  case setting(String, Float)
  /// Some of the values, in this order.
  case picked([Int])
  /// All values of the operands, one after the other.
  case joined
  case changed(Change)
  case combined(Combination)
  case compared(Comparison)
  /// Whether not.
  case negated
  /// The second operand where the first is true, else the third.
  case chosen
  case folded(Fold)
  /// The values from the smallest to the largest.
  case sorted
  /// The product with a matrix that has a row for each value, row after row.
  case product([Double])
  /// The squared Euclidean distances to points, which lie one after the other.
  case squaredDistances(Points)
  /// Which of the points are the nearest, the nearest first.
  case nearest(Points, count: Int, Proximity)
  /// The distances to the points that the second operand names.
  case distances(Points, Proximity)
  /// How many of ascending edges each value lies above.
  case steps([Float])
  /// The place in a list of the word of an input; what is said for words that are not there, and for none.
  case place(input: Int, [String], unseen: Int, missing: Int)
  /// The entries of a table at the places.
  case entries([Double])
  case trees(AxisForest)
  case planes(PlaneForest)
}

/// What becomes of one number.
enum Change: Sendable, Hashable {
  case magnitude, root, exponential, powerOfTwo, tanh, sigmoid, positive, errorFunction
  case power(Double)
  /// The nearest number that a `Float` holds.
  case rounded
}

/// What becomes of two numbers; where one operand has a single value, it goes with each of the other's.
enum Combination: Sendable, Hashable {
  case sum, difference, product, quotient, larger, smaller
}

/// What is asked of two numbers, or of one.
enum Comparison: Sendable, Hashable {
  case isAbove, isAtMost, isEqual
  /// Whether a number is none; takes one operand.
  case isMissing
}

/// What becomes of all numbers of a row together.
enum Fold: Sendable, Hashable {
  case sum, mean, largest, smallest
}

/// How far apart two rows are.
public enum Proximity: Sendable, Hashable {
  case euclidean, manhattan, chebyshev, cosine
  case minkowski(Double)
}

/// Points with as many coordinates as a row has numbers.
struct Points: Sendable {
  let count: Int
  let columns: Int
  /// The coordinates, point after point.
  let coordinates: [Double]

  init(_ coordinates: [Double], columns: Int) {
    precondition(
      columns > 0 && coordinates.count % columns == 0, "points have \(columns) coordinates each")
    self.coordinates = coordinates
    self.columns = columns
    count = coordinates.count / columns
  }
}
