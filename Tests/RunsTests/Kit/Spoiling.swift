import Artifacts
import Numerics
import Pipelines
import Sources
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

extension Preparation {
  /// The same preparation, whose rows that measure have these values and the other labels; where they are
  /// learned from, they are so too.
  func measuring(by matrix: Matrix<Float>) -> Preparation {
    let test = KnownRows(
      numbers: rows.test.numbers, labels: rows.test.labels.turned, times: rows.test.times,
      groups: rows.test.groups, costs: rows.test.costs)
    return Preparation(
      prepared: PreparedRows(
        features: features, training: rows.isTransductive ? matrix : train,
        validation: validation, test: matrix),
      rows: SplitRows(
        train: rows.isTransductive ? test : rows.train, validation: rows.validation, test: test),
      total: total, notes: notes)
  }
}

extension Labels {
  fileprivate var turned: Labels { Labels(values.map { $0 == .anomaly ? .ordinary : .anomaly }) }
}

extension Dataset {
  /// The same rows, of which those at `rows` hold other values in every column, the other label and another
  /// time. Their new word comes before all others, so that the codes of the old ones move.
  func spoiled(at rows: Set<Int>, leavingGaps: Bool) -> Dataset {
    let columns = table.columns.map { column -> Column in
      switch column.values {
      case .number(let numbers):
        let gaps = leavingGaps && column.name == "x"
        return Column(
          column.name,
          numbers: numbers.enumerated().map { row, number in
            !rows.contains(row) ? number : gaps && row % 2 == 0 ? .nan : Double(5000 + 31 * row)
          })
      case .category(let codes, let levels):
        return Column(
          column.name,
          .category(
            codes: codes.enumerated().map { rows.contains($0) ? 0 : $1 + 1 },
            levels: ["a"] + levels))
      case .text(let words):
        return Column(
          column.name, .text(words.enumerated().map { rows.contains($0) ? "spoiled" : $1 }))
      case .time: return column
      }
    }
    return Dataset(
      name: name, table: Table(rows: table.rows, columns: columns),
      labels: labels.map { all in
        Labels(all.values.indices.map { rows.contains($0) ? all.turned[$0] : all[$0] })
      },
      times: times.map { all in all.indices.map { rows.contains($0) ? -all[$0] - 1 : all[$0] } },
      groups: groups)
  }
}
