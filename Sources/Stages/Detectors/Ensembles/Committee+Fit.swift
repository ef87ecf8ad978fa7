internal import Numerics
internal import Scoring
internal import Vocabulary

extension Committee {
  /// One seat before it is taken: who learns, from which columns, with what say, on what scale.
  struct Seat: Sendable {
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

  /// Fits all seats to the same rows, and their scales to their own training scores.
  init(
    _ seats: [Seat], rows: Matrix<Float>, seed: Seed, combination: Combination
  ) throws(FitError) {
    try Rows.checkTraining(rows, missing: true)
    let total = seats.reduce(0) { $0 + $1.weight }
    var members: [Member] = []
    for (index, seat) in seats.enumerated() {
      let fitted = try seat.fitted(to: rows, seed: seed.split("member", index))
      members.append(
        Member(
          model: fitted.model, view: seat.view, weight: seat.weight / total,
          map: try seat.scale.fit(fitted.trainingScores)))
    }
    self.columns = rows.columns
    self.members = members
    self.combination = combination
    groups = Self.deal(seats.count, for: combination, seed: seed)
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
