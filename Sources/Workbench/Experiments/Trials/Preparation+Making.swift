import Artifacts
import Datasets
import Features
import Files
import Numerics
import Vocabulary
import Wording

extension Preparation {
  /// Divides `dataset` as a trial wants it and prepares the rows of each part.
  ///
  /// - Parameter costs: The columns that say what mistakes cost.
  init(_ dataset: Dataset, for trial: TrialIdentity, costs: [String] = []) throws {
    try self.init(dataset, divided: Division(of: dataset, for: trial), for: trial, costs: costs)
  }

  /// Prepares the rows of a division, with features that are learned from its training rows alone.
  init(
    _ dataset: Dataset, divided division: Division, for trial: TrialIdentity, costs: [String] = []
  ) throws {
    let members = division.members
    let complete = members.count == dataset.rows ? dataset : dataset.gathering(rows: members)
    let settings = try FeatureSettings(Settings(trial.features))
    let features = try settings.fit(complete.table, training: division.training)

    let amounts = try costs.map { try CostColumns.amounts($0, in: complete.table) }

    func rows(_ places: [Int]) throws(FeatureError) -> PreparedRows {
      PreparedRows(
        matrix: try features.rows(of: complete.table.gathering(rows: places)),
        numbers: places.map { members[$0] }, facts: RowFacts(complete).gathering(places),
        costs: amounts.map { column in places.map { column[$0] } })
    }
    self.features = features
    train = try rows(division.training)
    validation = try rows(division.validation)
    test = division.isTransductive ? train : try rows(division.test)
    isTransductive = division.isTransductive
    total = dataset.rows
    notes =
      features.dropped.map { "column '\($0.name)' \($0.reason) and was left out" }
      + (complete.rows == dataset.rows
        ? [] : [Phrase.counted(dataset.rows - complete.rows, "row") + " without a value left out"])
  }
}

extension PreparedRows {
  fileprivate init(matrix: Matrix<Float>, numbers: [Int], facts: RowFacts, costs: [[Double]]) {
    self.init(
      matrix: matrix, numbers: numbers, labels: facts.labels, times: facts.times,
      groups: facts.groups?.codes, costs: costs)
  }
}
