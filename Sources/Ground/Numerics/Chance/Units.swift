/// What stays together when rows are divided or drawn again: a row, or all rows of one entity or moment.
///
/// Splits, folds and resamples are written over units, so that none of them can tear one apart.
public struct Units: Sendable, Equatable {
  /// The rows, unit after unit.
  private let members: [Int]
  /// Where each unit begins among `members`, and where the last one ends.
  private let starts: [Int]

  private init(members: [Int], starts: [Int]) {
    self.members = members
    self.starts = starts
  }

  /// Each of `count` rows for itself.
  public static func rows(_ count: Int) -> Units {
    Units(members: Array(0..<count), starts: Array(0...count))
  }

  /// The rows of each key together, the lowest key first; inside a unit rows stand in rising order.
  public static func grouped<Key: Comparable>(by keys: [Key]) -> Units {
    let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    let starts = order.indices.filter { $0 == 0 || keys[order[$0 - 1]] < keys[order[$0]] }
    return Units(members: order, starts: starts + [order.count])
  }

  public var count: Int { starts.count - 1 }

  /// How many rows the units hold.
  public var rows: Int { members.count }

  /// The rows of a unit.
  public subscript(unit: Int) -> ArraySlice<Int> { members[starts[unit]..<starts[unit + 1]] }

  /// How many rows the units before `unit` hold.
  public func rows(before unit: Int) -> Int { starts[unit] }

  /// The rows of some units, unit after unit.
  public func rows(of units: [Int]) -> [Int] { units.flatMap { self[$0] } }

  /// The units with these numbers, in that order; one that is named twice is there twice.
  public func gathering(_ units: [Int]) -> Units {
    var starts = [0]
    for unit in units { starts.append(starts[starts.count - 1] + self[unit].count) }
    return Units(members: rows(of: units), starts: starts)
  }

  /// The same units in other numbers: each row is taken as a place in `numbers`.
  public func renumbered(_ numbers: [Int]) -> Units {
    Units(members: members.map { numbers[$0] }, starts: starts)
  }

  /// `count` units, each draw as likely to take any of them as any other.
  ///
  /// - Precondition: there is a unit, or none is to be drawn.
  public func resampled(_ count: Int, _ chance: inout Generator) -> Units {
    gathering((0..<count).map { _ in chance.below(self.count) })
  }
}
