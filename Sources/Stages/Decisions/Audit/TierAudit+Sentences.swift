import Vocabulary
import Wording

extension TierAudit {
  /// All that is found of a tier, in words.
  ///
  /// - Parameters:
  ///   - mass: How many ordinary rows it receives.
  ///   - above: The next stricter tier.
  func sentence(
    _ tier: AuditedTier, _ verdict: Verdict, _ mass: Int, below above: AuditedTier?
  ) -> String {
    let name = "\(tier.name) (\(tier.bound))"
    switch verdict {
    case .impossible(let bound):
      return "\(name) can never fire: no \(quantity) exceeds \(Figures.significant(bound.value)),"
        + " \(bound.reason).\(demand(tier))"
    case .impossibleForModel(let bound):
      return "\(name) can never fire with this model: its \(quantity) does not exceed"
        + " \(Figures.significant(bound.value)), \(bound.reason).\(demand(tier))"
    case .notFound(let highest):
      return "\(name)\(possibility) was not found: the highest \(quantity) of \(rows)"
        + "\(search.map { " and \($0.description)" } ?? "") is \(Figures.significant(highest)).\(demand(tier))"
    case .foundAlone(let found):
      return "\(name) receives none of \(rows), but is within reach: \(found.description) came upon"
        + " \(Figures.significant(found.value))."
    case .reached(rows: 0):
      let stricter = above?.name ?? "a stricter tier"
      return above?.bound == tier.bound
        ? "\(name) receives nothing of its own: \(stricter) starts at the same place."
        : "\(name) receives none of \(rows): whatever reaches it also reaches \(stricter)."
    case .reached(let count):
      let ordinaryOnes =
        isLabeled
        ? ", among them \(mass) of the \(Phrase.counted(ordinary.count, "ordinary row"))" : ""
      return "\(name) receives \(count) of \(rows)\(ordinaryOnes)."
    }
  }

  private var rows: String { Phrase.counted(all.count, "row") }

  /// Up to where scores are possible, as it stands in a sentence.
  private var possibility: String {
    switch (formula, model) {
    case (nil, nil): return ""
    case (let bound?, nil), (nil, let bound?):
      return " is possible (up to \(Figures.significant(bound.value)), \(bound.reason)) but"
    case (let formula?, let model?):
      return
        " is possible by the formula (up to \(Figures.significant(formula.value))) and for this model (up to"
        + " \(Figures.significant(model.value)), \(model.reason)) but"
    }
  }

  /// What it would take to reach a tier, in a sentence that follows another, where that can be told.
  private func demand(_ tier: AuditedTier) -> String {
    let needs = needs(tier.bound)
    let phrases = needs.map { need in
      let path =
        need.meanPath.map { " (a mean path of \(Figures.significant($0, digits: 3)) or less)" }
        ?? ""
      let score = Figures.significant(need.score)
      return need.member.map { "\(score) of \($0)\(path)" } ?? "a score of \(score)\(path)"
    }
    guard !phrases.isEmpty else { return "" }
    let ifOthers = needs.count > 1 ? ", each with the others at their highest" : ""
    return " It takes \(Phrase.listed(phrases))\(ifOthers)."
  }
}
