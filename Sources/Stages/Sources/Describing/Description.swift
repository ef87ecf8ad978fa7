import Machine
public import Numerics
public import Vocabulary

/// What can be said of a dataset without scoring it: shape, columns, duplicates, labels, terms.
public struct Description: Sendable, Equatable {
  public let name: String
  public let rows: Int
  public let columns: [ColumnDescription]
  /// How many rows are copies of an earlier one, cell for cell.
  public let duplicates: Int
  /// Between which numbers that lies, where it was estimated.
  public let duplicateBounds: ClosedRange<Int>?
  public let labels: LabelDescription?
  /// When the first and the last row were recorded, if that is known.
  public let times: ClosedRange<Int64>?
  /// How many users, devices or other groups there are, if rows have groups.
  public let groups: Int?
  public let groupBounds: ClosedRange<Int>?
  /// How many rows were drawn to look at, of those that are more than may stand in memory.
  public let drawn: Drawn?
  public let provenance: Provenance
  /// The hash of all rows; `nil` where they were more than may stand in memory.
  public let fingerprint: Fingerprint?

  /// Rows that were drawn, and the seed with which they were.
  public struct Drawn: Sendable, Equatable {
    public let rows: Int
    public let seed: Seed
  }

  /// Describes all rows; where only some stand in memory, by what all of them say together.
  public init(of surveyed: SurveyedDataset) {
    if let survey = surveyed.survey {
      self.init(of: surveyed.dataset, survey)
    } else {
      self.init(of: surveyed.dataset)
    }
  }

  private init(of dataset: Dataset, _ survey: Survey) {
    let repeats = survey.rowHashes.repeats
    name = dataset.name
    rows = survey.rows
    columns = survey.columns.map(\.description)
    duplicates = repeats.value
    duplicateBounds = repeats.estimated
    labels = survey.labels
    times = survey.times
    groups = survey.groups?.value
    groupBounds = survey.groups?.estimated
    drawn = Drawn(rows: survey.places.count, seed: survey.seed)
    var provenance = dataset.provenance
    provenance.notes += survey.notes
    self.provenance = provenance
    fingerprint = nil
  }

  public init(of dataset: Dataset) {
    duplicateBounds = nil
    groupBounds = nil
    drawn = nil
    let work = Work("describing \(dataset.name)", of: dataset.table.columns.count + 3)
    defer { work.end() }
    name = dataset.name
    rows = dataset.rows
    columns = dataset.table.columns.map { column in
      defer { work.advance() }
      return ColumnDescription(column)
    }
    duplicates = RowIdentity(dataset.table).repeats
    work.advance(by: 2)
    labels = dataset.labels.map { LabelDescription(of: $0, kinds: dataset.kinds) }
    times = dataset.times.flatMap { times in
      times.min().flatMap { first in times.max().map { first...$0 } }
    }
    groups = dataset.groups.map { Set($0.codes).count }
    provenance = dataset.provenance
    fingerprint = dataset.fingerprint
    work.advance()
  }
}
