import Decisions
import Detectors
import Features
public import Formats
import Numerics
import Pipelines
import Scoring
import Sources
import Vocabulary
import Wording

/// Scores all rows of a file, of a query or of what is piped in, in their order and in constant memory.
public struct BundleScoring {
  private let request: Request
  let rows: RowsAsked
  let scorer: BlockScorer
  /// What decides rows; `nil` where the policy has no tiers, or asks of rows what is not known of them.
  let decider: RowDecider?
  private let columns: ScoreColumns
  /// What the columns do not say.
  let notes: [String]

  /// What is asked for.
  public struct Request: Sendable {
    /// Where the rows come from.
    public enum Rows: Sendable {
      case file(String)
      case query(String)
    }

    public var rows: Rows
    public var form: ScoreForm
    /// How text stands in the bytes of a file.
    public var encoding = TextEncoding.utf8
    /// The column that names each row.
    public var id: String?
    /// The column that says when a row happened.
    public var time: String?
    /// Whether these are rows already, of a pipeline that learned from events.
    public var areFeatures = false
    /// Another of the bundle's thresholds, by its name.
    public var threshold: String?
    /// How many of the weightiest reasons are told of each row.
    public var reasons = 0
    /// Whether rows that cannot be scored are told and passed over; else the first of them ends the scoring.
    public var skipsBadRows = false

    public init(_ rows: Rows, as form: ScoreForm = .csv) {
      self.rows = rows
      self.form = form
    }
  }

  public init(_ bundle: OpenedBundle, _ request: Request) throws {
    self.request = request
    rows = try RowsAsked(request, of: bundle)
    var pipeline = bundle.pipeline
    if let name = request.threshold {
      pipeline = pipeline.deciding(by: .threshold(try bundle.manifest.threshold(called: name)))
    }
    let meaning =
      bundle.manifest.meaning ?? (pipeline.calibration == .identity ? ScoreMeaning.none : .scaled)
    let explaining =
      request.reasons > 0
      ? RowExplaining(bundle, deciding: pipeline, meaning: meaning) : nil
    scorer = BlockScorer(
      pipeline: pipeline, meaning: meaning, origin: request.rows.name,
      reasons: explaining.map { ReasonFinder($0, atMost: request.reasons) })
    var notes =
      explaining.flatMap(\.space).map { ["parts are what columns add to \($0.amount)"] } ?? []
    do throws(BundleError) {
      decider = try RowDecider(pipeline.policy, knowing: rows.facts(of: pipeline))
    } catch {
      decider = nil
      notes.append("tiers are left out: \(error)")
    }
    columns = ScoreColumns(
      hasIDs: rows.haveIDs, hasTimes: rows.haveTimes, calibrated: meaning.column,
      hasConfidences: pipeline.model.statesConfidence, hasVerdicts: pipeline.policy != nil,
      hasTiers: decider != nil, reasons: min(request.reasons, pipeline.features.columns.count))
    if request.form == .npy {
      if let option = request.id != nil ? "--id" : request.reasons > 0 ? "--reasons" : nil {
        throw BundleError.cannot(
          "arrays of numbers hold no words: write CSV or JSON Lines, or leave '\(option)' out")
      }
      if decider != nil {
        notes.append("an array of numbers holds no tiers; CSV and JSON Lines do")
      }
    }
    self.notes = notes
  }

  /// What came of it.
  public struct Outcome: Sendable, Equatable {
    public var rows = 0
    public var skipped = 0
    var unseen = UnseenCount()
    /// What the columns do not say.
    var aside: [String] = []

    /// What a reader of the scores should know.
    public var notes: [String] { aside + unseen.sentences }
  }

  /// Scores the rows and hands what is written of them to `write`, block by block.
  ///
  /// - Parameter skip: Takes lines about the rows that were passed over: their number, and what is wrong with them.
  public func perform(
    write: ([UInt8]) throws -> Void, skip: ([UInt8]) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome(aside: notes)
    var decider = decider
    let stream = try rows.stream()
    var next = try stream.some()
    if let first = next?.first { try scorer.check(first) }
    try write(ScoredText.head(columns, as: request.form, rows: 0))
    if request.skipsBadRows { try skip(Array("row,problem\n".utf8)) }
    while let blocks = next {
      let (ready, failure) = told(scored(blocks), &decider)
      for (block, bytes) in zip(ready, written(ready)) {
        try write(bytes)
        if !block.refused.isEmpty { try skip(Self.lines(block.refused)) }
        outcome.rows += block.numbers.count
        outcome.skipped += block.refused.count
        outcome.unseen.add(block.unseen)
      }
      // What stands before a row that ends it is written.
      if let failure { throw failure }
      next = try stream.some()
    }
    return outcome
  }

  /// The bytes that stand before the rows of an array, now that it is known how many there are.
  public func head(_ outcome: Outcome) -> [UInt8] {
    ScoredText.head(columns, as: request.form, rows: outcome.rows)
  }

  private typealias Scored = Result<ScoredBlock, any Error>

  /// Each block with its scores, in their order, worked out on all threads.
  private func scored(_ blocks: [RowBlock]) -> [Scored] {
    let (scorer, isSparing) = (scorer, request.skipsBadRows)
    return Workers.map(blocks.count) { place in
      Scored { isSparing ? scorer.spared(blocks[place]) : try scorer.scored(blocks[place]) }
    }
  }

  /// The blocks up to the first that cannot be told of, each with its decisions, and why that one cannot.
  private func told(
    _ results: [Scored], _ decider: inout RowDecider?
  ) -> (ready: [ScoredBlock], failure: (any Error)?) {
    var ready: [ScoredBlock] = []
    for result in results {
      do {
        var block = try result.get()
        block.decisions = try decider?.decisions(on: block)
        ready.append(block)
      } catch { return (ready, error) }
    }
    return (ready, nil)
  }

  /// What is written of each block, worked out on all threads.
  private func written(_ blocks: [ScoredBlock]) -> [[UInt8]] {
    let (columns, form) = (columns, request.form)
    return Workers.map(blocks.count) { ScoredText.bytes(of: blocks[$0], columns, as: form) }
  }

  private static func lines(_ rows: [SkippedRow]) -> [UInt8] {
    Array(
      rows.map { "\($0.number),\"\($0.problem.replacing("\"", with: "\"\""))\"\n" }.joined().utf8)
  }
}

extension RowStream {
  /// The next blocks, some for each thread; `nil` at the end.
  func some() throws(DatasetError) -> [RowBlock]? {
    var blocks: [RowBlock] = []
    while blocks.count < 2 * Workers.count, let block = try next() { blocks.append(block) }
    return blocks.isEmpty ? nil : blocks
  }
}

extension BundleScoring.Request.Rows {
  /// What complaints call it.
  var name: String {
    switch self {
    case .file(let path): path
    case .query: "query"
    }
  }
}
