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
    let (rows, scores) = try file.scored()
    self.init(
      scores, of: rows, called: "scores", subject: file.path, codeVersion: codeVersion,
      platform: platform)
  }

  /// What scores all rows of a data set once.
  ///
  /// - Parameter name: What stands in the place of a detector.
  init(
    _ scores: Scores, of rows: Dataset, called name: String, subject: String,
    settings: JSON = [:], cuts: [Baseline.Cut] = [], costs: Baseline.Costs = Baseline.Costs(),
    codeVersion: String, platform: String
  ) {
    let test = KnownRows(
      numbers: Array(0..<scores.count),
      labels: rows.labels ?? Labels([Label](repeating: .unknown, count: scores.count)),
      times: rows.times, groups: rows.groups?.codes)
    let trial = Baseline.Trial(
      id: name, seed: 0, fold: 0, rows: test.hash, ranks: PackedRanks(scores), cuts: cuts,
      costs: costs)
    let setting = Baseline.Setting(
      dataset: rows.name, detector: name, name: name, division: "as they are",
      settings: settings, hasChance: false,
      measured: Evaluator(seed: Seed(1).split("gate")).measure(
        scores, test.labels, clusters: test.groups),
      trials: [trial])
    self.init(
      state: Baseline(
        subject: subject, codeVersion: codeVersion, platform: platform, machine: nil,
        datasets: [Baseline.Data(name: rows.name, fingerprint: test.hash)],
        settings: [setting]),
      controls: [], rows: [test.hash: test], failures: [])
  }
}
