import Scoring
public import Vocabulary

/// A score that cannot be exceeded, and why.
public struct ScoreBound: Sendable, Equatable {
  public let value: Double
  /// Why, as it stands in a sentence: `2^(−1/c(256)) with a forest of 256 rows a tree`.
  public let reason: String

  public init(_ value: Double, because reason: String) {
    self.value = value
    self.reason = reason
  }
}

/// A tier as an audit sees it: its name and from which score on it holds.
public struct AuditedTier: Sendable, Equatable {
  public let name: String
  public let bound: Bound

  public init(_ name: String, _ bound: Bound) {
    self.name = name
    self.bound = bound
  }
}

/// Whether the tiers of a table can fire for a model, and on what: what is known, before it is judged.
public struct TierAudit: Sendable {
  /// The tiers, highest first.
  public let tiers: [AuditedTier]
  /// What no model of this kind exceeds.
  public let formula: ScoreBound?
  /// What this model does not exceed.
  public let model: ScoreBound?
  public let search: HighestFound?
  /// Scores of ordinary rows, ascending.
  private let ordinary: [Double]
  /// Scores of all rows, ascending.
  private let all: [Double]

  /// Takes in scores on the scale of the tiers. Where no row is labeled, all are taken to be ordinary.
  ///
  /// A bound below a score that was seen cannot be one, and is refused.
  public init(
    _ tiers: [AuditedTier], formula: ScoreBound? = nil, model: ScoreBound? = nil,
    search: HighestFound? = nil, evidence: Evidence
  ) throws(SettingError) {
    let sample = Sample(evidence)
    let seen = max(sample.scores.last!, search?.value ?? -.infinity)
    for (name, bound) in [("formula bound", formula), ("model bound", model)] {
      if let bound, !(bound.value >= seen) {
        throw SettingError(
          name, mustBe: "at least \(seen), a score that was seen", not: bound.value)
      }
    }
    self.tiers = tiers.sorted { $0.bound.isStricter(than: $1.bound) }
    self.formula = formula
    self.model = model
    self.search = search
    ordinary = sample.clean
    all = sample.scores
  }

  /// The grade, the ordinary mass and the strangeness of each tier, highest first.
  public var findings: [TierFinding] {
    tiers.indices.map { index in
      let tier = tiers[index]
      let above = index > 0 ? tiers[index - 1].bound : nil
      let grade = grade(tier.bound, below: above)
      let mass = Self.count(ordinary, tier.bound) - (above.map { Self.count(ordinary, $0) } ?? 0)
      let share = Measurement(
        "ordinary_share",
        ordinary.isEmpty
          ? .undefined(reason: "no row is ordinary")
          : .number(Double(mass) / Double(ordinary.count)),
        interval: Interval(share: mass, of: ordinary.count), rows: ordinary.count)
      let rarity = Double(1 + Self.count(ordinary, tier.bound)) / Double(ordinary.count + 1)
      return TierFinding(
        tier: tier.name, starts: tier.bound.description, grade: grade,
        sentence: sentence(tier, grade, mass), ordinaryShare: share,
        strangeness: ordinary.isEmpty
          ? .undefined(reason: "no row is ordinary") : .number(rarity))
    }
  }

  private func grade(_ bound: Bound, below above: Bound?) -> TierFinding.Grade {
    let reaching = Self.count(all, bound)
    if reaching > 0 {
      return .reached(rows: reaching - (above.map { Self.count(all, $0) } ?? 0))
    }
    if let formula, !bound.admits(formula.value) { return .impossible(bound: formula.value) }
    if let model, !bound.admits(model.value) { return .impossibleForModel(bound: model.value) }
    return .notFound(highest: max(all.last!, search?.value ?? -.infinity))
  }

  /// How many of ascending `scores` the bound admits.
  private static func count(_ scores: [Double], _ bound: Bound) -> Int {
    scores.count - scores.partitioned { !bound.admits($0) }
  }

  private func sentence(_ tier: AuditedTier, _ grade: TierFinding.Grade, _ mass: Int) -> String {
    let name = "\(tier.name) (\(tier.bound))"
    switch grade {
    case .impossible:
      return "\(name) can never fire: no score exceeds \(rounded(formula!.value)),"
        + " \(formula!.reason)."
    case .impossibleForModel:
      return "\(name) can never fire with this model: its scores do not exceed"
        + " \(rounded(model!.value)), \(model!.reason)."
    case .notFound(let highest):
      let allowed = [formula, model].compactMap { $0 }.last.map {
        " is possible (up to \(rounded($0.value)), \($0.reason)) but"
      }
      let tried =
        search.map { " and \($0.description)" } ?? ""
      return "\(name)\(allowed ?? "") was not found: the highest score of"
        + " \(counted(all.count, "row"))\(tried) is \(rounded(highest))."
    case .reached(let rows):
      return "\(name) receives \(rows) of \(counted(all.count, "row")), and \(mass) of"
        + " \(counted(ordinary.count, "ordinary one"))."
    }
  }
}

extension AlertRules {
  /// How a system turns a decision into the score and the confidence that its rules ask for.
  public enum Reading: Sendable {
    /// Both are the size of the decision, as Elide runs.
    case absoluteDecision
    /// The score is a unit score *u*, and the confidence |2*u* − 1|.
    case unitScore
  }

  /// What an anomaly must score for each rule to match, score and confidence taken together.
  public func auditedTiers(_ reading: Reading) -> [AuditedTier] {
    rules.filter(\.isEnabled).map { rule in
      let confident: Bound =
        switch (reading, rule.confidence) {
        case (.absoluteDecision, let bound): bound
        case (.unitScore, .above(let value)): .above((1 + value) / 2)
        case (.unitScore, .atLeast(let value)): .atLeast((1 + value) / 2)
        }
      return AuditedTier(
        rule.name, confident.isStricter(than: rule.score) ? confident : rule.score)
    }
  }
}

extension ResponsePolicy {
  /// The tiers of the table with what an event must score to reach each, the mildest from the threshold on.
  public var auditedTiers: [AuditedTier] {
    tiers.bands.map { AuditedTier($0.outcome.action, $0.bound) }
      + [AuditedTier(tiers.rest.action, threshold)]
  }
}
