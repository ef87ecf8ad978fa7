import Artifacts
import Trials
import Vocabulary
import Wording

extension Lineup {
  /// Why nothing is chosen, where in some trial each validation row that has a label has the same: no mean has a value
  /// then. `nil` where both kinds are everywhere, or what chooses looks at no label.
  var refusalOfOneClass: String? {
    competitors.first?.trials.lazy.compactMap { refusal(in: $0) }.first
  }

  private func refusal(in trial: FinishedTrial) -> String? {
    guard trial.findings.onValidation.first?.name != .excessMass else { return nil }
    let counts = trial.findings.validation
    let ordinary = counts.rows - counts.unlabelled - counts.anomalies
    guard counts.anomalies + ordinary > 0, counts.anomalies == 0 || ordinary == 0 else {
      return nil
    }
    let identity = trial.identity
    let which =
      occasions.count > 1
      ? " of seed \(identity.seed)" + (identity.isFold ? ", fold \(identity.fold + 1)," : "") : ""
    let (kind, share) =
      counts.anomalies == 0 ? ("an anomaly", "more of them") : ("ordinary", "more ordinary rows")
    return
      "On \(dataset), nothing is chosen: none of the \(Phrase.counted(counts.rows, "validation row"))\(which) is \(kind). "
      + "A larger validation part or 'folds' may bring \(share) there; 'select: label-free' looks at no label."
  }
}
