import Numerics
import Sources
import Vocabulary

/// Data with nothing wrong, and the eight leaks that can be planted in it.
enum AuditSamples {
  /// 1,000 rows of six columns around two centers; each twentieth is an anomaly in all columns.
  static func clean(seed: UInt64 = 1, rows: Int = 1000) -> Dataset {
    var chance = Generator(Seed(seed))
    let center = (0..<rows).map { _ in chance.uniform() < 0.5 ? 0.0 : 4 }
    let isAnomaly = (0..<rows).map { $0 % 20 == 7 }
    let columns = (0..<6).map { number in
      Column(
        "x\(number)",
        numbers: (0..<rows).map { row in
          center[row] + chance.normal() * (isAnomaly[row] ? 2 : 1)
        })
    }
    return Dataset(
      name: "clean", table: Table(rows: rows, columns: columns),
      labels: Labels(anomalies: isAnomaly), kinds: isAnomaly.map { $0 ? "wide" : nil })
  }

  static func split(_ dataset: Dataset, _ settings: SplitSettings = .standard) throws -> Split {
    try settings.splits(of: dataset, seed: Seed(1))[0]
  }
}

extension Dataset {
  /// The dataset with one more column.
  func adding(_ column: Column) -> Dataset {
    replacing(table: Table(rows: rows, columns: table.columns + [column]))
  }

  /// The dataset with the cells of some rows replaced by those of others, each number moved by `noise`.
  func copying(_ pairs: [(from: Int, to: Int)], noise: Double = 0) -> Dataset {
    let columns = table.columns.map { column in
      guard var numbers = column.numbers else { return column }
      for (from, to) in pairs { numbers[to] = numbers[from] + noise }
      return Column(column.name, numbers: numbers)
    }
    return replacing(table: Table(rows: rows, columns: columns))
  }

  /// The dataset with times and groups beside its rows.
  func beside(times: [Int64]? = nil, groups: Groups? = nil) -> Dataset {
    Dataset(
      name: name, table: table, labels: labels, kinds: kinds, times: times, groups: groups)
  }
}
