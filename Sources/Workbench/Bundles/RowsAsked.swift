import Decisions
import Detectors
import Pipelines
import Sources
import Systems
import Vocabulary
import Wording

/// The rows that a request is about: those of a table, or those that events are seen as where the pipeline learned from
/// events.
struct RowsAsked: Sendable {
  private let request: BundleScoring.Request
  private let source: Source

  private enum Source: Sendable {
    case columns(RowColumns)
    case events(EventLines, path: String)
  }

  init(_ request: BundleScoring.Request, of bundle: OpenedBundle) throws(BundleError) {
    self.request = request
    guard let events = bundle.manifest.events, case .file(let path) = request.rows,
      !request.areFeatures
    else {
      guard !request.areFeatures || bundle.manifest.events != nil else {
        throw .cannot("the pipeline learned from rows, and takes no others: leave '--features' out")
      }
      source = .columns(RowColumns(of: bundle.pipeline.features))
      return
    }
    if let option = request.id != nil ? "--id" : request.time != nil ? "--time" : nil {
      throw .cannot(
        "events of '\(events.name)' say themselves which they are and when they happened: leave '\(option)' out, or say"
          + " '--features' of rows of features")
    }
    guard !request.skipsBadRows else {
      throw .cannot(
        "what a row says of events depends on those before it, so none can be passed over: leave '--skip-bad' out"
      )
    }
    source = .events(events, path: path)
  }

  /// The rows that two bundles have in common.
  init(
    _ request: BundleScoring.Request, of first: OpenedBundle, and second: OpenedBundle
  ) throws(BundleError) {
    let (one, other) = (
      try RowsAsked(request, of: first), try RowsAsked(request, of: second)
    )
    self.request = request
    switch (one.source, other.source) {
    case (.columns(let one), .columns(let other)): source = .columns(try one.joined(with: other))
    case (.events(let one, let path), .events(let other, _)) where one.json == other.json:
      source = .events(one, path: path)
    case (.events, .events), (.events, .columns), (.columns, .events):
      throw .cannot(
        "the two bundles see events differently, so that no row is both; say '--features' of rows of features that both take"
      )
    }
  }

  private var areOfEvents: Bool { if case .events = source { true } else { false } }

  var haveIDs: Bool { areOfEvents || request.id != nil }
  var haveTimes: Bool { areOfEvents || request.time != nil }

  /// What is known of each row beside its score.
  func facts(of pipeline: Pipeline) -> Set<RowFact> {
    var facts: Set<RowFact> = []
    if haveTimes { facts.insert(.time) }
    if areOfEvents { facts.formUnion([.group, .standing]) }
    if pipeline.model.statesConfidence { facts.insert(.confidence) }
    return facts
  }

  /// The rows, with the columns that the pipeline was fitted with and no others.
  func stream() throws -> RowStream {
    switch source {
    case .columns(let columns): return try columns.stream(request)
    case .events(let events, let path):
      let rows: Dataset
      do { rows = try events.rows(of: path, request.encoding) } catch let error as DatasetError {
        throw error.advising(
          "the pipeline takes events of '\(events.name)', and rows of features with '--features'")
      }
      guard rows.rows > 0 else {
        throw BundleError.cannot("'\(events.name)' sees no row in the events of \(path)")
      }
      return RowStream(rows)
    }
  }
}
