public import Scoring
public import Vocabulary
import Wording

/// Scores bent so that the tiers of a table mean what they say.
public struct TierRecalibration: Sendable, Equatable {
  /// What became of a promise.
  public struct Outcome: Sendable, Equatable {
    public let promise: TierPromise
    /// The tier starts above this score of the detector; `nil` where the promise cannot be made.
    public let threshold: Double?
    public let infeasibility: Infeasibility?
    /// All of it in one sentence.
    public let sentence: String
  }

  /// What became of each promise, the strictest tier first.
  public let outcomes: [Outcome]
  /// From the detector's scores onto the table's scale, 0…1, by the promises that can be made; it never
  /// changes the order of scores. `nil` where none can be, or where a tier does not start inside 0…1.
  public let map: PiecewiseLinear?

  /// Learns where clean scores put each promise: above their *k*-th highest, as conformal thresholds are.
  ///
  /// Refused is a promise that the clean rows are too few for, and one of a stricter tier to be reached
  /// no less often than a milder one. Tiers that fall on one score start there together.
  public init(_ promises: [TierPromise], confidence: Double? = nil, evidence: Evidence) {
    let sample = Sample(evidence)
    let clean = sample.clean
    var kept: [(promise: TierPromise, threshold: Double)] = []
    var outcomes: [Outcome] = []
    for promise in promises.sorted(by: { $1.tier.bound.isStricter(than: $0.tier.bound) }) {
      do throws(Infeasibility) {
        let rank = try Self.rank(promise, after: kept.last?.promise, confidence, sample)
        let threshold = clean[clean.count - rank]
        let milder = kept.last.flatMap { $0.threshold == threshold ? $0.promise.tier.name : nil }
        kept.append((promise, threshold))
        outcomes.append(
          Outcome(
            promise: promise, threshold: threshold, infeasibility: nil,
            sentence: Self.sentence(
              promise, threshold, rank, of: sample, confidence, beside: milder)))
      } catch {
        outcomes.append(
          Outcome(
            promise: promise, threshold: nil, infeasibility: error, sentence: error.sentence))
      }
    }
    self.outcomes = outcomes.reversed()
    map = clean.first.flatMap { Self.map(from: $0, kept) }
  }

  private static func rank(
    _ promise: TierPromise, after milder: TierPromise?, _ confidence: Double?, _ sample: Sample
  ) throws(Infeasibility) -> Int {
    if let milder, promise.share >= milder.share {
      throw Infeasibility(
        "\(promise.name) is promised to \(Figures.percent(promise.share)) of ordinary rows, no fewer than the"
          + " milder \(milder.tier.name) with \(Figures.percent(milder.share)): promise it to fewer.",
        lacking: "share", needed: milder.share, found: promise.share)
    }
    let rows = sample.clean.count
    let rank = ConformalRank.rank(share: promise.share, confidence: confidence, rows: rows)
    guard rank > 0 else {
      let needed = ConformalRank.rowsNeeded(share: promise.share, confidence: confidence)
      throw Infeasibility(
        "\(promise.name) cannot be held to \(Figures.percent(promise.share)) of ordinary rows"
          + "\(Self.certainty(confidence)): that needs \(needed) \(sample.cleanName); you have \(rows).",
        lacking: "clean rows", needed: Double(needed), found: Double(rows))
    }
    return rank
  }

  private static func certainty(_ confidence: Double?) -> String {
    confidence.map { " with \(Figures.percent($0)) confidence" } ?? " on average"
  }

  private static func sentence(
    _ promise: TierPromise, _ threshold: Double, _ rank: Int, of sample: Sample,
    _ confidence: Double?, beside milder: String?
  ) -> String {
    let place = rank == 1 ? "highest" : "\(Phrase.ordinal(rank)) highest"
    let tied =
      milder.map {
        " \($0) starts there too, since the scores are tied, and receives nothing of its own."
      } ?? ""
    return "\(promise.name) receives at most \(Figures.percent(promise.share)) of ordinary rows"
      + "\(certainty(confidence)) if it starts above \(Figures.significant(threshold, digits: 6)), the \(place)"
      + " score of \(sample.clean.count) \(sample.cleanName)." + tied
  }
}

extension TierRecalibration {
  private typealias Knot = (score: Double, value: Double)

  /// The line from the lowest clean score over each tier's border to 1; `kept` come mildest first.
  private static func map(
    from lowest: Double, _ kept: [(promise: TierPromise, threshold: Double)]
  ) -> PiecewiseLinear? {
    let bounds = kept.map(\.promise.tier.bound)
    guard !kept.isEmpty, bounds.allSatisfy({ (0..<1).contains($0.value) && $0.value > 0 }) else {
      return nil
    }
    var knots: [Knot] = [(lowest, 0)]
    // Of tiers that the table starts at one place, the most cautious promise holds for all.
    for (place, entry) in kept.enumerated() where !bounds[(place + 1)...].contains(bounds[place]) {
      let (low, high) = step(above: entry.threshold, to: bounds[place])
      if knots[knots.count - 1].score == high.score {
        knots[knots.count - 1] = high  // tied with the milder tier: over both borders at once
      } else {
        if knots[knots.count - 1].score == low.score { knots.removeLast() }
        knots += [low, high]
      }
    }
    let top = knots[knots.count - 1].score
    let width = max(top - knots[0].score, Double(Float(top).ulp))
    knots.append((Double(Float(top + width).nextUp), 1))
    guard knots.allSatisfy(\.score.isFinite) else { return nil }  // beyond what `Float` holds
    do {
      return try PiecewiseLinear(scores: knots.map(\.score), values: knots.map(\.value))
    } catch {
      preconditionFailure("the knots of a recalibration rise: \(error)")
    }
  }

  /// Two knots between which the map steps over the bound: at the first `Float` that is not below the
  /// threshold and at the next one, so that no more rows reach the tier than exceed the threshold.
  private static func step(above threshold: Double, to bound: Bound) -> (low: Knot, high: Knot) {
    let near = Float(threshold)
    let under = Double(near) < threshold ? near.nextUp : near
    let below =
      switch bound {
      case .above(let value): value
      case .atLeast(let value): value.nextDown
      }
    return ((Double(under), below), (Double(under.nextUp), below.nextUp))
  }
}
