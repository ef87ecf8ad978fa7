/// How many different things there are among many, and how often they come back, by their hashes.
///
/// All hashes are followed while there are few. Of more, only those below a bound are, which falls as
/// more come: a sample of the different things, each with all its copies (Bar-Yossef and others 2002).
struct DistinctSketch: Sendable, Equatable {
  /// How often each followed hash has come.
  private(set) var counts: [UInt64: Int32] = [:]
  /// Hashes up to it are followed.
  private(set) var bound = UInt64.max
  private(set) var total = 0
  private let capacity: Int

  /// - Parameter capacity: How many hashes are followed at least, and at most twice as many.
  init(capacity: Int) { self.capacity = capacity }

  /// Takes a hash whose bits are spread evenly.
  mutating func add(_ hash: UInt64) {
    total += 1
    guard hash <= bound else { return }
    counts[hash, default: 0] += 1
    guard counts.count >= 2 * capacity else { return }
    bound = counts.keys.sorted()[capacity] - 1
    let bound = bound
    counts = counts.filter { $0.key <= bound }
  }

  var isExact: Bool { bound == .max }

  /// How many different hashes have come.
  var distinct: EstimatedCount {
    guard !isExact else { return EstimatedCount(counts.count) }
    let value = Double(counts.count) / share
    // Two standard errors of the number of hashes that fall below a bound.
    let within = 2 * value * ((1 - share) / Double(counts.count)).squareRoot()
    return EstimatedCount(value, within: within, in: counts.count...total)
  }

  /// How many of those that came repeat an earlier one.
  ///
  /// The bounds follow from those of what differs: a single thing that comes a million times would most
  /// likely not be among the followed ones.
  var repeats: EstimatedCount {
    let differing = distinct.bounds
    // Copies that were seen are there whatever is estimated.
    let seen = counts.values.reduce(0) { $0 + Int($1) - 1 }
    return EstimatedCount(
      Int((Double(seen) / share).rounded()),
      max(seen, total - differing.upperBound)...max(seen, total - differing.lowerBound))
  }

  /// Which share of all hashes is followed.
  private var share: Double { isExact ? 1 : (Double(bound) + 1) / 0x1p64 }

  /// How many of the followed hashes, with all their copies, another sketch has too, and of how many.
  func shared(with other: DistinctSketch) -> (rows: Int, of: Int) {
    let bound = min(bound, other.bound)
    return counts.reduce(into: (rows: 0, of: 0)) { sums, entry in
      guard entry.key <= bound else { return }
      sums.of += Int(entry.value)
      if other.counts[entry.key] != nil { sums.rows += Int(entry.value) }
    }
  }
}
