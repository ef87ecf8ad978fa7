public import Vocabulary

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
  /// What a number on the scale of the tiers is called: `score`.
  public let quantity: String
  private let needs: @Sendable (Bound) -> [TierNeed]
  /// Scores of ordinary rows, ascending.
  private let ordinary: [Double]
  /// Scores of all rows, ascending.
  private let all: [Double]

  private let isLabeled: Bool

  /// Takes in scores on the scale of the tiers. Where no row is labeled, all are taken to be ordinary.
  ///
  /// A bound below a score that was seen cannot be one, and is refused.
  /// - Parameter needs: What has to be for a tier to be reached that starts there.
  public init(
    _ tiers: [AuditedTier], formula: ScoreBound? = nil, model: ScoreBound? = nil,
    search: HighestFound? = nil, called quantity: String = "score", evidence: Evidence,
    needs: @escaping @Sendable (Bound) -> [TierNeed] = { _ in [] }
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
    self.quantity = quantity
    self.needs = needs
    isLabeled = evidence.labels != nil
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
      let needs = needs(tier.bound)
      return TierFinding(
        tier: tier.name, starts: tier.bound.description, grade: grade,
        sentence: sentence(tier, grade, mass, below: index > 0 ? tiers[index - 1] : nil)
          + demand(needs, grade),
        ordinaryShare: share,
        strangeness: ordinary.isEmpty
          ? .undefined(reason: "no row is ordinary") : .number(rarity), needs: needs)
    }
  }

  private func grade(_ bound: Bound, below above: Bound?) -> TierFinding.Grade {
    let reaching = Self.count(all, bound)
    if reaching > 0 {
      return .reached(rows: reaching - (above.map { Self.count(all, $0) } ?? 0))
    }
    if let search, bound.admits(search.value) { return .reached(rows: 0) }
    if let formula, !bound.admits(formula.value) { return .impossible(bound: formula.value) }
    if let model, !bound.admits(model.value) { return .impossibleForModel(bound: model.value) }
    return .notFound(highest: max(all.last!, search?.value ?? -.infinity))
  }

  /// How many of ascending `scores` the bound admits.
  private static func count(_ scores: [Double], _ bound: Bound) -> Int {
    scores.count - scores.partitioned { !bound.admits($0) }
  }

  private func sentence(
    _ tier: AuditedTier, _ grade: TierFinding.Grade, _ mass: Int, below above: AuditedTier?
  ) -> String {
    let name = "\(tier.name) (\(tier.bound))"
    switch grade {
    case .impossible:
      return "\(name) can never fire: no \(quantity) exceeds \(rounded(formula!.value)),"
        + " \(formula!.reason)."
    case .impossibleForModel:
      return "\(name) can never fire with this model: its \(quantity) does not exceed"
        + " \(rounded(model!.value)), \(model!.reason)."
    case .notFound(let highest):
      return "\(name)\(possibility) was not found: the highest \(quantity) of"
        + " \(counted(all.count, "row"))\(search.map { " and \($0.description)" } ?? "") is"
        + " \(rounded(highest))."
    case .reached(rows: 0):
      if Self.count(all, tier.bound) == 0, let search {
        return "\(name) receives none of \(counted(all.count, "row")), but is within reach:"
          + " \(search.description) came upon \(rounded(search.value))."
      }
      guard let above else { return "\(name) receives no row." }
      return above.bound == tier.bound
        ? "\(name) receives nothing of its own: \(above.name) starts at the same place."
        : "\(name) receives none of \(counted(all.count, "row")): whatever reaches it also reaches"
          + " \(above.name)."
    case .reached(let rows):
      let ordinaryOnes =
        isLabeled ? ", among them \(mass) of the \(counted(ordinary.count, "ordinary row"))" : ""
      return "\(name) receives \(rows) of \(counted(all.count, "row"))\(ordinaryOnes)."
    }
  }

  /// Up to where scores are possible, as it stands in a sentence.
  private var possibility: String {
    switch (formula, model) {
    case (nil, nil): return ""
    case (let bound?, nil), (nil, let bound?):
      return " is possible (up to \(rounded(bound.value)), \(bound.reason)) but"
    case (let formula?, let model?):
      return
        " is possible by the formula (up to \(rounded(formula.value))) and for this model (up to"
        + " \(rounded(model.value)), \(model.reason)) but"
    }
  }

  /// What it would take, in a sentence of its own, where the tier was not reached and that can be told.
  private func demand(_ needs: [TierNeed], _ grade: TierFinding.Grade) -> String {
    if case .reached = grade { return "" }
    let phrases = needs.map { need in
      let path = need.meanPath.map { " (a mean path of \(rounded($0, digits: 3)) or less)" } ?? ""
      let score = rounded(need.score)
      return need.member.map { "\(score) of \($0)\(path)" } ?? "a score of \(score)\(path)"
    }
    guard !phrases.isEmpty else { return "" }
    let ifOthers = needs.count > 1 ? ", each with the others at their highest" : ""
    return " It takes \(listed(phrases))\(ifOthers)."
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
