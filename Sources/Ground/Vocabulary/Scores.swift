/// What a detector says of rows: one number a row; the higher, the stranger.
public struct Scores: Sendable, Equatable {
  public var values: [Double]

  public init(_ values: [Double]) { self.values = values }

  public var count: Int { values.count }
  public var isEmpty: Bool { values.isEmpty }

  public subscript(row: Int) -> Double { values[row] }

  /// The scores of the rows at `indices`, in that order.
  public func gathering(_ indices: [Int]) -> Scores { Scores(indices.map { values[$0] }) }

  /// The rows of the highest scores, at most `count`: the highest first, those of equal scores as they stand.
  ///
  /// - Complexity: One pass over rows in any order but a rising one, in which each may move `count` others.
  public func highest(_ count: Int) -> [Int] {
    var highest: [Int] = []
    for row in values.indices
    where highest.count < count || values[row] > values[highest.last ?? row] {
      var place = highest.count
      while place > 0, values[highest[place - 1]] < values[row] { place -= 1 }
      highest.insert(row, at: place)
      if highest.count > count { highest.removeLast() }
    }
    return highest
  }
}
