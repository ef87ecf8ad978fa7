public import Numerics
public import Vocabulary

extension SplitSettings {
  /// Divides the rows of a dataset: one split, or one for each fold.
  public func splits(of dataset: Dataset, seed: Seed) throws(SplitError) -> [Split] {
    try splits(of: RowFacts(dataset), seed: seed)
  }

  /// Divides the rows at `kept` as if there were no others, in numbers of the whole dataset.
  ///
  /// It is the split of a run that leaves the other rows out before it divides.
  public func splits(
    of dataset: Dataset, keeping kept: [Int], seed: Seed
  ) throws(SplitError) -> [Split] {
    try splits(of: RowFacts(dataset).gathering(kept), seed: seed).map { split in
      let parts = Parts(train: split.train, validation: split.validation, test: split.test)
      return Split(
        parts.mapped(to: kept), settings: split.settings, seed: split.seed, fold: split.fold)
    }
  }

  /// Divides rows: one split, or one for each fold.
  ///
  /// The answer depends on the facts, these settings and `seed` alone, so that all detectors of one
  /// seed see the same rows.
  public func splits(of rows: RowFacts, seed: Seed) throws(SplitError) -> [Split] {
    let chance = seed.split("split")
    let members = atMost.map { Strata(rows).drawn($0, seed: chance.split("at most")) }
    let facts = members.map(rows.gathering) ?? rows
    var parts = try divided(facts, seed: chance)
    if let members { parts = parts.map { $0.mapped(to: members) } }
    var splits: [Split] = []
    for (fold, part) in parts.enumerated() {
      var part = part
      part.train = try training.kept(of: part.train, in: rows, seed: chance.split("training", fold))
      try checkFilled(part, of: facts.count)
      splits.append(Split(part, settings: self, seed: seed, fold: parts.count > 1 ? fold : nil))
    }
    return splits
  }

  private func divided(_ rows: RowFacts, seed: Seed) throws(SplitError) -> [Parts] {
    switch method {
    case .holdout(let unit, let test, let validation):
      let shares = Shares(test: test, validation: validation)
      switch unit {
      case .row: return [Strata(rows).divided(shares, seed: seed)]
      case .time: return [try TimeOrder(rows).divided(shares)]
      case .group: return [try GroupMembers(rows, seed: seed).divided(shares)]
      }
    case .folds(let count, let unit, let validation):
      switch unit {
      case .row: return Strata(rows).folds(count, validation: validation, seed: seed)
      case .time: return try TimeOrder(rows).folds(count, validation: validation)
      case .group: return try GroupMembers(rows, seed: seed).folds(count, validation: validation)
      }
    case .transductive:
      let all = Array(0..<rows.count)
      return [Parts(train: all, test: all)]
    case .adbench(let test, let validation):
      return [adbench(rows, Shares(test: test, validation: validation), seed: seed)]
    case .given(let train, let validation, let test):
      let parts = Parts(train: train, validation: validation, test: test)
      try checkGiven(parts, of: rows.count)
      return [parts]
    }
  }

  /// The protocol that ADBench (Han et al. 2022) runs: fewer than 1,000 rows are drawn with
  /// replacement up to 1,000 *before* they are divided, more than 10,000 are thinned to 10,000.
  private func adbench(_ rows: RowFacts, _ shares: Shares, seed: Seed) -> Parts {
    var chance = seed.split("adbench").generator()
    let drawn =
      rows.count == 0
      ? []
      : rows.count < 1000
        ? (0..<1000).map { _ in chance.below(rows.count) }
        : chance.sample(min(rows.count, 10_000), of: rows.count)
    return Strata(rows.gathering(drawn)).divided(shares, seed: seed).mapped(to: drawn)
  }

  private func checkFilled(_ parts: Parts, of rows: Int) throws(SplitError) {
    var asked = [("training", parts.train), ("test", parts.test)]
    switch method {
    case .holdout(_, _, let share), .folds(_, _, let share), .adbench(_, let share):
      if share > 0 { asked.append(("validation", parts.validation)) }
    case .transductive, .given: break
    }
    for (name, members) in asked where members.isEmpty {
      throw .tooFewRows(have: rows, empty: name)
    }
  }

  private func checkGiven(_ parts: Parts, of rows: Int) throws(SplitError) {
    var owner = [String?](repeating: nil, count: rows)
    let named = [
      ("training", parts.train), ("validation", parts.validation), ("test", parts.test),
    ]
    for (name, members) in named {
      for row in members {
        guard row >= 0, row < rows else { throw .outside(row: row, rows: rows) }
        if let other = owner[row], other != name {
          throw .shared(row: row, first: other, second: name)
        }
        owner[row] = name
      }
    }
  }
}

/// The shares of all rows that measure and that choose.
struct Shares {
  let test: Double
  let validation: Double
}
