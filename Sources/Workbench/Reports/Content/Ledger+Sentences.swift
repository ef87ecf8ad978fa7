import Artifacts
import Wording

extension Ledger.Before {
  /// What earlier runs mean for an answer: that it was chosen from more than this run tried.
  ///
  /// - Parameter promising: The share of the ordinary validation rows that carry promises in this run.
  func sentences(of dataset: String, promising: Double) -> [String] {
    looks(of: dataset) + promises(promising)
  }

  /// Rows that chose in an earlier run cannot promise anything of what that run chose.
  private func promises(_ promising: Double) -> [String] {
    guard let mostChoosing, mostChoosing > 1 - promising + 1e-9 else { return [] }
    return [
      "An earlier run let \(Figures.percent(mostChoosing)) of the ordinary validation rows choose; some of"
        + " them carry the promises of this run, which hold only of what was not chosen there."
    ]
  }

  private func looks(of dataset: String) -> [String] {
    let looks = [
      validation.map {
        "\(Phrase.counted($0.candidates, "other candidate")) compared on validation rows"
      },
      test.map { "\(Phrase.counted($0.candidates, "other candidate")) measured on test rows" },
    ].compactMap { $0 }
    guard !looks.isEmpty else { return [] }
    let runs = max(validation?.runs ?? 0, test?.runs ?? 0)
    return [
      "Before this run, \(Phrase.counted(runs, "run")) had \(Phrase.listed(looks)) of \(dataset):"
        + " whoever chose by those figures has spent some of these rows ('assay runs ledger')."
    ]
  }
}
