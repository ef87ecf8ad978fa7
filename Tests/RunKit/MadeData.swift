import Artifacts
import Formats
import Vocabulary

/// The rows of a data set, divided as a test wants them: `+` an anomaly, `-` an ordinary row, `?` one of
/// which nothing is known.
public struct MadeData: Sendable {
  public let name: String
  let train: Labels
  let validation: Labels
  let test: Labels
  /// The number of the first test row in the data set; those after it follow.
  let firstTestRow: Int

  public init(
    _ name: String = "d", train: String = "----", validation: String, test: String,
    firstTestRow: Int = 100
  ) {
    self.name = name
    self.train = Labels(signs: train)
    self.validation = Labels(signs: validation)
    self.test = Labels(signs: test)
    self.firstTestRow = firstTestRow
  }

  /// What the record of a run says of it.
  var record: DatasetRecord {
    let all = train.values + validation.values + test.values
    return DatasetRecord(
      name: name, fingerprint: "fingerprint of \(name)", rows: all.count, columns: 2,
      anomalies: all.count { $0 == .anomaly }, source: "\(name).csv", terms: nil, notes: [])
  }

  /// What a run keeps of its rows beside the scores.
  var rows: SplitRows {
    func part(_ labels: Labels, from first: Int) -> KnownRows {
      KnownRows(numbers: labels.values.indices.map { first + $0 }, labels: labels)
    }
    return SplitRows(
      train: part(train, from: 0), validation: part(validation, from: 50),
      test: part(test, from: firstTestRow))
  }
}

extension Labels {
  fileprivate init(signs: String) {
    self.init(
      signs.map { sign in
        switch sign {
        case "+": .anomaly
        case "-": .ordinary
        case "?": .unknown
        default: preconditionFailure("'\(sign)' is no label")
        }
      })
  }

  var counts: PartCount {
    PartCount(rows: count, anomalies: anomalies, unlabelled: count - anomalies - ordinary)
  }
}
