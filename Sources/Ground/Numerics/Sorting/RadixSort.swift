extension [Double] {
  /// The same numbers in ascending order, where −0 has become 0 and NaN, of whichever sign, stands last.
  ///
  /// Long lists go through a radix sort of their bit patterns: each digit is one pass over memory, and
  /// a digit that all numbers share costs none.
  ///
  /// - Complexity: O(*n*) for long lists, with one more list of memory.
  public func numericallySorted() -> [Double] {
    guard count >= 1024 else { return map(RadixSort.key).sorted().map(RadixSort.number) }
    return RadixSort.ascending(self)
  }
}

/// Least significant digit first over keys whose order as whole numbers is that of the doubles.
enum RadixSort {
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
    let count = numbers.count
    var tallies = [Int](repeating: 0, count: digits * buckets)
    var keys = unsafe [UInt64](unsafeUninitializedCapacity: count) { keys, filled in
      for index in 0..<count {
        let key = key(numbers[index])
        unsafe keys[index] = key
        for digit in 0..<digits {
          tallies[digit * buckets + Int(truncatingIfNeeded: key >> UInt64(digit * bits)) & 255] += 1
        }
      }
      filled = count
    }
    var moved = unsafe [UInt64](unsafeUninitializedCapacity: count) { $1 = count }
    for digit in 0..<digits {
      let tally = tallies[(digit * buckets)..<((digit + 1) * buckets)]
      guard !tally.contains(count) else { continue }  // all keys share this digit
      move(keys, to: &moved, by: digit, tally)
      swap(&keys, &moved)
    }
    return keys.map(number)
  }

  /// Brings `keys` into the order of one digit, and leaves those that share it in the order they had.
  private static func move(
    _ keys: [UInt64], to moved: inout [UInt64], by digit: Int, _ tally: ArraySlice<Int>
  ) {
    var starts: [Int] = []
    var start = 0
    for size in tally {
      starts.append(start)
      start += size
    }
    let shift = UInt64(digit * bits)
    unsafe keys.withUnsafeBufferPointer { keys in
      unsafe moved.withUnsafeMutableBufferPointer { moved in
        unsafe starts.withUnsafeMutableBufferPointer { starts in
          for index in 0..<keys.count {
            let key = unsafe keys[index]
            let bucket = Int(truncatingIfNeeded: key >> shift) & 255
            unsafe moved[starts[bucket]] = key
            unsafe starts[bucket] += 1
          }
        }
      }
    }
  }
}
