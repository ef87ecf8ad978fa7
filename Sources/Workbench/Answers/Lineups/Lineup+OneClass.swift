import Artifacts
import Trials
import Vocabulary
import Wording

extension Lineup {
  /// Why nothing is chosen, where each validation row that has a label has the same; `nil` where both kinds are there,
  /// or what chooses looks at no label.
  var refusalOfOneClass: String? {
    guard let findings = competitors.first?.trials.first?.findings,
      findings.onValidation.first?.name != .excessMass
    else { return nil }
    let counts = findings.validation
    let ordinary = counts.rows - counts.unlabelled - counts.anomalies
    guard counts.anomalies + ordinary > 0, counts.anomalies == 0 || ordinary == 0 else {
      return nil
    }
    let (kind, share) =
      counts.anomalies == 0 ? ("an anomaly", "more of them") : ("ordinary", "more ordinary rows")
    return
      "On \(dataset), nothing is chosen: none of the \(Phrase.counted(counts.rows, "validation row")) is \(kind). "
      + "A larger validation part or 'folds' may bring \(share) there; 'select: label-free' looks at no label."
  }
}
