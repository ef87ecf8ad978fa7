/// What a detector says of rows: one number a row; the higher, the stranger.
public struct Scores: Sendable, Equatable {
  public var values: [Double]

  public init(_ values: [Double]) { self.values = values }

  public var count: Int { values.count }
  public var isEmpty: Bool { values.isEmpty }

  public subscript(row: Int) -> Double { values[row] }

  /// The scores of the rows at `indices`, in that order.
  public func gathering(_ indices: [Int]) -> Scores { Scores(indices.map { values[$0] }) }
}
