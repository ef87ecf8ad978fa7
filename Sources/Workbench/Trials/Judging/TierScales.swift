public import Decisions
import Detectors
public import Scoring
public import Vocabulary

/// Why tiers cannot be read on the scale that was asked for.
public struct UnreadScale: Error, CustomStringConvertible {
  let reason: String

  public init(reason: String) { self.reason = reason }

  public var description: String { reason }
}

/// What the scales of tiers are made from.
public struct TierScales {
  /// The calibration and its name, or why there is none.
  let calibration: Result<(map: ScoreMap, name: String), UnreadScale>
  /// The scores that offsets are learned from.
  let reference: Scores
  /// What these scores are: `900 training rows`.
  let referenceName: String
  /// Where the detector itself draws the border, if it does.
  let ownCut: Double?
  /// Cuts at a contamination that are known otherwise.
  let recorded: [(contamination: Double, cut: Double)]

  public init(
    calibration: Result<(map: ScoreMap, name: String), UnreadScale>, reference: Scores,
    referenceName: String, ownCut: Double?,
    recorded: [(contamination: Double, cut: Double)] = []
  ) {
    self.calibration = calibration
    self.reference = reference
    self.referenceName = referenceName
    self.ownCut = ownCut
    self.recorded = recorded
  }

  public func reading(_ request: TierRequest) throws(UnreadScale) -> TierReading {
    switch request.scale {
    case .score: return .score
    case .calibrated:
      let known = try calibration.get()
      guard known.map != .identity else { return .score }
      return .calibrated(by: known.map, called: known.name)
    case .decision:
      let (cut, source) = try cut(request)
      return try readable { () throws(SettingError) in
        try .decision(cut: cut, learnedFrom: source)
      }
    case .unit:
      let (cut, source) = try cut(request)
      let map = try readable { () throws(UnreadScale) in
        do { return try ScoreMapKind.unit(midpoint: cut).fit(reference) } catch {
          throw UnreadScale(reason: "Tiers cannot be read on unit scores: \(error).")
        }
      }
      return .unit(map, cut: cut, learnedFrom: source)
    }
  }

  /// The score from which on rows are anomalies, and where it comes from.
  private func cut(_ request: TierRequest) throws(UnreadScale) -> (Double, String) {
    if let offset = request.offset { return (-offset, "is as stated") }
    if let ownCut { return (ownCut, "is where the detector itself draws its border") }
    if let known = recorded.first(where: { $0.contamination == request.contamination }) {
      return (known.cut, "is the threshold that the trial found on its training rows")
    }
    let share = "\((request.contamination * 1e6).rounded() / 1e4) %".replacing(".0 %", with: " %")
    let dialect = try readable { () throws(SettingError) in
      try DecisionDialect(contamination: request.contamination, trainingScores: reference)
    }
    return (dialect.threshold, "is the \(share) quantile of −score over \(referenceName)")
  }

  /// Runs `make`, whose refusals are all of the scale.
  private func readable<Value, Failure: Error>(
    _ make: () throws(Failure) -> Value
  ) throws(UnreadScale) -> Value {
    do { return try make() } catch {
      throw (error as? UnreadScale) ?? UnreadScale(reason: "Tiers cannot be read: \(error).")
    }
  }
}
