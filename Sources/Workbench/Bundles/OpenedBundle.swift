public import Artifacts
import Detectors
import Exports
import Features
public import Formats
public import Graphs
import Numerics
public import Pipelines
public import Sources
public import Vocabulary

/// A bundle that was read back and proved: it scores its golden rows as when it was written.
public struct OpenedBundle: Sendable {
  /// Where it stands.
  public let path: String
  let proven: ProvenPipeline
  let manifest: BundleManifest
  /// Which bundle it is, wherever it stands.
  public let place: ModelPlace
  /// What was not proved, since the bundle is older than that.
  public let notes: [String]

  public init(_ bundle: BundleFolder) throws {
    let content = try bundle.read()
    path = bundle.path
    place = ModelPlace(bundle, hash: try bundle.contentHash)
    do throws(WeightsError) {
      proven = try ProvenPipeline(content)
    } catch { throw BundleError.unusable(bundle.path, error.description) }
    manifest = try BundleManifest(content.manifest, in: bundle)
    notes = content.sentences
    guard proven.isProven else {
      throw BundleError.unusable(
        bundle.path,
        "its golden rows score differently here; it was made on another numeric platform, or is damaged"
      )
    }
  }

  public var pipeline: Pipeline { proven.pipeline }

  /// What a reader must know of the data that the pipeline was fitted to.
  public var dataNotes: [String] { manifest.dataNotes }

  /// What its detector was asked to be.
  public var settings: JSON { manifest.settings }

  /// What its detector is called; `nil` in bundles that do not say it.
  public var detector: String? { manifest.detector }

  /// Its golden rows as they were recorded; `nil` where that is not known.
  public var recordedRows: Table? { proven.golden.inputs?.table }

  /// How many rows prove it.
  public var goldenRows: Int { proven.golden.rows.rows }

  /// The columns of rows that it scores, each as what it held when the pipeline was fitted.
  public var columns: [(name: String, type: ColumnType)] {
    let features = pipeline.features
    return features.columns.map { ($0, features.wordColumns.contains($0) ? .category : .number) }
  }

  /// How many bytes its model takes.
  public var modelBytes: Int { pipeline.model.weights.byteCount }

  /// The scores of rows that hold its columns.
  public func scores(of rows: Table) throws -> Scores {
    try pipeline.assessed(try pipeline.rows(of: rows)).scores
  }

  /// The thresholds of its trial, in the order in which they were asked for; none for what came to nothing.
  public var thresholds: [(method: String, value: Double)] {
    manifest.thresholds.compactMap { asked in
      asked.choice.threshold.map { (asked.choice.method, $0.value) }
    }
  }

  /// A program of one file that scores a row as the pipeline does.
  public func program(in language: Language) throws(BundleError) -> String {
    do throws(GraphError) { return try proven.program(in: language) } catch {
      throw .cannot("only Assay can score as this pipeline does: \(error)")
    }
  }
}

extension BundleContent {
  /// What a bundle cannot prove of itself.
  fileprivate var sentences: [String] {
    guard isSealed else {
      return [
        "the bundle is older than sealed manifests and recorded golden rows: a changed manifest, scale or "
          + "word would not be found; 'assay run' of its spec makes a new one"
      ]
    }
    return inputs == nil
      ? [
        "the bundle has no golden rows as they were recorded: a changed scale or word would not be found"
      ]
      : []
  }
}
