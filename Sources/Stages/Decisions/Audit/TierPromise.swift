public import Scoring
public import Vocabulary

/// A tier with what it is to mean: that an ordinary row reaches it at most so often.
public struct TierPromise: Sendable, Equatable {
  public let tier: AuditedTier
  /// The highest share of ordinary rows that may reach it, such as 0.001.
  public let share: Double

  public init(_ tier: AuditedTier, share: Double) throws(SettingError) {
    self.tier = tier
    self.share = try ThresholdRequest.check(inner: "share", share)
  }
}

/// Scores bent so that the tiers of a table mean what they say.
public struct TierRecalibration: Sendable, Equatable {
  /// From the detector's scores onto the table's scale, 0…1; it never changes the order of scores.
  public let map: ScoreMap
  /// The score that each tier starts above, on the detector's scale, in the order of the promises.
  public let thresholds: [Double]

  /// Learns where clean scores put each promise: above their *k*-th highest, as conformal thresholds are.
  ///
  /// It is refused where the clean rows are too few for the rarest promise, where two promises fall on
  /// one score, and where a stricter tier is promised to be reached more often.
  public init(
    _ promises: [TierPromise], confidence: Double? = nil, evidence: Evidence
  ) throws(Infeasibility) {
    let sample = Sample(evidence)
    let clean = sample.clean
    let rising = promises.sorted { $1.tier.bound.isStricter(than: $0.tier.bound) }
    var knots: [(score: Double, value: Double)] = [(clean.first ?? 0, 0)]
    var found: [Double] = []
    for (index, promise) in rising.enumerated() {
      let name = "\(promise.tier.name) (\(promise.tier.bound))"
      if index > 0, promise.share >= rising[index - 1].share {
        throw Infeasibility(
          "\(name) is promised for \(percent(promise.share)) of ordinary rows, no fewer than the"
            + " milder \(rising[index - 1].tier.name).")
      }
      guard (0..<1).contains(promise.tier.bound.value), promise.tier.bound.value > 0 else {
        throw Infeasibility("\(name) does not start between 0 and 1, so nothing can be bent to it.")
      }
      let rank = ConformalRank.rank(
        share: promise.share, confidence: confidence, rows: clean.count)
      guard rank > 0 else {
        let needed = ConformalRank.rowsNeeded(share: promise.share, confidence: confidence)
        throw Infeasibility(
          "\(name) at \(percent(promise.share)) of ordinary rows needs \(needed)"
            + " \(sample.cleanName); you have \(clean.count).",
          lacking: "clean rows", needed: Double(needed), found: Double(clean.count))
      }
      let threshold = clean[clean.count - rank]
      found.append(threshold)
      guard let step = Self.step(above: threshold, to: promise.tier.bound, after: knots.last!)
      else {
        throw Infeasibility(
          "\(name) falls on the score \(rounded(threshold)), as a milder tier does: the scores are"
            + " too few or too tied to tell them apart.",
          lacking: "distinct scores")
      }
      if step.first!.score == knots.last!.score { knots.removeLast() }
      knots += step
    }
    let top = knots.last!.score
    let width = max(top - knots[0].score, Double(Float(top).ulp))
    knots.append((Double(Float(top + width).nextUp), 1))
    map = .line(Self.line(knots))
    thresholds = promises.map { promise in
      found[rising.firstIndex { $0.tier == promise.tier }!]
    }
  }

  /// Two knots between which the map steps over the bound: at the first `Float` that is not below the
  /// threshold and at the next one, so that no more rows reach the tier than exceed the threshold.
  private static func step(
    above threshold: Double, to bound: Bound, after last: (score: Double, value: Double)
  ) -> [(score: Double, value: Double)]? {
    let near = Float(threshold)
    let under = Double(near) < threshold ? near.nextUp : near
    let (low, high) = (Double(under), Double(under.nextUp))
    let below =
      switch bound {
      case .above(let value): value
      case .atLeast(let value): value.nextDown
      }
    guard low > last.score || (low == last.score && last.value == 0) else { return nil }
    return [(low, below), (high, below.nextUp)]
  }

  private static func line(_ knots: [(score: Double, value: Double)]) -> PiecewiseLinear {
    do {
      return try PiecewiseLinear(scores: knots.map(\.score), values: knots.map(\.value))
    } catch {
      preconditionFailure("the knots of a recalibration rise: \(error)")
    }
  }
}
