import Decisions
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
  private let bundle: OpenedBundle
  private let request: Request
  let scorer: BlockScorer
  private let columns: ScoreColumns

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
    /// Another of the bundle's thresholds, by its name.
    public var threshold: String?
    /// Whether rows that cannot be scored are told and passed over; else the first of them ends the scoring.
    public var skipsBadRows = false

    public init(_ rows: Rows, as form: ScoreForm = .csv) {
      self.rows = rows
      self.form = form
    }
  }

  public init(_ bundle: OpenedBundle, _ request: Request) throws {
    self.bundle = bundle
    self.request = request
    var pipeline = bundle.pipeline
    if let name = request.threshold {
      pipeline = pipeline.deciding(by: .threshold(try bundle.manifest.threshold(called: name)))
    }
    let meaning =
      bundle.manifest.meaning ?? (pipeline.calibration == .identity ? ScoreMeaning.none : .scaled)
    scorer = BlockScorer(pipeline: pipeline, meaning: meaning, origin: request.rows.name)
    columns = ScoreColumns(
      hasIDs: request.id != nil, hasTimes: request.time != nil, calibrated: meaning.column,
      hasVerdicts: pipeline.policy != nil)
    if request.form == .npy, request.id != nil {
      throw BundleError.cannot(
        "arrays of numbers hold no ids: write CSV or JSON Lines, or leave '--id' out")
    }
  }

  /// What came of it.
  public struct Outcome: Sendable, Equatable {
    public var rows = 0
    public var skipped = 0
    var unseen = UnseenCount()

    /// What a reader of the scores should know.
    public var notes: [String] { unseen.sentences }
  }

  /// Scores the rows and hands what is written of them to `write`, block by block.
  ///
  /// - Parameter skip: Takes lines about the rows that were passed over: their number, and what is wrong with them.
  public func perform(
    write: ([UInt8]) throws -> Void, skip: ([UInt8]) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    let stream = try stream()
    var next = try Self.blocks(of: stream)
    if let first = next?.first { try scorer.check(first) }
    try write(ScoredText.head(columns, as: request.form, rows: 0))
    if request.skipsBadRows { try skip(Array("row,problem\n".utf8)) }
    while let blocks = next {
      for result in scored(blocks) {
        let (block, bytes) = try result.get()
        try write(bytes)
        if !block.refused.isEmpty { try skip(Self.lines(block.refused)) }
        outcome.rows += block.numbers.count
        outcome.skipped += block.refused.count
        outcome.unseen.add(block.unseen)
      }
      next = try Self.blocks(of: stream)
    }
    return outcome
  }

  /// The bytes that stand before the rows of an array, now that it is known how many there are.
  public func head(_ outcome: Outcome) -> [UInt8] {
    ScoredText.head(columns, as: request.form, rows: outcome.rows)
  }

  private typealias Written = Result<(ScoredBlock, [UInt8]), any Error>

  /// Each block with what is written of it, in their order, worked out on all threads.
  private func scored(_ blocks: [RowBlock]) -> [Written] {
    let (scorer, columns, form) = (scorer, columns, request.form)
    let isSparing = request.skipsBadRows
    return Workers.map(blocks.count) { place in
      Written {
        let block =
          isSparing ? scorer.spared(blocks[place]) : try scorer.scored(blocks[place])
        return (block, ScoredText.bytes(of: block, columns, as: form))
      }
    }
  }

  /// The next blocks, some for each thread; `nil` at the end.
  private static func blocks(of stream: RowStream) throws(DatasetError) -> [RowBlock]? {
    var blocks: [RowBlock] = []
    while blocks.count < 2 * Workers.count, let block = try stream.next() { blocks.append(block) }
    return blocks.isEmpty ? nil : blocks
  }

  private static func lines(_ rows: [SkippedRow]) -> [UInt8] {
    Array(
      rows.map { "\($0.number),\"\($0.problem.replacing("\"", with: "\"\""))\"\n" }.joined().utf8)
  }

  /// Only the columns that the pipeline was fitted with are read, each as what it was then: a column of words stays one
  /// where the file at hand happens to have only numbers in it.
  func stream() throws -> RowStream {
    let features = bundle.pipeline.features
    var settings = ReadingSettings()
    settings.encoding = request.encoding
    settings.use = features.columns
    settings.id = request.id
    settings.time = request.time.map { TimeSettings(column: $0) }
    for column in features.columns {
      settings.types[column] = features.wordColumns.contains(column) ? .category : .number
    }
    do throws(DatasetError) {
      return switch request.rows {
      case .file(let path): try RowStream(path, settings, sparing: request.skipsBadRows)
      case .query(let text): try RowStream(query: text, settings, sparing: request.skipsBadRows)
      }
    } catch {
      if case .missingColumn(let name) = error.topic, features.columns.contains(name) {
        throw BundleError.cannot(
          "\(request.rows.name): found no column '\(name)', which the model was fitted with; it takes"
            + " \(Phrase.listed(features.columns))")
      }
      throw error.advising(nil)
    }
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
