public import Advice
import Artifacts
import Evaluation
import Formats
import Numerics
import Vocabulary

extension GateSubject {
  /// A file of scores: one setting, and one trial of it.
  ///
  /// - Parameters:
  ///   - codeVersion: That of the program which reads it; whoever made the scores is not known.
  ///   - platform: Likewise.
  public init(_ file: ScoreFile, codeVersion: String, platform: String) throws {
    let (dataset, scores) = try file.scored()
    let test = KnownRows(
      numbers: Array(0..<scores.count),
      labels: dataset.labels ?? Labels([Label](repeating: .unknown, count: scores.count)),
      times: dataset.times, groups: dataset.groups?.codes)
    let trial = Baseline.Trial(
      id: "scores", seed: 0, fold: 0, rows: test.hash, ranks: PackedRanks(scores), cuts: [],
      costs: Baseline.Costs())
    let setting = Baseline.Setting(
      dataset: dataset.name, detector: "scores", name: "scores", division: "as they are",
      settings: [:], hasChance: false,
      measured: Evaluator(seed: Seed(1).split("gate")).measure(
        scores, test.labels, clusters: test.groups),
      trials: [trial])
    self.init(
      state: Baseline(
        subject: file.path, codeVersion: codeVersion, platform: platform, machine: nil,
        datasets: [Baseline.Data(name: dataset.name, fingerprint: test.hash)],
        settings: [setting]),
      controls: [], rows: [test.hash: test], failures: [])
  }
}
