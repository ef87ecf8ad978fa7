import Artifacts
import Datasets
import Features
import Numerics
import Vocabulary

/// The rows of one split, encoded and scaled: what all detectors of one data set and seed see.
struct Preparation: Sendable {
  let features: FittedFeatures
  /// The training rows that are learned from: all, except in the early rounds of a halving search.
  let train: PreparedRows
  let validation: PreparedRows
  let test: PreparedRows
  /// Whether the rows that measure are those that were learned from.
  let isTransductive: Bool
  /// How many rows the data set has.
  let total: Int
  let notes: [String]

  /// The rows that choose where there is such a choice, else those that were learned from.
  var judging: PreparedRows { validation.count > 0 ? validation : train }

  /// Whether some row has a label.
  var isLabelled: Bool { [train, validation, test].contains { $0.labels.areKnown } }
}

/// The rows of one part of a split, with what is known beside them.
struct PreparedRows: Sendable {
  let matrix: Matrix<Float>
  /// Where the rows stand in the data set.
  let numbers: [Int]
  let labels: Labels
  /// When each row was recorded, in milliseconds since 1970, if that is known.
  let times: [Int64]?
  /// Whom each row belongs to, as a code, if that is known.
  let groups: [Int32]?
  /// What mistakes cost on each row, for each of the columns that say so.
  var costs: [[Double]] = []

  var count: Int { numbers.count }
}

extension Labels {
  /// Whether some row has a label.
  var areKnown: Bool { anomalies + ordinary > 0 }

  /// How many rows there are of each sort.
  var counts: PartCount {
    PartCount(rows: count, anomalies: anomalies, unlabelled: count - anomalies - ordinary)
  }
}
