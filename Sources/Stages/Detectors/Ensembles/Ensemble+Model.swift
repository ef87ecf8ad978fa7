public import Numerics
public import Scoring
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

    /// The members, in their order, each with the map that brings its scores onto the common scale.
    public var scaledMembers: [(model: any AnomalyModel, scale: ScoreMap)] {
      committee.members.map { ($0.model, $0.map) }
    }

    /// How the members' scores become one.
    public var combination: Combination { committee.combination }

    /// Whether the score is the weighted mean of what the members say as they say it, all of the whole row.
    public var isPlainMean: Bool {
      committee.combination == .mean
        && committee.members.allSatisfy { $0.view == nil && $0.map == .identity }
    }

    public var statesConfidence: Bool { confidence != nil }

    public func assessed(_ rows: Matrix<Float>) throws(RowError) -> AssessedScores {
      let (scores, weights) = (try committee.memberScores(of: rows), committee.weights)
      return AssessedScores(
        scores: committee.combined(scores, rows: rows.rows),
        confidences: confidence.map { confidence in
          (0..<rows.rows).map { row in confidence(scores.map { $0[row] }, weights: weights) }
        })
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
  /// The weighted mean of models that were learned elsewhere, as they score.
  ///
  /// - Parameter members: Their weights need not add up to 1.
  public init(
    meanOf members: [(model: any AnomalyModel, weight: Double)],
    confidence: EnsembleConfidence? = nil
  ) throws(WeightsError) {
    let total = members.reduce(0) { $0 + $1.weight }
    guard let columns = members.first?.model.columns, total > 0, total.isFinite,
      members.allSatisfy({ $0.model.columns == columns && $0.weight >= 0 })
    else {
      throw WeightsError("a mean is of models of equal rows, with weights of which one is above 0")
    }
    committee = Committee(
      columns: columns,
      members: members.map {
        Committee.Member(model: $0.model, view: nil, weight: $0.weight / total, map: .identity)
      }, combination: .mean, groups: [])
    self.confidence = confidence
  }

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
