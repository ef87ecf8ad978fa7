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
  /// the early rounds of a halving search and for detectors with a limit of their own.
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
    training = Self.part(
      of: split.train, share: trial.learningShare, limit: trial.learningLimit,
      trial.seed.split("halving"))
    validation = split.validation
    test = split.test
    isTransductive = split.isTransductive && training.count == split.train.count
  }

  /// A share of the training rows, and at most so many, drawn by chance, in their own order.
  private static func part(
    of rows: [Int], share: Double, limit: Int?, _ seed: Seed
  ) -> [Int] {
    let shared = share < 1 ? max(2, Int((share * Double(rows.count)).rounded())) : rows.count
    let count = min(shared, limit ?? .max, rows.count)
    guard count < rows.count else { return rows }
    var generator = seed.generator()
    return generator.sample(count, of: rows.count).sorted().map { rows[$0] }
  }
}
