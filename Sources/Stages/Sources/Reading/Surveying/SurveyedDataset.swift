public import Numerics
public import Vocabulary

/// A dataset that is looked at rather than learned from: all its rows or, of too many, some that were
/// drawn by chance with what all of them say together.
public struct SurveyedDataset: Sendable {
  public let dataset: Dataset
  /// What all rows say together; `nil` if the dataset holds all of them.
  public let survey: Survey?

  /// A dataset that holds all its rows.
  public init(whole dataset: Dataset) {
    self.dataset = dataset
    survey = nil
  }

  /// The same by another name, if there is one.
  public func named(_ name: String?) -> SurveyedDataset {
    guard let name else { return self }
    var dataset = dataset
    dataset.name = name
    return SurveyedDataset(dataset: dataset, survey: survey)
  }

  init(dataset: Dataset, survey: Survey?) {
    self.dataset = dataset
    self.survey = survey
  }
}

/// What all rows of a file say together, gathered without holding them: counts, ends and means are exact;
/// how many values differ and how many rows repeat another is estimated where there are too many.
public struct Survey: Sendable {
  public let rows: Int
  /// The seed with which rows were drawn.
  public let seed: Seed
  /// The place of each drawn row among all.
  let places: [Int]
  /// The columns that a detector may see, in their order.
  let columns: [SurveyedColumn]
  let rowHashes: DistinctSketch
  let labels: LabelDescription?
  let times: ClosedRange<Int64>?
  let groups: EstimatedCount?
  /// What could not be taken from all rows.
  let notes: [String]
}

/// What all cells of a column say together.
struct SurveyedColumn: Sendable {
  let description: ColumnDescription
  let rows: Int
  private let numbers: NumberSurvey?

  init(_ survey: ColumnSurvey, _ type: ColumnType) {
    description = ColumnDescription(survey, type)
    rows = survey.rows
    numbers = survey.numbers(as: type)
  }

  /// Whether all rows have the same value, or none has one.
  var isConstant: Bool {
    description.distinct == 0 || (description.distinct == 1 && description.missing == 0)
  }

  /// Why the column names rows, as it ends a sentence; `nil` if it does not, as far as all rows tell.
  var identification: String? {
    guard description.missing == 0, mayAllDiffer else { return nil }
    switch description.type {
    case .time, .category: return nil
    case .text: return "is a different text in each row, as far as can be told of so many"
    case .number:
      guard let numbers, numbers.areWhole, let range = numbers.range else { return nil }
      if numbers.isRising { return "counts the rows up" }
      if numbers.isFalling { return "counts the rows down" }
      guard range.upperBound - range.lowerBound < 2 * Double(rows) else { return nil }
      return "is a different whole number in each row, as far as can be told of so many"
    }
  }

  private var mayAllDiffer: Bool {
    (description.distinctBounds ?? description.distinct...description.distinct).contains(rows)
  }
}

extension ColumnDescription {
  init(_ survey: ColumnSurvey, _ type: ColumnType) {
    let distinct = survey.distinct(as: type)
    let numbers = survey.numbers(as: type)
    let frequent = numbers == nil ? survey.values.mostFrequent : nil
    self.init(
      name: survey.name, type: type, missing: survey.missing(as: type), distinct: distinct.value,
      distinctBounds: distinct.estimated, range: numbers?.range,
      mean: numbers.map { Self.mean(of: $0, type) } ?? .undefined(reason: "words have no mean"),
      mostFrequent: frequent?.word,
      mostFrequentRows: survey.values.missed > 0 ? frequent?.rows : nil)
  }

  private static func mean(of numbers: NumberSurvey, _ type: ColumnType) -> Quantity {
    guard type == .number else { return .undefined(reason: "moments have no mean") }
    return numbers.mean.map(Quantity.number) ?? .undefined(reason: "no row has a value")
  }
}
