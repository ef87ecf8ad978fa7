public import Artifacts
public import Features
public import Numerics
import Pipelines
import Sources
public import Specs
public import Vocabulary
import Wording

/// The rows of one division, encoded and scaled: what all detectors of one data set and seed see.
public struct Preparation: Sendable {
  let prepared: PreparedRows
  /// What is known of these rows beside their values.
  public let rows: SplitRows
  /// How many rows the data set has.
  public let total: Int
  public let notes: [String]

  public var features: FittedFeatures { prepared.features }
  /// The training rows that are learned from: all, except in the early rounds of a halving search.
  public var train: Matrix<Float> { prepared.training }
  public var validation: Matrix<Float> { prepared.validation }
  public var test: Matrix<Float> { prepared.test }

  /// Whether the rows that measure are those that were learned from.
  var isTransductive: Bool { rows.isTransductive }

  /// The rows that choose where there is such a choice, else those that were learned from.
  var judging: Matrix<Float> { validation.rows > 0 ? validation : train }
}

extension Preparation {
  /// Divides `dataset` as a trial wants it and prepares the rows of each part.
  ///
  /// - Parameter costs: The columns that say what mistakes cost.
  public init(_ dataset: Dataset, for trial: TrialSettings, costs: [String] = []) throws {
    try self.init(dataset, divided: Division(of: dataset, for: trial), for: trial, costs: costs)
  }

  /// Prepares the rows of a division, with features that are learned from its training rows alone.
  init(
    _ dataset: Dataset, divided division: Division, for trial: TrialSettings, costs: [String] = []
  ) throws {
    let rows = try SplitRows(dataset, divided: division, costs: costs)
    let members = division.members
    let complete = members.count == dataset.rows ? dataset : dataset.gathering(rows: members)
    do throws(PipelineFitError) {
      prepared = try PreparedRows(
        complete.table, by: trial.features, training: division.training,
        validation: division.validation, test: division.isTransductive ? nil : division.test)
    } catch {
      guard case .features(let cause) = error else { throw error }
      throw PipelineFitError.features(cause.renumbered { members[$0] })
    }
    self.rows = rows
    total = dataset.rows
    notes =
      prepared.features.dropped.map { "column '\($0.name)' \($0.reason) and was left out" }
      + prepared.coarse(of: complete.table.gathering(rows: division.training))
      + (complete.rows == dataset.rows
        ? [] : [Phrase.counted(dataset.rows - complete.rows, "row") + " without a value left out"])
  }
}

extension SplitRows {
  /// What is known of the rows of a division.
  ///
  /// - Parameter costs: The columns that say what mistakes cost.
  public init(_ dataset: Dataset, divided division: Division, costs: [String]) throws(CostError) {
    let facts = RowFacts(dataset)
    var amounts: [[Double]] = []
    for column in costs {
      amounts.append(
        try CostColumns.amounts(column, in: dataset.table.gathering(rows: division.members)))
    }
    func known(_ places: [Int]) -> KnownRows {
      let numbers = places.map { division.members[$0] }
      let own = facts.gathering(numbers)
      return KnownRows(
        numbers: numbers, labels: own.labels, times: own.times, groups: own.groups?.codes,
        costs: amounts.map { column in places.map { column[$0] } },
        standings: dataset.standings.map { all in numbers.map { all[$0] } })
    }
    self.init(
      train: known(division.training), validation: known(division.validation),
      test: known(division.test))
  }
}
