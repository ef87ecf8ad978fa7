extension [Double] {
  /// The number that would stand at `place` if all were in ascending order; none is NaN.
  ///
  /// - Complexity: O(*n*) on average (Hoare 1961), and in memory.
  public func ranked(_ place: Int) -> Double {
    precondition(indices.contains(place), "no number stands at \(place) of \(count)")
    var numbers = self
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      let pivot = [numbers[low], numbers[middle], numbers[high]].sorted()[1]
      var (left, right) = (low, high)
      while left <= right {
        while numbers[left] < pivot { left += 1 }
        while numbers[right] > pivot { right -= 1 }
        guard left <= right else { break }
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
      if place <= right {
        high = right
      } else if place >= left {
        low = left
      } else {
        return numbers[place]
      }
    }
    return numbers[place]
  }

  /// The places of the `count` smallest numbers, from the smallest on; of equal ones the first come first.
  ///
  /// - Complexity: O(*n* + *count* log *count*) on average.
  public func smallest(_ count: Int) -> [Int] {
    guard count > 0, !isEmpty else { return [] }
    let limit = count < self.count ? ranked(count - 1) : .infinity
    var places = indices.filter { self[$0] < limit }
    if places.count < count {
      places += indices.lazy.filter { self[$0] == limit }.prefix(count - places.count)
    }
    return places.sorted { (self[$0], $0) < (self[$1], $1) }
  }
}
