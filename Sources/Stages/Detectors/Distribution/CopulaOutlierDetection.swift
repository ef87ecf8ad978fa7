public import Forms
public import Numerics
public import Vocabulary

/// COPOD: adds up the tails of the columns under their empirical copula (Li et al. 2020).
///
/// It has no settings. The tail on the side of a column's skew counts, but never less than the mean of
/// both. Training rows are scored among the *n* learned rows, a new row among *n* + 1.
public struct CopulaOutlierDetection: Detector, Equatable {
  public static let name = "copod"
  public static let help = "The same by an empirical copula."

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public var isDeterministic: Bool { true }

  public func work(_ load: Workload) -> Double { SortedColumns.work(load) }
  public func memory(_ load: Workload) -> Double { load.cells * 16 }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> TailModel<SkewedTail> {
    try Rows.checkTraining(rows)
    return TailModel(SortedColumns(rows))
  }

  public func trainingScores(
    of model: TailModel<SkewedTail>, on rows: Matrix<Float>
  ) throws(RowError) -> Scores {
    try model.scoresOfLearned(rows)
  }
}
