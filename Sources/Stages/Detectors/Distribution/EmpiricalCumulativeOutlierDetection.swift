public import Forms
public import Numerics
public import Vocabulary

/// ECOD: adds up, over the columns, how far out in its tail a value lies (Li et al. 2022).
///
/// It has no settings. A column's larger tail counts; in a column without any skew both tails do, as
/// in PyOD. Training rows are scored among the *n* learned rows, a new row among *n* + 1.
public struct EmpiricalCumulativeOutlierDetection: Detector, Equatable {
  public static let name = "ecod"
  public static let help = "How far out in the tails of the columns a row lies."

  public init() {}
  public init(_ settings: Settings<Self>) { self.init() }

  public var isDeterministic: Bool { true }

  public func work(_ load: Workload) -> Double { SortedColumns.work(load) }
  public func memory(_ load: Workload) -> Double { load.cells * 16 }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> TailModel<LargerTail> {
    try Rows.checkTraining(rows)
    return TailModel(SortedColumns(rows))
  }

  public func trainingScores(
    of model: TailModel<LargerTail>, on rows: Matrix<Float>
  ) throws(RowError) -> Scores {
    try model.scoresOfLearned(rows)
  }
}
