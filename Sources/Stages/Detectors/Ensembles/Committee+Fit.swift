internal import Numerics
internal import Scoring
internal import Vocabulary

extension Committee {
  /// A member before it learns: who will, from which columns, with what say, on what scale.
  struct UnfittedMember: Sendable {
    let detector: any Detector
    let view: [Int]?
    let weight: Double
    let scale: MemberScale

    /// Fits the detector to the columns that it sees; an error names the columns of `rows`.
    func fitted(
      to rows: Matrix<Float>, seed: Seed
    ) throws(FitError) -> (model: any AnomalyModel, trainingScores: Scores) {
      guard let view else { return try detector.fitted(to: rows, seed: seed) }
      do {
        return try detector.fitted(to: rows.gathering(columns: view), seed: seed)
      } catch .refused(.notFinite(let row, let column)) {
        throw .refused(.notFinite(row: row, column: view[column]))
      }
    }
  }

  /// Fits all members to the same rows, and their scales to their own training scores.
  init(
    _ unfitted: [UnfittedMember], rows: Matrix<Float>, seed: Seed, combination: Combination
  ) throws(FitError) {
    try Rows.checkTraining(rows, missing: true)
    let total = unfitted.reduce(0) { $0 + $1.weight }
    var members: [Member] = []
    for (index, member) in unfitted.enumerated() {
      let fitted = try member.fitted(to: rows, seed: seed.split("member", index))
      members.append(
        Member(
          model: fitted.model, view: member.view, weight: member.weight / total,
          map: try member.scale.fit(fitted.trainingScores)))
    }
    self.columns = rows.columns
    self.members = members
    self.combination = combination
    groups = Self.deal(unfitted.count, for: combination, seed: seed)
  }

  /// The training rows' scores, each member leaving a row out where its method says so.
  func trainingScores(
    of detectors: [any Detector], on rows: Matrix<Float>
  ) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns, missing: acceptsMissing)
    precondition(detectors.count == members.count, "the model is of other members")
    var scores: [Scores] = []
    for (detector, member) in zip(detectors, members) {
      let own = try Self.training(detector, of: member.model, on: member.seen(rows))
      scores.append(member.map(own))
    }
    return combined(scores, rows: rows.rows)
  }

  private static func training<D: Detector>(
    _ detector: D, of model: any AnomalyModel, on rows: Matrix<Float>
  ) throws(RowError) -> Scores {
    guard let model = model as? D.Model else {
      preconditionFailure("the model is of other members")
    }
    return try detector.trainingScores(of: model, on: rows)
  }
}
