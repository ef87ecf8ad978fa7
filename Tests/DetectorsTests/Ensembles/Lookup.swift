import Detectors
import Forms
import Numerics
import Vocabulary

/// A member whose scores are known: row [*i*] scores the *i*-th number of a table.
///
/// Training rows score the numbers of a table of their own, as if left out.
struct Lookup: Detector {
  static let name = "lookup"
  static let help = "Scores that are known."

  let table: [Double]
  var training: [Double]?

  init(table: [Double], training: [Double]? = nil) {
    self.table = table
    self.training = training
  }

  init(_ settings: Settings<Self>) { self.init(table: []) }

  func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    Model(columns: rows.columns, table: table)
  }

  func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    let table = training ?? table
    return Scores((0..<rows.rows).map { table[Int(rows[$0, 0])] })
  }

  /// One row for each number of a table.
  static func rows(_ count: Int) -> Matrix<Float> {
    Matrix(rows: count, columns: 1) { row, _ in Float(row) }
  }

  struct Model: AnomalyModel {
    let columns: Int
    let table: [Double]

    func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      Scores((0..<rows.rows).map { table[Int(rows[$0, 0])] })
    }

    var weights: Weights { Weights() }
  }
}

extension Lookup.Model {
  init(weights: Weights) throws(WeightsError) { self.init(columns: 1, table: []) }
}

extension Ensemble {
  /// The scores that members give together, each on its `scale`.
  static func scores(
    of tables: [[Double]], weights: [Double]? = nil, scale: MemberScale = .uncalibrated,
    by combination: Combination
  ) throws -> [Double] {
    let members = try tables.enumerated().map { index, table in
      try Member(Lookup(table: table), weight: weights?[index] ?? 1, scale: scale)
    }
    let rows = Lookup.rows(tables[0].count)
    return try Ensemble(of: members, combination: combination).fit(rows, seed: Seed(1))
      .scores(of: rows).values
  }
}
