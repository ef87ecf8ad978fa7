import Artifacts
import Formats
import Specs
import Trials
import Vocabulary
import Wording

/// What a reader of a run should worry about, most serious first.
struct Worries {
  /// With fewer anomalies among the test rows, intervals are too wide to tell detectors apart.
  static let fewestAnomalies = 10

  let sentences: [String]

  init(_ summary: Summary, _ answers: [SummaryRecord.Answer]) {
    var sentences: [String] = []
    let records = summary.records
    if !records.lost.isEmpty {
      let (were, them) = records.lost.count == 1 ? ("was", "it") : ("were", "them")
      sentences.append(
        "\(Phrase.counted(records.lost.count, "trial")) \(were) lost (crashed, killed, or over a limit); "
          + "running again tries \(them) again.")
    }
    if !records.failed.isEmpty {
      sentences.append("\(Phrase.counted(records.failed.count, "trial")) failed.")
    }
    for answer in answers {
      if answer.isOracle {
        sentences.append(
          "On \(answer.dataset), the best was chosen on the rows that measure it: its value is an oracle's."
        )
      }
      sentences += Self.labelFree(answer, summary).map { [$0] } ?? []
      for comparison in answer.comparisons where comparison.isControlNotBeaten {
        sentences.append(
          "On \(answer.dataset), what was chosen is not shown to beat the control "
            + "\(comparison.detector).")
      }
    }
    for dataset in summary.run.datasets {
      sentences += summary.choices.lineups.filter { $0.lineup.dataset == dataset.name }
        .compactMap(\.refusal)
      let trials = records.whole.filter { $0.identity.dataset == dataset.name }
      guard let test = trials.first?.findings.test else { continue }
      if summary.experiment.questions.test == .sealed {
        guard !answers.contains(where: { $0.dataset == dataset.name }) else { continue }
        sentences.append(
          "On \(dataset.name), nothing is chosen: the test rows are sealed, and there are no validation rows."
        )
      } else if test.unlabelled == test.rows {
        sentences.append("\(dataset.name) has no labels: nothing is measured against the truth.")
      } else if let anomalies = trials.fewestAnomalies, anomalies < Self.fewestAnomalies {
        sentences.append(
          anomalies == 0
            ? "\(dataset.name) has no anomaly among its test rows: nothing measures whether any would be found."
            : "\(dataset.name) has only \(Phrase.counted(anomalies, "anomaly", "anomalies")) among its test rows;"
              + " intervals are wide.")
      }
    }
    for finding in summary.run.audit where finding["severity"] != "note" {
      if let sentence = finding["sentence"]?.string, let dataset = finding["dataset"]?.string {
        sentences.append("\(dataset): \(sentence)")
      }
    }
    self.sentences = sentences
  }

  /// That a control is ahead by the criterion that looked at no label, where no other test can be made.
  private static func labelFree(_ answer: SummaryRecord.Answer, _ summary: Summary) -> String? {
    guard answer.chosenBy.name == .excessMass, let value = answer.chosenBy.quantity.number
    else { return nil }
    let selection = summary.experiment.selection
    let controls = summary.choices.lineups.map(\.lineup).filter { $0.dataset == answer.dataset }
      .flatMap(\.controls)
    guard let best = controls.best(by: selection),
      let reached = best.mean({ selection.value(of: $0.findings) }), reached >= value
    else { return nil }
    return
      "On \(answer.dataset), the control \(best.name) is as good by \(answer.chosenBy.name): "
      + "what was chosen without labels may be no better than chance."
  }
}

extension [FinishedTrial] {
  /// How many anomalies measure a candidate: those of all folds of a seed, each of which measures its own; of the
  /// candidate and seed that have the fewest.
  fileprivate var fewestAnomalies: Int? {
    Dictionary(grouping: self, by: Repetition.init).values
      .map { $0.reduce(0) { $0 + $1.findings.test.anomalies } }.min()
  }
}

/// The folds of one candidate and seed.
private struct Repetition: Hashable {
  let candidate: Candidate
  let seed: Int

  init(_ finished: FinishedTrial) {
    candidate = finished.candidate
    seed = finished.identity.seed
  }
}
