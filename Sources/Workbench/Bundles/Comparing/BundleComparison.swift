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
  private let rows: RowsAsked

  /// A bundle as it scores.
  private struct Side: Sendable {
    let scorer: BlockScorer
    let decider: RowDecider?
    let notes: [String]

    init(_ bundle: OpenedBundle, _ request: BundleScoring.Request) throws {
      let scoring = try BundleScoring(bundle, request)
      scorer = scoring.scorer
      decider = scoring.decider
      notes = scoring.notes
    }
  }

  public init(
    _ first: OpenedBundle, _ second: OpenedBundle, _ request: BundleScoring.Request
  ) throws {
    self.first = try Side(first, request)
    self.second = try Side(second, request)
    rows = try RowsAsked(request, of: first, and: second)
  }

  /// Scores all rows by both.
  ///
  /// - Parameter furthest: How many of the rows are told of on which they differ most.
  public func perform(furthest: Int = 10) throws -> ScoreContrast {
    var tally = ContrastTally()
    var deciders = (first: first.decider, second: second.decider)
    let stream = try rows.stream()
    var isChecked = false
    while let blocks = try stream.some() {
      if !isChecked, let block = blocks.first {
        try first.scorer.check(block)
        try second.scorer.check(block)
        isChecked = true
      }
      for result in scored(blocks) {
        var (one, other) = try result.get()
        one.decisions = try deciders.first?.decisions(on: one)
        other.decisions = try deciders.second?.decisions(on: other)
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
