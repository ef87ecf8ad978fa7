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

/// What can be said of one column.
public struct ColumnDescription: Sendable, Equatable {
  public let name: String
  public let type: ColumnType
  /// How many rows have no value.
  public let missing: Int
  /// How many values differ, not counting missing ones.
  public let distinct: Int
  /// Between which numbers that lies, where it was estimated.
  public let distinctBounds: ClosedRange<Int>?
  /// The least and the greatest number, or moment in milliseconds since 1970.
  public let range: ClosedRange<Double>?
  /// The mean of the numbers that are there.
  public let mean: Quantity
  /// The most frequent word, if the column holds words; the first of equals in the order of the file.
  public let mostFrequent: String?
  /// Between which numbers its rows lie, where words are too many to count each.
  public let mostFrequentRows: ClosedRange<Int>?
}

/// What is known of the rows.
public struct LabelDescription: Sendable, Equatable {
  public let anomalies: Int
  public let ordinary: Int
  public let unknown: Int
  /// The share of anomalies among the rows of which something is known.
  public let contamination: Quantity
  /// How many rows there are of each kind of anomaly, by name.
  public let kinds: [String: Int]

  init(of labels: Labels, kinds: [String?]?) {
    self.init(
      anomalies: labels.anomalies, ordinary: labels.ordinary, rows: labels.count,
      kinds: (kinds ?? []).reduce(into: [:]) { counts, kind in
        if let kind { counts[kind, default: 0] += 1 }
      })
  }

  init(anomalies: Int, ordinary: Int, rows: Int, kinds: [String: Int]) {
    self.anomalies = anomalies
    self.ordinary = ordinary
    self.kinds = kinds
    unknown = rows - anomalies - ordinary
    let known = anomalies + ordinary
    contamination =
      known == 0
      ? .undefined(reason: "no row has a label") : .number(Double(anomalies) / Double(known))
  }
}
