import Decisions
public import Sources
import Specs
public import Vocabulary
import Wording

/// A file of scores, and which of its columns say what.
public struct ScoreFile: Sendable {
  public let path: String
  private let column: String
  private let time: String?
  private let label: String?
  private let anomalies: [String]
  private let group: String?

  /// - Parameters:
  ///   - column: The column of scores.
  ///   - time: The column that says when a row happened.
  ///   - label: The column of labels; else one of a usual name, if there is one.
  ///   - anomalies: The values of the label that are anomalies; none where that is plain.
  ///   - group: The column that says which rows belong together.
  public init(
    _ path: String, column: String = "score", time: String? = nil, label: String? = nil,
    anomalies: [String] = [], group: String? = nil
  ) {
    self.path = path
    self.column = column
    self.time = time
    self.label = label
    self.anomalies = anomalies
    self.group = group
  }

  /// Its rows as what thresholds are chosen from.
  ///
  /// - Parameter requests: Those that may name columns of costs.
  func evidence(for requests: [ThresholdRequest], eventsPerDay: Double?) throws -> Evidence {
    let (dataset, scores) = try scored()
    let amounts = try requests.costColumns.map {
      (name: $0, amounts: try CostColumns.amounts($0, in: dataset.table))
    }
    return try Evidence(
      scores, labels: dataset.labels, times: dataset.times, groups: dataset.groups?.codes,
      costs: requests.contains(where: \.weighsMistakes)
        ? RowCosts(by: requests, or: Operation.usual.prices, columns: amounts) : RowCosts(),
      basis: .validation, eventsPerDay: eventsPerDay
    ).judging(scores)
  }

  /// The rows, and what scores they have.
  public func scored() throws -> (rows: Dataset, scores: Scores) {
    let dataset = try rows()
    guard let found = dataset.table.column(named: column) else {
      throw AdviceError.nothingToDo(
        "\(path) has no column '\(column)' that could hold the scores, but "
          + "\(Phrase.listed(dataset.table.columns.map(\.name))); '--column' names the one that does"
      )
    }
    guard let values = found.numbers else {
      throw AdviceError.nothingToDo("column '\(column)' of \(path) does not hold numbers")
    }
    return (dataset, Scores(values))
  }

  /// The rows, and what is known of them.
  ///
  /// - Parameter columns: Those that are wanted, each as what it holds; all that there are where none is named.
  public func rows(with columns: [(name: String, type: ColumnType)] = []) throws -> Dataset {
    var settings = settings
    if !columns.isEmpty { settings.use = columns.map(\.name) }
    for (name, type) in columns { settings.types[name] = type }
    let dataset = try read(settings)
    try checkLabels(dataset)
    return dataset
  }

  /// What a spec would be told to say is told as options.
  private func read(_ settings: ReadingSettings) throws(DatasetError) -> Dataset {
    do throws(DatasetError) { return try DataSource.file(path).read(settings) } catch {
      guard error.topic == .labels else { throw error.advising(nil) }
      throw error.advising(
        "say '--label NAME' for the column of labels, and '--anomaly VALUE' for a value that is an anomaly"
      )
    }
  }

  private var settings: ReadingSettings {
    var settings = ReadingSettings()
    settings.infinite = .keep
    settings.mayHaveOneClass = true  // ordinary rows alone are what promises rest on
    if let time { settings.time = TimeSettings(column: time) }
    settings.group = group
    if let label {
      settings.label = .column(label, anomalies.isEmpty ? .recognized : .anomalies(anomalies))
    }
    return settings
  }

  /// Rows without labels are taken to be ordinary, which they must not be where a column may say otherwise.
  private func checkLabels(_ dataset: Dataset) throws(AdviceError) {
    guard dataset.labels == nil,
      let called = dataset.table.columns.first(where: { LabelSettings.isName($0.name) }),
      called.name != column
    else { return }
    throw .nothingToDo(
      "column '\(called.name)' of \(path) is called as labels are, and without labels all rows would be"
        + " taken to be ordinary; '--label \(called.name)' says that it holds them, and '--anomaly VALUE'"
        + " which value is an anomaly")
  }
}
