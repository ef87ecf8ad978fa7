import Artifacts
import Evaluation
import Numerics
import Specs
import Trials
import Vocabulary
import Wording

/// Puts detectors in order over several data sets, each with the setting that was chosen for it there.
struct LeaderboardMaker {
  private let summary: Summary

  init(_ summary: Summary) { self.summary = summary }

  /// The leaderboard, or `nil` if no two detectors have a value on two data sets. Controls are no
  /// competitors: they have values and no ranks.
  func leaderboard() -> SummaryRecord.Leaderboard? {
    let board = Scoreboard(results { !$0.candidate.isControl })
    guard let leaderboard = Leaderboard(board), board.blocks.count > 1, board.methods.count > 1
    else { return nil }
    let competitors = leaderboard.entries.map { entry in
      SummaryRecord.Leaderboard.Row(
        detector: entry.method, isControl: false, mean: entry.mean, median: entry.median,
        averageRank: entry.averageRank, winRate: entry.winRate,
        values: board.methods.firstIndex(of: entry.method).map(board.values) ?? [])
    }
    let friedman = board.friedman(seed: Seed(1).split("leaderboard"))
    return SummaryRecord.Leaderboard(
      metric: metric, datasets: board.blocks, rows: competitors + controls(on: board),
      tests: tests(board, leaderboard, friedman),
      criticalDifference: friedman?.criticalDifference())
  }

  private var metric: MetricName { summary.experiment.selection.metric.name }

  /// The controls that have a value wherever the competitors have one.
  private func controls(on board: Scoreboard) -> [SummaryRecord.Leaderboard.Row] {
    let controls = Scoreboard(results { _ in true }.filter { board.blocks.contains($0.dataSet) })
    guard let leaderboard = Leaderboard(controls), controls.blocks == board.blocks else {
      return []
    }
    return leaderboard.entries.filter { !board.methods.contains($0.method) }.map { entry in
      SummaryRecord.Leaderboard.Row(
        detector: entry.method, isControl: true, mean: entry.mean, median: entry.median,
        averageRank: nil, winRate: nil,
        values: controls.methods.firstIndex(of: entry.method).map(controls.values) ?? [])
    }
  }

  /// For each data set, detector and seed, the test value of the setting that validation rows chose.
  private func results(_ counts: (Entrant) -> Bool) -> [MethodResult] {
    let lineups = summary.choices.lineups.map(\.lineup)
    return lineups.flatMap { lineup -> [MethodResult] in
      let isAlone = lineups.count { $0.dataset == lineup.dataset } == 1
      let entrants = lineup.entrants.filter(counts)
      return entrants.map(\.candidate.detector).uniqued().flatMap { detector in
        let own = entrants.filter { $0.candidate.detector == detector }
        return (own.best(by: summary.experiment.selection)?.trials ?? []).map { trial in
          MethodResult(
            method: detector, dataSet: isAlone ? lineup.dataset : lineup.name,
            family: Families.family(of: lineup.dataset),
            value: trial.findings.test(metric)?.quantity.number)
        }
      }
    }
  }

  private func tests(
    _ board: Scoreboard, _ leaderboard: Leaderboard, _ friedman: FriedmanTest?
  ) -> [String] {
    var sentences: [String] = []
    if leaderboard.winnerDependsOnAggregator {
      let winners = Leaderboard.Aggregator.allCases.map {
        "\($0.rawValue): \(leaderboard.winners(by: $0).joined(separator: ", "))"
      }
      sentences.append("The winner depends on the aggregator (\(winners.joined(separator: "; "))).")
    }
    if let friedman { sentences.append(sentence(friedman)) }
    if board.methods.count > 2 { sentences.append(pairs(board)) }
    if !board.excluded.isEmpty {
      sentences.append(
        "Left out, since some detector has no value there: \(board.excluded.joined(separator: ", "))."
      )
    }
    return sentences
  }

  /// Which detectors differ from which others, over data sets.
  private func pairs(_ board: Scoreboard) -> String {
    let pairs = board.pairwise()
    let smallest = pairs.reduce(1) { min($0, $1.signedRank.smallestP) }
    let apart = pairs.filter { $0.holm <= 0.05 }.map { pair in
      let (ahead, behind) =
        pair.meanDifference > 0 ? (pair.first, pair.second) : (pair.second, pair.first)
      return "\(ahead) and \(behind) (p = \(Figures.short(pair.holm)))"
    }
    let least = Figures.short(min(1, smallest * Double(pairs.count)))
    return
      "In pairs, by signed ranks with Holm's correction for \(pairs.count) pairs (the smallest p that could be"
      + " had is \(least)), "
      + (apart.isEmpty
        ? "no two differ at 5 %."
        : "these differ at 5 %, the better one first: \(Phrase.listed(apart)).")
  }

  private func sentence(_ test: FriedmanTest) -> String {
    let method =
      switch test.method {
      case .permutations: "by all permutations"
      case .randomPermutations(let count): "by \(count) random permutations"
      case .imanDavenport: "with Iman and Davenport's correction"
      }
    let apart =
      test.criticalDifference().map {
        "mean ranks differ at 5 % if they are \(Figures.short($0)) apart"
      } ?? "no two mean ranks could lie far enough apart to differ at 5 %"
    return "Friedman's test \(method) gives p = \(Figures.short(test.p)) over \(test.blocks) data "
      + "sets (the smallest that could be had is \(Figures.short(test.smallestP))); \(apart)."
  }
}

/// Public data sets that share their source, and so count once in tests across data sets.
enum Families {
  private static let families = [
    ["annthyroid", "thyroid"], ["breastw", "WBC"], ["cardio", "Cardiotocography"],
    ["satellite", "satimage-2", "landsat"], ["http", "smtp"],
  ]

  /// The name of the family of a data set: that of its first member.
  static func family(of dataset: String) -> String? {
    let name = dataset.split(separator: "/").last.map(String.init) ?? dataset
    return families.first { $0.contains(name) }?.first
  }
}
