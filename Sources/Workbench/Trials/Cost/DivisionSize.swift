public import Features
import Numerics
public import Sources
public import Vocabulary

/// How large the parts of a division of a data set are, and their rows as detectors see them.
public struct DivisionSize: Sendable, Equatable {
  /// What a part holds.
  public struct Part: Sendable, Equatable {
    public let rows: Int
    public let anomalies: Int
    /// How many groups the rows belong to; `nil` where they belong to none.
    public let groups: Int?

    public init(rows: Int, anomalies: Int, groups: Int? = nil) {
      self.rows = rows
      self.anomalies = anomalies
      self.groups = groups
    }

    /// Their share of both, such as the rows that choose.
    public func keeping(_ share: Double) -> Part {
      let ordinary = Double(rows - anomalies) * share
      return Part(
        rows: anomalies + Int(ordinary.rounded()), anomalies: anomalies, groups: groups)
    }
  }

  public let training: Part
  public let validation: Part
  public let test: Part
  /// How many numbers a row has, after words became numbers.
  public let width: Int
  /// How many rows the data set has, and how many bytes its columns take.
  public let rows: Int
  public let bytes: Double

  public init(
    training: Part, validation: Part, test: Part, width: Int, rows: Int, bytes: Double
  ) {
    self.training = training
    self.validation = validation
    self.test = test
    self.width = width
    self.rows = rows
    self.bytes = bytes
  }
}

extension DivisionSize {
  /// The size of the first division that `split` makes of `dataset`; `nil` where it can make none.
  public init?(_ dataset: Dataset, _ split: SplitSettings, _ features: FeatureSettings, seed: Int) {
    let members = features.completeRows(of: dataset.table)
    guard
      let division = try? split.splits(of: dataset, keeping: members, seed: Seed(spec: seed)).first
    else { return nil }
    func part(_ places: [Int]) -> Part {
      Part(
        rows: places.count,
        anomalies: dataset.labels.map { labels in places.count { labels[$0] == .anomaly } } ?? 0,
        groups: dataset.groups.map { groups in Set(places.lazy.map { groups.codes[$0] }).count })
    }
    self.init(
      training: part(division.train), validation: part(division.validation),
      test: part(division.test),
      width: max(1, features.width(of: dataset.table, training: division.train)),
      rows: dataset.rows, bytes: dataset.table.columns.reduce(0) { $0 + $1.bytes })
  }
}

extension Column {
  /// About how many bytes the values take.
  fileprivate var bytes: Double {
    switch values {
    case .number(let values): Double(values.count) * 8
    case .category(let codes, let levels): Double(codes.count) * 4 + Double(levels.count) * 64
    case .time(let values): Double(values.count) * 16
    case .text(let values): Double(values.count) * 48
    }
  }
}
