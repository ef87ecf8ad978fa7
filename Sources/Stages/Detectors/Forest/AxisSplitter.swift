internal import Numerics

/// A question about one column: is its number below the threshold (or at most it)?
struct AxisSplit: Sendable {
  let column: Int32
  let threshold: Float
}

/// Splits one column, drawn at random, at a value drawn at random between its ends.
struct AxisSplitter: Splitter {
  private(set) var rows: PartedRows
  /// The columns that may be drawn, in the order that drawing has left them in.
  private var columns: [Int]
  private let comparison: SplitComparison
  private let choice: SplitChoice
  /// Whether numbers can be missing, which costs a count a node.
  private let missing: Bool
  private var chance: Generator

  init(
    rows: PartedRows, columns: [Int], comparison: SplitComparison, choice: SplitChoice,
    missing: Bool, chance: Generator
  ) {
    self.rows = rows
    self.columns = columns
    self.comparison = comparison
    self.choice = choice
    self.missing = missing
    self.chance = chance
  }

  mutating func split(_ range: Range<Int>) -> (split: AxisSplit, left: Int)? {
    guard let (column, least, most) = draw(range),
      let threshold = threshold(between: least, and: most)
    else { return nil }
    let left = rows.part(
      range, at: threshold, takingEqual: comparison == .atMost, followsMore: missing)
    return (AxisSplit(column: Int32(column), threshold: threshold), left)
  }

  /// A column and its ends among the rows of the node; `nil` if the branch ends.
  private mutating func draw(_ range: Range<Int>) -> (column: Int, least: Float, most: Float)? {
    var left = columns.count
    while left > 0 {
      let drawn = chance.below(left)
      let column = columns[drawn]
      if let (least, most) = rows.ends(of: column, at: range) { return (column, least, most) }
      guard choice == .varying else { return nil }
      left -= 1
      columns.swapAt(drawn, left)
    }
    return nil
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
}
