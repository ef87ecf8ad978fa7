import Evaluation
import Specs
import Trials
import Vocabulary
import Wording

extension Lineup {
  /// Why nothing is chosen, where excess mass would choose by chance: seeds disagree more about one candidate
  /// than candidates differ. `nil` where it did not choose, or one seed is all there is.
  func refusalWithoutLabels(by selection: Selection) -> String? {
    let values = competitors.compactMap { entrant -> [Double]? in
      let found = occasions.compactMap { entrant.trial(on: $0) }
        .map { selection.criterion(of: $0.findings) }
      guard found.allSatisfy({ $0?.name == .excessMass }) else { return nil }
      let numbers = found.compactMap { $0?.quantity.number }
      return numbers.count == found.count ? numbers : nil
    }
    guard let agreement = SeedAgreement(values), !agreement.canChoose else { return nil }
    return
      "On \(dataset), no detector is chosen: over \(agreement.seeds) seeds and folds, what excess mass says "
      + "of one of them deviates by \(Figures.short(agreement.betweenSeeds)), and the detectors only by "
      + "\(Figures.short(agreement.betweenDetectors)). Who is best would be chance; labels of a few rows decide it."
  }
}
