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
    try splits(of: RowFacts(dataset).gathering(kept), seed: seed).map { $0.renumbered(kept) }
  }

  /// Divides rows: one split, or one for each fold.
  ///
  /// Rows that are withheld from learning leave the training part; where they fall into another, they choose or
  /// measure like any row.
  ///
  /// The answer depends on the facts, these settings and `seed` alone, so that all detectors of one
  /// seed see the same rows.
  public func splits(of rows: RowFacts, seed: Seed) throws(SplitError) -> [Split] {
    let chance = seed.split("split")
    let members = atMost.map { Strata(rows, seed: chance.split("at most")).drawn($0) }
    let facts = members.map(rows.gathering) ?? rows
    let division = try method.divided(facts, seed: chance)
    let units = members.map(division.units.renumbered) ?? division.units
    var splits: [Split] = []
    for (fold, part) in division.parts.enumerated() {
      var part = part.rows(of: units)
      if let withheld = rows.withheld { part.train.removeAll { withheld[$0] } }
      part.train = try training.kept(of: part.train, in: rows, seed: chance.split("training", fold))
      try checkFilled(part, of: facts.count)
      let isOnly = method.folds == nil
      splits.append(Split(part, settings: self, seed: seed, fold: isOnly ? nil : fold))
    }
    return splits
  }

  private func checkFilled(_ parts: Parts, of rows: Int) throws(SplitError) {
    var asked = [("training", parts.train), ("test", parts.test)]
    if method.hasValidation { asked.append(("validation", parts.validation)) }
    for (name, members) in asked where members.isEmpty {
      throw .tooFewRows(have: rows, empty: name)
    }
  }
}
