import Artifacts
import Files
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
  var arrays: [String: Tensor] {
    var arrays: [String: Tensor] = [:]
    for (part, labels, first) in [
      ("train", train, 0), ("validation", validation, 50), ("test", test, firstTestRow),
    ] {
      let numbers = labels.values.indices.map { Int64(first + $0) }
      arrays["\(part)_rows"] = Tensor(.int64(numbers))
      arrays["\(part)_labels"] = Tensor(.byte(labels.values.map(\.rawValue)))
    }
    return arrays
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
