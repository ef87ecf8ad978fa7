public import Advice
import Artifacts
public import Bundles
import Decisions
import Formats
import Machine
import Numerics
import Vocabulary

extension GateSubject {
  /// A bundle, by what it says of the rows of a file: one setting and one trial, whatever detector is inside.
  ///
  /// - Parameters:
  ///   - codeVersion: That of the program which scores them.
  ///   - platform: Likewise.
  public init(
    _ bundle: OpenedBundle, on file: ScoreFile, codeVersion: String, platform: String
  ) throws {
    let rows = try file.rows(with: bundle.columns)
    let scores = try bundle.scores(of: rows.table)
    let evidence = try Evidence(
      scores, labels: rows.labels, times: rows.times, groups: rows.groups?.codes)
    let ranks = PackedRanks(scores)
    self.init(
      scores, of: rows, called: "bundle", subject: "\(bundle.path) on \(file.path)",
      settings: bundle.named,
      cuts: bundle.thresholds.map { threshold in
        Baseline.Cut(
          method: threshold.method,
          alarmsFrom: ranks.rank(above: threshold.value, among: scores),
          measured: evidence.measurements(above: threshold.value))
      },
      costs: Baseline.Costs(modelBytes: bundle.modelBytes), codeVersion: codeVersion,
      platform: platform)
  }
}

extension OpenedBundle {
  /// What its detector was asked to be, and which it is.
  fileprivate var named: JSON {
    guard let detector, var members = settings.members else { return settings }
    members["detector"] = .text(detector)
    return .object(members)
  }
}
