import Artifacts
import Evaluation
import Specs
import Trials
import Vocabulary
import Wording

extension Summary {
  /// Whether seeds agree on what excess mass says of the settings tried on a data set; `nil` where it did not
  /// choose, or one seed is all there is.
  func agreementWithoutLabels(on dataset: String) -> SeedAgreement? {
    var values: [Candidate: [String: Double]] = [:]
    var order: [Candidate] = []
    for trial in records.whole
    where trial.identity.dataset == dataset && !trial.identity.isControl {
      guard let found = experiment.selection.criterion(of: trial.findings),
        found.name == .excessMass, let value = found.quantity.number
      else { continue }
      if values[trial.candidate] == nil { order.append(trial.candidate) }
      values[trial.candidate, default: [:]]["\(trial.identity.seed) \(trial.identity.fold)"] = value
    }
    let shared = order.map { Set((values[$0] ?? [:]).keys) }
    let common = shared.dropFirst().reduce(shared.first ?? []) { $0.intersection($1) }.sorted()
    return SeedAgreement(order.map { candidate in common.compactMap { values[candidate]?[$0] } })
  }

  /// Why nothing is chosen on a data set, where excess mass would choose by chance.
  func refusalWithoutLabels(on dataset: String) -> String? {
    guard let agreement = agreementWithoutLabels(on: dataset), !agreement.canChoose else {
      return nil
    }
    return
      "On \(dataset), no detector is chosen: over \(agreement.seeds) seeds and folds, what excess mass says "
      + "of one of them deviates by \(Figures.short(agreement.betweenSeeds)), and the detectors only by "
      + "\(Figures.short(agreement.betweenDetectors)). Who is best would be chance; labels of a few rows decide it."
  }
}
