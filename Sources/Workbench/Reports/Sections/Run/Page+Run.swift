import Artifacts
import Formats

extension Page {
  /// What the report of a run says, in this order. To add a section, write its file and name it here.
  private static let sectionsOfRun: [@Sendable (RunContent) -> [Section]] = [
    Section.answers, Section.worries, Section.leaderboard, Section.results, Section.sweeps,
    Section.thresholds, Section.strangest, Section.agreement, Section.decisions, Section.latency,
    Section.tradeOffs,
    Section.figures,
    Section.data, Section.failures, Section.making,
  ]

  /// The report of a run: the answer first, then what stands behind it.
  public init(_ content: RunContent) {
    self.init(
      title: content.run.name, kind: "Experiment",
      sections: Self.sectionsOfRun.flatMap { $0(content) }, record: content.summary.json)
  }
}
