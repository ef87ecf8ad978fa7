import Scoring
public import Vocabulary

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
  let needs: @Sendable (Bound) -> [TierNeed]
  /// Scores of ordinary rows, ascending.
  let ordinary: [Double]
  /// Scores of all rows, ascending.
  let all: [Double]
  let isLabeled: Bool

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
      let above = index > 0 ? tiers[index - 1] : nil
      let verdict = verdict(tier.bound, below: above?.bound)
      let mass =
        Self.count(ordinary, tier.bound) - (above.map { Self.count(ordinary, $0.bound) } ?? 0)
      let share = Measurement(
        .ordinaryShare,
        ordinary.isEmpty
          ? .undefined(reason: "no row is ordinary")
          : .number(Double(mass) / Double(ordinary.count)),
        interval: Interval(share: mass, of: ordinary.count), rows: ordinary.count)
      let rarity = Double(1 + Self.count(ordinary, tier.bound)) / Double(ordinary.count + 1)
      let needs = needs(tier.bound)
      return TierFinding(
        tier: tier.name, starts: tier.bound.description, grade: verdict.grade,
        sentence: sentence(tier, verdict, mass, below: above),
        ordinaryShare: share,
        strangeness: ordinary.isEmpty
          ? .undefined(reason: "no row is ordinary") : .number(rarity), needs: needs)
    }
  }

  /// What is found of a tier that starts at `bound`, the next stricter one at `above`.
  private func verdict(_ bound: Bound, below above: Bound?) -> Verdict {
    let reaching = Self.count(all, bound)
    if reaching > 0 {
      return .reached(rows: reaching - (above.map { Self.count(all, $0) } ?? 0))
    }
    if let search, bound.admits(search.value) { return .foundAlone(search) }
    if let formula, !bound.admits(formula.value) { return .impossible(formula) }
    if let model, !bound.admits(model.value) { return .impossibleForModel(model) }
    return .notFound(highest: max(all.last!, search?.value ?? -.infinity))
  }

  /// A grade with what stands behind it.
  enum Verdict {
    case impossible(ScoreBound)
    case impossibleForModel(ScoreBound)
    case notFound(highest: Double)
    /// Reached by no row, but by a search.
    case foundAlone(HighestFound)
    case reached(rows: Int)

    var grade: TierFinding.Grade {
      switch self {
      case .impossible(let bound): .impossible(bound: bound.value)
      case .impossibleForModel(let bound): .impossibleForModel(bound: bound.value)
      case .notFound(let highest): .notFound(highest: highest)
      case .foundAlone: .reached(rows: 0)
      case .reached(let rows): .reached(rows: rows)
      }
    }
  }

  /// How many of ascending `scores` the bound admits.
  static func count(_ scores: [Double], _ bound: Bound) -> Int {
    scores.count - scores.partitioned { !bound.admits($0) }
  }
}
