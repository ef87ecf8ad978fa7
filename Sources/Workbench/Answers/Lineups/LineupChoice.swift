import Artifacts
import Evaluation
import Machine
import Numerics
import Scoring
import Specs
import Trials
import Vocabulary

/// Which candidate of a lineup is chosen, and which others cannot be told apart from it.
struct LineupChoice {
  /// The one that is named.
  let best: Entrant
  /// All competitors that cannot be told apart from the best by the rows that choose, `best` among them; in
  /// the order of their values, the best first.
  let tied: [Entrant]
  /// How many competitors it was chosen among, those given up on the way among them.
  let among: Int
  /// What the choice was made by: the metric, and the mean of `best` on the rows that choose.
  let chosenBy: Measurement
  /// Whether it was chosen on the rows that measure it, for want of others.
  let isOracle: Bool
  /// The competitors on the rows that choose; `nil` where they could not be compared.
  let contest: Contest?
  /// How many anomalies are among those rows; `nil` without labels.
  let anomalies: Int?
}

extension LineupChoice {
  /// - Parameter scores: Those of the competitors; `nil` where they were not kept.
  /// - Returns: `nil` if no competitor has a value to be chosen by.
  init?(
    of lineup: Lineup, _ scores: LineupScores?, by selection: Selection,
    preferring preference: Preference, in folder: RunFolder
  ) throws(FileError) {
    let valued = lineup.competitors.filter { $0.mean { selection.value(of: $0.findings) } != nil }
    guard let first = valued.first,
      let criterion = selection.criterion(of: first.trials[0].findings)
    else { return nil }
    let means = valued.map { $0.mean { selection.value(of: $0.findings) } ?? 0 }
    let isLabelFree = criterion.name == .excessMass
    let isOracle = first.trials[0].findings.validation.rows == 0 && !isLabelFree
    self.isOracle = isOracle
    let heats = scores.map { isOracle ? $0.test : $0.choosing } ?? []
    contest =
      isLabelFree
      ? nil
      : scores.flatMap { scores in
        let places = valued.compactMap { scores.entrants.firstIndex(of: $0) }
        return try? Contest(
          heats.map { $0.gathering(places) }, by: selection.metric, seed: Seed(1).split("choice"))
      }
    anomalies =
      isLabelFree
      ? nil
      : heats.fewestAnomalies
        ?? first.trials.map { isOracle ? $0.findings.test : $0.findings.validation }
        .map(\.anomalies).min()
    let order = valued.indices.sorted { (means[$0], -$0) > (means[$1], -$1) }
    let together =
      contest?.tiedWithBest() ?? order.filter { abs(means[$0] - means[order[0]]) <= 1e-12 }
    tied = order.filter(together.contains).map { valued[$0] }
    guard let named = try preference.first(of: tied, in: folder) else { return nil }
    best = named
    among = lineup.competitors.count + lineup.givenUp
    let single = named.trials.count == 1 ? selection.criterion(of: named.trials[0].findings) : nil
    chosenBy =
      single
      ?? Measurement(
        criterion.name, .number(named.mean { selection.value(of: $0.findings) } ?? 0),
        rows: named.trials.reduce(0) { $0 + (selection.criterion(of: $1.findings)?.rows ?? 0) })
  }

  /// The trial that stands for a candidate: the median one by what is chosen by, the lower of two; a rule
  /// that looks at nothing that measures.
  static func representative(of entrant: Entrant, by selection: Selection) -> FinishedTrial {
    let order = entrant.trials.indices.sorted {
      let (one, other) = (
        selection.value(of: entrant.trials[$0].findings) ?? -.infinity,
        selection.value(of: entrant.trials[$1].findings) ?? -.infinity
      )
      return (one, -$0) > (other, -$1)
    }
    return entrant.trials[order[order.count / 2]]
  }
}

extension [Heat] {
  /// How many anomalies stand behind a comparison: those of all folds of a seed, of the seed that has the
  /// fewest; `nil` without heats.
  var fewestAnomalies: Int? {
    Dictionary(grouping: self, by: \.seed).values.map { heats in
      Set(
        heats.flatMap { heat in
          heat.rows.indices.filter { heat.labels[$0] == .anomaly }.map { heat.rows[$0] }
        }
      )
      .count
    }.min()
  }
}

extension Heat {
  /// The same rows with the scores of some candidates.
  func gathering(_ places: [Int]) -> Heat {
    Heat(
      rows: rows, labels: labels, groups: groups, seed: seed, scores: places.map { scores[$0] })
  }
}

extension LineupChoice {
  /// Whether the one that is named beats each of the others on the rows that choose.
  var isAheadOfAll: Bool {
    guard let contest, contest.means.count > 1 else { return false }
    return contest.isAheadOfAll(contest.best)
  }

  /// The smallest difference to the next one that most such samples would have shown.
  var detectable: Double? {
    guard let contest, contest.means.count > 1 else { return nil }
    let order = contest.means.indices.sorted {
      (contest.means[$0], -$0) > (contest.means[$1], -$1)
    }
    let detectable = contest.difference(order[0], order[1]).detectable
    return detectable > 0 ? detectable : nil
  }
}
