import Decisions
import Numerics
import Pipelines
import Scoring
import Sources
import Vocabulary

/// Two bundles on the same rows, read once and in constant memory: whose verdicts differ, and how differently they
/// rank.
public struct BundleComparison {
  private let first: Side
  private let second: Side
  private let request: BundleScoring.Request
  private let columns: RowColumns

  /// A bundle as it scores.
  private struct Side: Sendable {
    let scorer: BlockScorer
    let tiers: TierTeller?
    let notes: [String]

    init(_ bundle: OpenedBundle, _ request: BundleScoring.Request) throws {
      let scoring = try BundleScoring(bundle, request)
      scorer = scoring.scorer
      tiers = scoring.tiers
      notes = scoring.notes
    }
  }

  public init(
    _ first: OpenedBundle, _ second: OpenedBundle, _ request: BundleScoring.Request
  ) throws {
    self.first = try Side(first, request)
    self.second = try Side(second, request)
    self.request = request
    columns = try RowColumns(of: first.pipeline.features)
      .joined(with: RowColumns(of: second.pipeline.features))
  }

  /// Scores all rows by both.
  ///
  /// - Parameter furthest: How many of the rows are told of on which they differ most.
  public func perform(furthest: Int = 10) throws -> ScoreContrast {
    var tally = ContrastTally()
    var tellers = (first: first.tiers, second: second.tiers)
    let stream = try columns.stream(request)
    var isChecked = false
    while let blocks = try stream.some() {
      if !isChecked, let block = blocks.first {
        try first.scorer.check(block)
        try second.scorer.check(block)
        isChecked = true
      }
      for result in scored(blocks) {
        var (one, other) = try result.get()
        one.tiers = try tellers.first?.tiers(of: one)
        other.tiers = try tellers.second?.tiers(of: other)
        tally.add(one, other)
      }
    }
    return tally.contrast(furthest: furthest, notes: (first.notes, second.notes))
  }

  private typealias Scored = Result<(ScoredBlock, ScoredBlock), any Error>

  /// Each block by both, worked out on all threads.
  private func scored(_ blocks: [RowBlock]) -> [Scored] {
    let (one, other) = (first.scorer, second.scorer)
    return Workers.map(blocks.count) { place in
      Scored {
        let rows = try blocks[place].read()
        return (
          try one.scored(blocks[place], as: rows), try other.scored(blocks[place], as: rows)
        )
      }
    }
  }
}
