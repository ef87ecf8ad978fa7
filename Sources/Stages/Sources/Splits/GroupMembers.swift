import Numerics
import Vocabulary

/// Groups, the largest first; all rows of one group are a unit.
struct GroupMembers: Dealer {
  let units: Units
  /// How many rows of each label a group has.
  private let sizes: [[Double]]

  /// Refuses rows without groups; groups of equal size stand in an order of chance.
  init(_ facts: RowFacts, seed: Seed) throws(SplitError) {
    guard let groups = facts.groups else { throw .noGroups }
    let found = Units.grouped(by: groups.codes)
    var chance = seed.split("groups").generator()
    let order = chance.permutation(found.count)
    let places = order.indices.sorted {
      (-found[order[$0]].count, $0) < (-found[order[$1]].count, $1)
    }
    let units = found.gathering(places.map { order[$0] })
    self.units = units
    sizes = (0..<units.count).map { unit in
      var counts = [0.0, 0, 0]
      for row in units[unit] {
        switch facts.labels[row] {
        case .ordinary: counts[0] += 1
        case .anomaly: counts[1] += 1
        case .unknown: counts[2] += 1
        }
      }
      return counts
    }
  }

  /// Parts that share no group, as near to their shares of each label as whole groups allow.
  func divided(_ shares: Shares) throws(SplitError) -> Parts {
    let all = Array(0..<units.count)
    let train = 1 - shares.test - shares.validation
    guard shares.validation > 0 else {
      let parts = try dealt(all, into: [train, shares.test])
      return Parts(train: parts[0], test: parts[1])
    }
    let parts = try dealt(all, into: [train, shares.validation, shares.test])
    return Parts(train: parts[0], validation: parts[1], test: parts[2])
  }

  /// As many splits as `count`, in which each group measures once.
  func folds(_ count: Int, validation share: Double) throws(SplitError) -> [Parts] {
    let blocks = try dealt(
      Array(0..<units.count), into: Array(repeating: 1 / Double(count), count: count))
    var folds: [Parts] = []
    for fold in 0..<count {
      let rest = blocks.indices.filter { $0 != fold }.flatMap { blocks[$0] }.sorted()
      var parts = Parts(train: rest, test: blocks[fold])
      if share > 0 {
        let inside = share / (1 - 1 / Double(count))
        let halves = try dealt(rest, into: [1 - inside, inside])
        parts.train = halves[0]
        parts.validation = halves[1]
      }
      folds.append(parts)
    }
    return folds
  }

  /// Gives each group, the largest first, to the part that it brings nearest to its shares, and keeps
  /// enough back that no part stays empty.
  private func dealt(_ groups: [Int], into shares: [Double]) throws(SplitError) -> [[Int]] {
    guard groups.count >= shares.count else {
      throw .tooFewGroups(have: groups.count, need: shares.count)
    }
    let totals = groups.reduce(into: [0.0, 0, 0]) { sum, group in
      for label in 0..<3 { sum[label] += sizes[group][label] }
    }
    var parts = shares.map { _ in [Int]() }
    var filled = shares.map { _ in [0.0, 0, 0] }
    for (place, group) in groups.enumerated() {
      let empty = parts.indices.filter { parts[$0].isEmpty }
      let mustFill = groups.count - place <= empty.count
      var (best, least) = (0, Double.infinity)
      for part in mustFill ? empty : Array(parts.indices) {
        // The change of Σ ((filled − wanted) / total)² over the labels when this part takes the group.
        var change = 0.0
        for label in 0..<3 where totals[label] > 0 {
          let size = sizes[group][label]
          let ahead = filled[part][label] - shares[part] * totals[label]
          change += size * (size + 2 * ahead) / (totals[label] * totals[label])
        }
        if change < least { (best, least) = (part, change) }
      }
      parts[best].append(group)
      for label in 0..<3 { filled[best][label] += sizes[group][label] }
    }
    return parts
  }
}
