internal import Numerics

/// A question about several columns: on which side of a plane through `point` does the row lie?
struct HyperplaneSplit: Sendable {
  var columns: [Int32]
  var normal: [Float]
  var point: [Float]

  /// Where a row lies: at most 0 is left.
  func side(of row: Span<Float>) -> Double {
    var sum = 0.0
    for place in columns.indices {
      sum += Double(normal[place]) * (Double(row[Int(columns[place])]) - Double(point[place]))
    }
    return sum
  }
}

/// Splits by a plane of random direction at a random place between the outermost rows.
///
/// The plane looks at some of the columns in which the node's rows differ. Its direction is a normal
/// draw for each, divided by the column's range, so that units do not matter.
struct HyperplaneSplitter: Splitter {
  private(set) var rows: PartedRows
  /// How many columns a plane looks at.
  let dimensions: Int
  /// All columns, in the order that drawing has left them in.
  var columns: [Int]
  var chance: Generator

  mutating func split(_ range: Range<Int>) -> (split: HyperplaneSplit, left: Int)? {
    guard var split = direction(range) else { return nil }
    place(&split, range)
    let table = rows.table
    let left = rows.part(range) { split.side(of: table.row($0)) <= 0 }
    return left > 0 && left < range.count ? (split, left) : nil
  }

  /// A plane through nothing yet; `nil` if the node's rows do not differ.
  private mutating func direction(_ range: Range<Int>) -> HyperplaneSplit? {
    var chosen: [(column: Int, slope: Double)] = []
    var left = columns.count
    while left > 0, chosen.count < dimensions {
      let drawn = chance.below(left)
      let column = columns[drawn]
      left -= 1
      columns.swapAt(drawn, left)
      if let (least, most) = rows.ends(of: column, at: range) {
        chosen.append((column, chance.normal() / (Double(most) - Double(least))))
      }
    }
    // The steepest slope comes to lie in 1..<2, so that none is too large for a Float. A power of two
    // moves it there, so that columns in units twice as large give the same planes, bit for bit.
    let steepest = chosen.map { abs($0.slope) }.max() ?? 0
    guard steepest > 0 else { return nil }
    let scale = Double(sign: .plus, exponent: steepest.exponent, significand: 1)
    return HyperplaneSplit(
      columns: chosen.map { Int32($0.column) },
      normal: chosen.map { Float($0.slope / scale) },
      point: [Float](repeating: 0, count: chosen.count))
  }

  /// Puts the plane somewhere between the two outermost rows, or, where rounding leaves no room, at the first.
  private mutating func place(_ split: inout HyperplaneSplit, _ range: Range<Int>) {
    let order = rows.order
    var (first, last) = (range.lowerBound, range.lowerBound)
    var (least, most) = (Double.infinity, -Double.infinity)
    for place in range {
      let side = split.side(of: rows.table.row(order[place]))
      if side < least { (least, first) = (side, place) }
      if side > most { (most, last) = (side, place) }
    }
    let share = chance.uniform()
    let (start, end) = (rows.table.row(order[first]), rows.table.row(order[last]))
    for (index, column) in split.columns.enumerated() {
      let (a, b) = (Double(start[Int(column)]), Double(end[Int(column)]))
      split.point[index] = Float(a + share * (b - a))
    }
    guard split.side(of: start) > 0 || split.side(of: end) <= 0 else { return }
    for (index, column) in split.columns.enumerated() { split.point[index] = start[Int(column)] }
  }
}
