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
    var moved = MovedNumbers(atMost: count)
    return (0..<count).map { place in
      let other = place + below(total - place)
      let chosen = moved[other]
      moved[other] = moved[place]
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

/// The numbers 0, 1, 2 and on, each in its own place but for those that were moved: a table with room for so many,
/// of which most places are free.
private struct MovedNumbers {
  private var places: [Int]
  private var numbers: [Int]

  init(atMost count: Int) {
    let room = 1 << (Int.bitWidth - (2 * count + 1).leadingZeroBitCount)
    places = [Int](repeating: -1, count: room)
    numbers = places
  }

  /// Where a place stands in the table, or would.
  private func slot(of place: Int) -> Int {
    let mask = places.count - 1
    var slot =
      Int(truncatingIfNeeded: UInt(bitPattern: place) &* 0x9e37_79b9_7f4a_7c15 >> 32) & mask
    while places[slot] >= 0, places[slot] != place { slot = (slot + 1) & mask }
    return slot
  }

  subscript(place: Int) -> Int {
    get {
      let slot = slot(of: place)
      return places[slot] < 0 ? place : numbers[slot]
    }
    set {
      let slot = slot(of: place)
      places[slot] = place
      numbers[slot] = newValue
    }
  }
}
