import Artifacts
import Datasets
import Features
import Files
import Numerics
import Vocabulary

/// The rows of one split, encoded and scaled: what all detectors of one data set and seed see.
struct Preparation: Sendable {
  let split: Split
  let features: FittedFeatures
  let train: Matrix<Float>
  let validation: Matrix<Float>
  let test: Matrix<Float>
  /// What is known of the rows that choose and measure, and of those that were learned from.
  let facts: RowFacts
  let notes: [String]
  /// The training rows that are learned from: all, except in the early rounds of a halving search.
  let learned: [Int]
  /// The rows of the data set that take part: all, or those that `missing: drop` leaves.
  let kept: [Int]
  /// How many rows the data set has.
  let total: Int

  /// Divides `dataset` and learns its features from the training rows alone.
  init(
    _ dataset: Dataset, split choice: Choice, fold: Int, learn: Double,
    features settings: Settings, seed: Int
  ) throws {
    let features = try FeatureSettings(settings)
    total = dataset.rows
    kept = features.completeRows(of: dataset.table)
    let dataset = kept.count == dataset.rows ? dataset : dataset.gathering(rows: kept)
    let chance = Seed(UInt64(seed))
    split = try SplitSettings(choice).splits(of: dataset, seed: chance)[fold]
    facts = RowFacts(dataset)
    learned = Self.part(learn, of: split.train, chance.split("halving"))
    self.features = try features.fit(dataset.table, training: learned)
    let fitted = self.features
    func rows(_ numbers: [Int]) throws(FeatureError) -> Matrix<Float> {
      try fitted.rows(of: dataset.table.gathering(rows: numbers))
    }
    train = try rows(learned)
    validation = try rows(split.validation)
    test = split.isTransductive ? train : try rows(split.test)
    let incomplete = total - kept.count
    notes =
      fitted.dropped.map { "column '\($0.name)' \($0.reason) and was left out" }
      + (incomplete == 0 ? [] : ["\(incomplete) rows without a value were left out"])
  }

  /// A share of the training rows, drawn by chance, in their own order.
  private static func part(_ share: Double, of rows: [Int], _ seed: Seed) -> [Int] {
    guard share < 1 else { return rows }
    var generator = seed.generator()
    let count = max(2, Int((share * Double(rows.count)).rounded()))
    return generator.sample(min(count, rows.count), of: rows.count).sorted().map { rows[$0] }
  }

  var trainLabels: Labels { facts.labels.gathering(learned) }
  var validationLabels: Labels { facts.labels.gathering(split.validation) }
  var testLabels: Labels { facts.labels.gathering(split.test) }
}

extension Labels {
  /// Whether some row has a label.
  var areKnown: Bool { anomalies + ordinary > 0 }

  /// How many rows there are of each sort.
  var counts: PartCount {
    PartCount(rows: count, anomalies: anomalies, unlabelled: count - anomalies - ordinary)
  }
}

extension FeatureSettings {
  /// The features that the keys `scale`, `categories` and `missing` of a spec describe.
  init(_ settings: Settings) throws(SettingError) {
    let missing = settings.form("missing")
    guard let scaling = Scaling(rawValue: settings.text("scale")) else {
      preconditionFailure("no scaling is called '\(settings.text("scale"))'")
    }
    let columns = missing.members["columns"]?.members ?? [:]
    self.init(
      scaling: scaling, categories: CategoryEncoding(settings.choice("categories")),
      missing: MissingRule(missing.members["rule"] ?? "complain"),
      missingByColumn: Dictionary(
        uniqueKeysWithValues: columns.map { ($0.key, Features.MissingRule($0.value)) }))
  }
}

extension CategoryEncoding {
  init(_ choice: Choice) {
    switch choice.name {
    case "one-hot": self = .oneHot
    case "ordinal": self = .ordinal
    case "frequency": self = .frequency
    default: self = .hashing(buckets: choice.settings.whole("buckets"))
    }
  }
}

extension Features.MissingRule {
  init(_ json: JSON) {
    switch json {
    case "drop": self = .drop
    case "median": self = .median
    case "indicator": self = .indicator
    case .object(let members): self = .constant(Settings(members).number("constant"))
    default: self = .complain
    }
  }
}

extension Preparation {
  /// What a reader of the scores needs to know of the rows: numbers, labels, times and groups, of the
  /// training, validation and test part each.
  var arrays: [String: Tensor] {
    var arrays: [String: Tensor] = [:]
    for (name, rows) in [
      ("train", learned), ("validation", split.validation), ("test", split.test),
    ] {
      arrays["\(name)_rows"] = Tensor(.int64(rows.map { Int64(kept[$0]) }))
      arrays["\(name)_labels"] = Tensor(.byte(rows.map { facts.labels[$0].rawValue }))
      if let times = facts.times {
        arrays["\(name)_times"] = Tensor(.int64(rows.map { times[$0] }))
      }
      if let groups = facts.groups {
        arrays["\(name)_groups"] = Tensor(.int32(rows.map { groups.codes[$0] }))
      }
    }
    return arrays
  }
}
