import Artifacts
import Decisions
import Detectors
import Foundation
import Numerics
import Pipelines
import Specs
import Trials
import Vocabulary
import Wording

/// Holds tables of tiers against the scores of one detector.
struct TierAuditor {
  let rows: TierRows
  /// What the scores are made of.
  let makeup: ScoreMakeup
  let search: HighestFound?
  /// What was looked at and what was not.
  let notes: [String]
  let scales: TierScales

  func audit(_ request: TierRequest) -> TierAdvice {
    do throws(UnreadScale) {
      return request.table.audit(
        makeup, read: try scales.reading(request), search: search, on: rows, notes: notes)
    } catch {
      return TierAdvice(
        table: request.table.name, scale: error.description, findings: [],
        notes: ["These tiers were not audited."])
    }
  }
}

extension TierAuditor {
  /// For a trial of a run: with its fitted pipeline, where the run keeps it.
  init(_ trial: ScoredTrial, rows: TierRows, tries: Int, searchFolders: [String], seed: Seed) throws
  {
    let model = try TrialModel(of: trial, searchFolders: searchFolders)
    self.rows = rows
    makeup = model?.pipeline.model.scoreMakeup ?? trial.settingsMakeup
    search = try model?.highestScore(tries: tries, seed: seed.split("search"))
    notes = [Self.note(on: model, search)]
    scales = TierScales(trial, model, rows)
  }

  /// For a file of scores, of whose model nothing is known.
  init(file rows: TierRows) {
    self.rows = rows
    makeup = .open
    search = nil
    notes = [
      "Of a file of scores no model is known: no tier can be shown to be out of reach, and none was"
        + " searched for."
    ]
    scales = TierScales(
      calibration: .failure(
        UnreadScale(
          reason: "A file of scores has no calibration; its scores are read as they are with"
            + " 'read: score'.")),
      reference: rows.all.scores,
      referenceName: "the \(rows.all.scores.count) rows of the file", ownCut: nil)
  }

  private static func note(on model: TrialModel?, _ search: HighestFound?) -> String {
    guard model != nil else {
      return "Higher scores were not searched for, since the run keeps no fitted pipeline of this"
        + " trial: with 'export: best' in the spec, 'assay run' keeps it."
    }
    guard let search else { return "Higher scores were not searched for: no tries were allowed." }
    return
      "The highest score of \(search.description) is \(Figures.significant(search.value)); a search proves"
      + " nothing of what it does not find."
  }
}

extension ScoredTrial {
  /// What the scores are made of, as far as the settings tell.
  fileprivate var settingsMakeup: ScoreMakeup {
    guard case .detector(let detector) = settings.source else { return .open }
    return detector.scoreMakeup(learningFrom: findings.train.rows)
  }
}
