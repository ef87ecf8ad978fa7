extension Generator {
  /// The numbers `0..<count` in an order that is as likely as any other.
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Brings `elements` into an order that is as likely as any other (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, through: 1, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// `count` different numbers of `0..<total`, in the order drawn.
  ///
  /// - Complexity: O(`count`) in time and memory, however large `total` is.
  public mutating func sample(_ count: Int, of total: Int) -> [Int] {
    precondition(count <= total, "cannot draw \(count) different numbers of \(total)")
    var moved: [Int: Int] = [:]
    return (0..<count).map { place in
      let other = place + below(total - place)
      let chosen = moved[other] ?? other
      moved[other] = moved[place] ?? place
      return chosen
    }
  }

  /// An index, each as likely as its share of the sum of `weights`.
  public mutating func categorical(_ weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    precondition(total > 0, "no weight is above 0")
    var rest = uniform() * total
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
