internal import Numerics

/// A question about one column: is its number below the threshold (or at most it)?
struct AxisSplit: Sendable {
  let column: Int32
  let threshold: Float
}

/// Splits one column, drawn at random, at a value drawn at random between its ends.
struct AxisSplitter: Splitter {
  let rows: Matrix<Float>
  /// The columns that may be drawn, in the order that drawing has left them in.
  var columns: [Int]
  let comparison: SplitComparison
  let choice: SplitChoice
  /// Whether numbers can be missing, which costs a count a node.
  let missing: Bool
  var chance: Generator
  /// The numbers of the node's rows in the column that is looked at, in their order.
  private var numbers: [Float] = []

  init(
    rows: Matrix<Float>, columns: [Int], comparison: SplitComparison, choice: SplitChoice,
    missing: Bool, chance: Generator
  ) {
    self.rows = rows
    self.columns = columns
    self.comparison = comparison
    self.choice = choice
    self.missing = missing
    self.chance = chance
  }

  mutating func split(
    _ order: inout [Int], _ range: Range<Int>
  ) -> (split: AxisSplit, left: Int)? {
    guard let (column, least, most) = draw(order, range),
      let threshold = threshold(between: least, and: most)
    else { return nil }
    let split = AxisSplit(column: Int32(column), threshold: threshold)
    let missingLeft = missingGoLeft(split)
    let left = TreeGrowth.part(&order, range) { place, _ in
      let number = numbers[place - range.lowerBound]
      return goesLeft(number, threshold) || (missingLeft && number.isNaN)
    }
    return (split, left)
  }

  /// A column and its ends among the rows of the node; `nil` if the branch ends.
  private mutating func draw(
    _ order: [Int], _ range: Range<Int>
  ) -> (column: Int, least: Float, most: Float)? {
    var left = columns.count
    while left > 0 {
      let drawn = chance.below(left)
      let column = columns[drawn]
      if let (least, most) = ends(of: column, order, range) { return (column, least, most) }
      guard choice == .varying else { return nil }
      left -= 1
      columns.swapAt(drawn, left)
    }
    return nil
  }

  /// The smallest and the largest number in a column; `nil` if no two numbers differ.
  private mutating func ends(
    of column: Int, _ order: [Int], _ range: Range<Int>
  ) -> (least: Float, most: Float)? {
    var least = Float.infinity
    var most = -Float.infinity
    numbers.removeAll(keepingCapacity: true)
    for place in range {
      let number = rows[order[place], column]
      numbers.append(number)
      least = number < least ? number : least
      most = number > most ? number : most
    }
    return least < most ? (least, most) : nil
  }

  /// A threshold that leaves rows on both sides, however close the ends lie.
  ///
  /// Rounding can put the drawn value on an end that would leave one side empty. It moves to the other
  /// end then, or, where any column may be drawn, ends the branch.
  private mutating func threshold(between least: Float, and most: Float) -> Float? {
    let drawn = Float(chance.uniform(Double(least), Double(most)))
    switch comparison {
    case .below where drawn <= least: return choice == .varying ? most : nil
    case .atMost where drawn >= most: return choice == .varying ? least : nil
    default: return drawn
    }
  }

  private func goesLeft(_ number: Float, _ threshold: Float) -> Bool {
    comparison == .below ? number < threshold : number <= threshold
  }

  /// Whether rows without a number in the column go left: they follow the larger part.
  private func missingGoLeft(_ split: AxisSplit) -> Bool {
    guard missing else { return false }
    var (left, right) = (0, 0)
    for number in numbers where !number.isNaN {
      if goesLeft(number, split.threshold) { left += 1 } else { right += 1 }
    }
    return left >= right
  }
}
