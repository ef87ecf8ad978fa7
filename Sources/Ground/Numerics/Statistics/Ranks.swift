/// The places of numbers in their ascending order.
public enum Ranks {
  /// The rank of each number, counted from 1; equal numbers share the mean of their ranks.
  public static func average(of values: [Double]) -> [Double] {
    var ranks = [Double](repeating: 0, count: values.count)
    forEachTie(in: values) { members, first in
      let mean = Double(first) + Double(members.count + 1) / 2
      for member in members { ranks[member] = mean }
    }
    return ranks
  }

  /// The sizes of the groups of equal numbers, in ascending order of the numbers.
  public static func tieSizes(of values: [Double]) -> [Int] {
    var sizes: [Int] = []
    forEachTie(in: values) { members, _ in sizes.append(members.count) }
    return sizes
  }

  /// The indices of `values` in ascending order, equals in the order they came.
  public static func order(of values: [Double]) -> [Int] {
    precondition(!values.contains(where: \.isNaN), "a NaN has no place in an order")
    guard values.count < RadixSort.fewest else { return RadixSort.order(of: values) }
    return values.indices.sorted {
      values[$0] < values[$1] || (values[$0] == values[$1] && $0 < $1)
    }
  }

  /// Calls `body` with the members of each group of equals and how many numbers lie below them.
  private static func forEachTie(in values: [Double], _ body: (ArraySlice<Int>, Int) -> Void) {
    let order = order(of: values)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      body(order[start..<end], start)
      start = end
    }
  }
}
