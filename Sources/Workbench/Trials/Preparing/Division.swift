import Features
import Numerics
import Sources
public import Specs
public import Vocabulary

/// Which rows of a data set a trial learns from, chooses by and measures with.
public struct Division: Sendable, Equatable {
  /// The rows that take part: all, or those that `missing: drop` leaves.
  public let members: [Int]
  /// Where the rows that are learned from stand among the members: all of the training part, except in
  /// the early rounds of a halving search.
  public let training: [Int]
  public let validation: [Int]
  public let test: [Int]
  /// Whether the rows that measure are those that are learned from.
  public let isTransductive: Bool
}

extension Division {
  /// Divides the rows of `dataset` as a trial wants it: by what stands beside them and, where rows without
  /// a value are left out, by where values are missing.
  public init(of dataset: Dataset, for trial: TrialSettings) throws {
    members = trial.features.completeRows(of: dataset.table)
    let facts = RowFacts(dataset)
    let split = try trial.split.splits(
      of: members.count == dataset.rows ? facts : facts.gathering(members), seed: trial.seed)[
        trial.fold]
    training = Self.part(trial.learningShare, of: split.train, trial.seed.split("halving"))
    validation = split.validation
    test = split.test
    isTransductive = split.isTransductive
  }

  /// A share of the training rows, drawn by chance, in their own order.
  private static func part(_ share: Double, of rows: [Int], _ seed: Seed) -> [Int] {
    guard share < 1 else { return rows }
    var generator = seed.generator()
    let count = max(2, Int((share * Double(rows.count)).rounded()))
    return generator.sample(min(count, rows.count), of: rows.count).sorted().map { rows[$0] }
  }
}
