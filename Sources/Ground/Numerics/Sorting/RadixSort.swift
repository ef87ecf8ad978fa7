extension [Double] {
  /// The same numbers in ascending order, where −0 has become 0 and NaN, of whichever sign, stands last.
  ///
  /// Long lists go through a radix sort of their bit patterns: each digit is one pass over memory, and
  /// a digit that all numbers share costs none.
  ///
  /// - Complexity: O(*n*) for long lists, with one more list of memory.
  public func numericallySorted() -> [Double] {
    guard count >= RadixSort.fewest else {
      return map(RadixSort.key).sorted().map(RadixSort.number)
    }
    return RadixSort.ascending(self)
  }
}

/// Least significant digit first over keys whose order as whole numbers is that of the doubles.
enum RadixSort {
  /// Shorter lists are sorted faster by comparisons.
  static let fewest = 1024

  private static let bits = 8
  private static let buckets = 1 << bits
  private static let digits = 64 / bits

  /// A whole number for each double, in the same order.
  static func key(_ number: Double) -> UInt64 {
    guard !number.isNaN else { return .max }
    let pattern = (number + 0.0).bitPattern  // −0 + 0 is 0
    return pattern >> 63 == 0 ? pattern | (1 << 63) : ~pattern
  }

  static func number(_ key: UInt64) -> Double {
    guard key != .max else { return .nan }
    return Double(bitPattern: key >> 63 == 0 ? ~key : key & ~(1 << 63))
  }

  static func ascending(_ numbers: [Double]) -> [Double] {
    var keys = numbers.map(key)
    sort(&keys) { $0 }
    return keys.map(number)
  }

  /// The indices of `numbers` in ascending order of these, equals in the order they came.
  static func order(of numbers: [Double]) -> [Int] {
    var places = numbers.enumerated().map { (key: key($1), index: $0) }
    sort(&places) { $0.key }
    return places.map(\.index)
  }

  /// Sorts by whole numbers, and leaves elements of equal ones in the order they had.
  private static func sort<Element>(_ elements: inout [Element], by key: (Element) -> UInt64) {
    let count = elements.count
    var tallies = [Int](repeating: 0, count: digits * buckets)
    for element in elements {
      let key = key(element)
      for digit in 0..<digits {
        tallies[digit * buckets + Int(truncatingIfNeeded: key >> UInt64(digit * bits)) & 255] += 1
      }
    }
    var moved = elements
    for digit in 0..<digits {
      let tally = tallies[(digit * buckets)..<((digit + 1) * buckets)]
      guard !tally.contains(count) else { continue }  // all keys share this digit
      var starts = starts(tally)
      let shift = UInt64(digit * bits)
      unsafe elements.withUnsafeBufferPointer { elements in
        unsafe moved.withUnsafeMutableBufferPointer { moved in
          unsafe starts.withUnsafeMutableBufferPointer { starts in
            for index in 0..<count {
              let element = unsafe elements[index]
              let bucket = Int(truncatingIfNeeded: key(element) >> shift) & 255
              unsafe moved[starts[bucket]] = element
              unsafe starts[bucket] += 1
            }
          }
        }
      }
      swap(&elements, &moved)
    }
  }

  /// Where the elements of each bucket begin.
  private static func starts(_ sizes: ArraySlice<Int>) -> [Int] {
    var (starts, start): ([Int], Int) = ([], 0)
    for size in sizes {
      starts.append(start)
      start += size
    }
    return starts
  }
}
