public import Numerics
public import Vocabulary

extension Ensemble {
  public struct Model: AnomalyModel {
    let committee: Committee
    /// How sure the ensemble says it is, if it does.
    public let confidence: EnsembleConfidence?

    public var columns: Int { committee.columns }
    public var acceptsMissing: Bool { committee.acceptsMissing }
    public var scoreMakeup: ScoreMakeup { committee.scoreMakeup }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try committee.scores(of: rows)
    }

    /// Each member's scores on the common scale, in the members' order.
    public func memberScores(of rows: Matrix<Float>) throws(RowError) -> [Scores] {
      try committee.memberScores(of: rows)
    }

    public func membership(of row: [Float]) throws(RowError) -> Membership? {
      try committee.membership(of: row, confidence: confidence)
    }

    /// The members, in their order, with the share that each has in a mean.
    public var members: [(model: any AnomalyModel, weight: Double)] {
      committee.members.map { ($0.model, $0.weight) }
    }

    /// How sure the ensemble is of each row's score; `nil` if its settings name no confidence.
    public func confidences(of rows: Matrix<Float>) throws(RowError) -> [Double]? {
      guard let confidence else { return nil }
      let (scores, weights) = (try committee.memberScores(of: rows), committee.weights)
      return (0..<rows.rows).map { row in confidence(scores.map { $0[row] }, weights: weights) }
    }

    /// The share of the members, each counted once, whose score on the common scale lies above `cut`.
    public func agreements(of rows: Matrix<Float>, above cut: Double) throws(RowError) -> [Double] {
      let scores = try committee.memberScores(of: rows)
      return (0..<rows.rows).map { row in
        Double(scores.count { $0[row] > cut }) / Double(scores.count)
      }
    }
  }
}

extension Ensemble.Model {
  public var weights: Weights {
    var weights = Weights()
    committee.store(in: &weights)
    weights.settings["confidence"] = confidence?.text ?? "none"
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    committee = try Committee(weights: weights)
    let text = try weights.setting("confidence", as: String.self)
    confidence = EnsembleConfidence(text: text)
    guard confidence != nil || text == "none" else {
      throw WeightsError("setting 'confidence' of the weights is '\(text)', which is none")
    }
  }
}
