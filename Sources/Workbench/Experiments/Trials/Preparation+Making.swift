import Artifacts
import Datasets
import Features
import Files
import Numerics
import Vocabulary
import Wording

extension Preparation {
  /// Divides `dataset` as a trial wants it and learns its features from the training rows alone.
  ///
  /// - Parameter costs: The columns that say what mistakes cost.
  init(_ dataset: Dataset, for trial: TrialIdentity, costs: [String] = []) throws {
    let settings = try FeatureSettings(Settings(trial.features))
    let kept = settings.completeRows(of: dataset.table)
    let complete = kept.count == dataset.rows ? dataset : dataset.gathering(rows: kept)
    let chance = Seed(UInt64(trial.seed))
    let split = try SplitSettings(trial.splitChoice).splits(of: complete, seed: chance)[trial.fold]
    let learned = Self.part(trial.learn, of: split.train, chance.split("halving"))
    let features = try settings.fit(complete.table, training: learned)

    let amounts = try costs.map { try CostColumns.amounts($0, in: complete.table) }

    func rows(_ places: [Int]) throws(FeatureError) -> PreparedRows {
      PreparedRows(
        matrix: try features.rows(of: complete.table.gathering(rows: places)),
        numbers: places.map { kept[$0] }, facts: RowFacts(complete).gathering(places),
        costs: amounts.map { column in places.map { column[$0] } })
    }
    self.features = features
    train = try rows(learned)
    validation = try rows(split.validation)
    test = split.isTransductive ? train : try rows(split.test)
    isTransductive = split.isTransductive
    total = dataset.rows
    notes =
      features.dropped.map { "column '\($0.name)' \($0.reason) and was left out" }
      + (kept.count == dataset.rows
        ? [] : [Phrase.counted(dataset.rows - kept.count, "row") + " without a value left out"])
  }

  /// A share of the training rows, drawn by chance, in their own order.
  private static func part(_ share: Double, of rows: [Int], _ seed: Seed) -> [Int] {
    guard share < 1 else { return rows }
    var generator = seed.generator()
    let count = max(2, Int((share * Double(rows.count)).rounded()))
    return generator.sample(min(count, rows.count), of: rows.count).sorted().map { rows[$0] }
  }
}

extension PreparedRows {
  fileprivate init(matrix: Matrix<Float>, numbers: [Int], facts: RowFacts, costs: [[Double]]) {
    self.init(
      matrix: matrix, numbers: numbers, labels: facts.labels, times: facts.times,
      groups: facts.groups?.codes, costs: costs)
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
