public import Numerics
public import Scoring
public import Vocabulary

/// Several detectors that give one score together.
///
/// Each member learns from the same rows. Its scores come onto a common scale by a map that is fitted
/// on its own training scores, so that no member outweighs another by its units, and a row's score
/// never depends on the rows it comes with.
public struct Ensemble: Detector {
  /// A detector in an ensemble.
  public struct Member: Sendable {
    public let detector: any Detector
    /// How much it counts beside the others; they need not add up to 1.
    public let weight: Double
    public let scale: MemberScale

    public init(
      _ detector: any Detector, weight: Double = 1, scale: MemberScale = .map(.ecdf)
    ) throws(SettingError) {
      guard weight >= 0, weight.isFinite else {
        throw SettingError("weight", mustBe: "a finite number not below 0", not: weight)
      }
      self.detector = detector
      self.weight = weight
      self.scale = try scale.checked()
    }
  }

  public let members: [Member]
  public let combination: Combination
  public let confidence: EnsembleConfidence?

  public init(
    of members: [Member], combination: Combination = .mean, confidence: EnsembleConfidence? = nil
  ) throws(SettingError) {
    guard !members.isEmpty else {
      throw SettingError("of", mustBe: "at least one detector", not: "none")
    }
    guard members.contains(where: { $0.weight > 0 }) else {
      throw SettingError("weights", mustBe: "above 0 for at least one member", not: "all 0")
    }
    self.members = members
    self.combination = try combination.checked(members: members.count)
    self.confidence = confidence
  }

  public func fit(_ rows: Matrix<Float>, seed: Seed) throws(FitError) -> Model {
    let seats = members.map {
      Committee.Seat(detector: $0.detector, view: nil, weight: $0.weight, scale: $0.scale)
    }
    return Model(
      committee: try Committee(seats, rows: rows, seed: seed, combination: combination),
      confidence: confidence)
  }

  public func trainingScores(of model: Model, on rows: Matrix<Float>) throws(RowError) -> Scores {
    try model.committee.trainingScores(of: members.map(\.detector), on: rows)
  }

  public struct Model: AnomalyModel {
    let committee: Committee
    /// How sure the ensemble says it is, if it does.
    public let confidence: EnsembleConfidence?

    public var columns: Int { committee.columns }
    public var acceptsMissing: Bool { committee.acceptsMissing }

    public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
      try committee.scores(of: rows)
    }

    /// Each member's scores on the common scale, in the members' order.
    public func memberScores(of rows: Matrix<Float>) throws(RowError) -> [Scores] {
      try committee.memberScores(of: rows)
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
