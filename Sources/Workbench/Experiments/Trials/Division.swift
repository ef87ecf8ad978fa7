import Artifacts
import Datasets
import Features
import Files
import Numerics

/// Which rows of a data set a trial learns from, chooses by and measures with.
struct Division: Sendable, Equatable {
  /// The rows that take part: all, or those that `missing: drop` leaves.
  let members: [Int]
  /// Where the rows that are learned from stand among the members: all of the training part, except in
  /// the early rounds of a halving search.
  let training: [Int]
  let validation: [Int]
  let test: [Int]
  /// Whether the rows that measure are those that are learned from.
  let isTransductive: Bool
}

extension Division {
  /// Divides the rows of `dataset` as a trial wants it: by what stands beside them and, where rows without
  /// a value are left out, by where values are missing.
  init(of dataset: Dataset, for trial: TrialIdentity) throws {
    members = try FeatureSettings(Settings(trial.features)).completeRows(of: dataset.table)
    let facts = RowFacts(dataset)
    let chance = Seed(UInt64(trial.seed))
    let split = try SplitSettings(trial.splitChoice).splits(
      of: members.count == dataset.rows ? facts : facts.gathering(members), seed: chance)[
        trial.fold]
    training = Self.part(trial.learn, of: split.train, chance.split("halving"))
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

extension TrialIdentity {
  /// The way to divide rows, without the fold.
  var splitChoice: Choice {
    var members = split.members ?? [:]
    members["fold"] = nil
    members["learn"] = nil
    return Choice(.object(members))
  }

  /// The share of the training rows that is learned from, in the rounds of a halving search.
  var learn: Double { split["learn"]?.double ?? 1 }

  /// Which of the folds it is; 0 where there is one division.
  var fold: Int { split["fold"]?.int ?? 0 }
}
