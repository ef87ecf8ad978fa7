import Artifacts
import Evaluation
import Numerics
import Specs
import Vocabulary
import Wording

/// Puts detectors in order over several data sets, each with the setting that was chosen for it there.
struct LeaderboardMaker {
  private let summary: Summary

  init(_ summary: Summary) { self.summary = summary }

  /// The leaderboard, or `nil` if no two detectors have a value on two data sets.
  func leaderboard() -> SummaryRecord.Leaderboard? {
    let board = Scoreboard(results())
    guard let leaderboard = Leaderboard(board), board.blocks.count > 1, board.methods.count > 1
    else { return nil }
    let controls = Set(summary.records.whole.filter(\.identity.isControl).map(\.identity.detector))
    return SummaryRecord.Leaderboard(
      metric: metric, datasets: board.blocks,
      rows: leaderboard.entries.map { entry in
        .init(
          detector: entry.method, isControl: controls.contains(entry.method), mean: entry.mean,
          median: entry.median, averageRank: entry.averageRank, winRate: entry.winRate,
          values: board.methods.firstIndex(of: entry.method).map(board.values) ?? [])
      },
      tests: tests(board, leaderboard))
  }

  private var metric: MetricName { summary.experiment.selection.metric.name }

  /// For each data set, detector and seed, the test value of the setting that validation rows chose.
  private func results() -> [MethodResult] {
    var results: [MethodResult] = []
    let whole = summary.records.whole
    for dataset in summary.run.datasets.map(\.name) {
      for detector in whole.map(\.identity.detector).uniqued() {
        let trials = whole.filter {
          $0.identity.dataset == dataset && $0.identity.detector == detector
        }
        guard let chosen = summary.experiment.selection.best(of: trials)?.candidate else {
          continue
        }
        for trial in trials where trial.candidate == chosen {
          results.append(
            MethodResult(
              method: detector, dataSet: dataset, family: Families.family(of: dataset),
              value: trial.findings.test(metric)?.quantity.number))
        }
      }
    }
    return results
  }

  private func tests(_ board: Scoreboard, _ leaderboard: Leaderboard) -> [String] {
    var sentences: [String] = []
    if leaderboard.winnerDependsOnAggregator {
      let winners = Leaderboard.Aggregator.allCases.map {
        "\($0.rawValue): \(leaderboard.winners(by: $0).joined(separator: ", "))"
      }
      sentences.append("The winner depends on the aggregator (\(winners.joined(separator: "; "))).")
    }
    if let friedman = board.friedman(seed: Seed(1).split("leaderboard")) {
      sentences.append(sentence(friedman))
    }
    if !board.excluded.isEmpty {
      sentences.append(
        "Left out, since some detector has no value there: \(board.excluded.joined(separator: ", "))."
      )
    }
    return sentences
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
