extension RandomAccessCollection {
  /// How many elements at the front satisfy `belongs`, where all that do come before all that do not.
  @inlinable
  public func partitioned(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[index(startIndex, offsetBy: middle)]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
