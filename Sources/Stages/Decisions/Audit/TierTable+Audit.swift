import Scoring
public import Vocabulary

/// The rows that a table of tiers is held against, with the detector's scores.
public struct TierRows: Sendable {
  /// Every row that was scored.
  public let all: Evidence
  /// The rows on which thresholds are chosen.
  public let chosenOn: Evidence
  /// Rows kept for measuring.
  public let measuredOn: Evidence?

  public init(all: Evidence, chosenOn: Evidence, measuredOn: Evidence?) {
    self.all = all
    self.chosenOn = chosenOn
    self.measuredOn = measuredOn
  }
}

extension TierTable {
  /// Whether each tier can fire for a model, on what, and where it would have to start to keep its
  /// promise.
  ///
  /// - Parameters:
  ///   - makeup: What the detector's scores are made of.
  ///   - search: The highest of the detector's scores that a search came upon.
  public func audit(
    _ makeup: ScoreMakeup, read reading: TierReading, search: HighestFound?, on rows: TierRows,
    notes: [String] = []
  ) -> TierAdvice {
    let bent = TierRecalibration(promises, confidence: confidence, evidence: rows.chosenOn)
    return TierAdvice(
      table: name, scale: reading.sentence,
      findings: findings(makeup, reading, search, rows.all),
      promises: bent.outcomes.map { $0.finding(measuredOn: rows.measuredOn) },
      recalibration: bent.map.map { ScoreLine(scores: $0.scores, values: $0.values) },
      notes: notes)
  }

  private func findings(
    _ makeup: ScoreMakeup, _ reading: TierReading, _ search: HighestFound?, _ rows: Evidence
  ) -> [TierFinding] {
    let needs: @Sendable (Bound) -> [TierNeed] = { bound in
      reading.score(at: bound.value).map { makeup.needs(toReach: bound.at($0)) } ?? []
    }
    let read = rows.mapped(by: reading.map)
    let found = search.map {
      HighestFound(reading.map($0.value), by: $0.description, at: $0.point)
    }
    let highest = (read.scores.values + (found.map { [$0.value] } ?? [])).max()!
    // Scores that are not the model's own, as in a file that was changed, may lie above its bounds.
    func standing(_ bound: ScoreBound?) -> ScoreBound? {
      bound.map(reading.bound).flatMap { $0.value >= highest ? $0 : nil }
    }
    do {
      return try TierAudit(
        tiers, formula: standing(makeup.formulaBound), model: standing(makeup.modelBound),
        search: found, called: reading.quantity, evidence: read, needs: needs
      ).findings
    } catch {
      preconditionFailure("a bound that stands was refused: \(error)")
    }
  }
}

extension TierRecalibration.Outcome {
  fileprivate func finding(measuredOn rows: Evidence?) -> TierPromiseFinding {
    TierPromiseFinding(
      tier: promise.tier.name, share: promise.share, threshold: threshold,
      infeasibility: infeasibility, sentence: sentence,
      measured: rows.flatMap { rows in threshold.map { Self.share(above: $0, of: rows) } })
  }

  /// How many of the ordinary rows score above a threshold.
  private static func share(above threshold: Double, of rows: Evidence) -> Measurement {
    let clean = Sample(rows).clean
    let reaching = clean.count - clean.partitioned { $0 <= threshold }
    return Measurement(
      .ordinaryShare,
      clean.isEmpty
        ? .undefined(reason: "no row is ordinary")
        : .number(Double(reaching) / Double(clean.count)),
      interval: Interval(share: reaching, of: clean.count), rows: clean.count)
  }
}

extension Evidence {
  /// The same rows with their scores on another scale.
  fileprivate func mapped(by map: ScoreMap) -> Evidence {
    guard map != .identity else { return self }
    do throws(EvidenceError) {
      return try Evidence(
        map(scores), labels: labels, times: times, folds: folds, costs: costs, basis: basis,
        eventsPerDay: eventsPerDay)
    } catch {
      preconditionFailure("a map keeps the number of rows: \(error)")
    }
  }
}
