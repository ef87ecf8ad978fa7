public import Artifacts
import Exports
import Features
public import Formats
public import Graphs
import Machine
import Numerics
import Pipelines
import Scoring
import Sources
import Trials
import Vocabulary
import Wording

/// A bundle that was read back and proved: it scores its golden rows as when it was written.
public struct BundleScoring: Sendable {
  private let proven: ProvenPipeline
  private var pipeline: Pipeline { proven.pipeline }
  /// What was not proved, since the bundle is older than that.
  public let notes: [String]
  /// How many rows prove it.
  public let goldenRows: Int
  /// How many rows are scored at once.
  static let block = 1 << 13

  public init(_ bundle: BundleFolder) throws {
    let content = try bundle.read()
    do {
      let proven = try ProvenPipeline(content)
      self.proven = proven
      notes = content.sentences
      goldenRows = proven.golden.rows.rows
      guard proven.isProven else {
        throw AdviceError.bundle(
          bundle.path,
          "its golden rows score differently here; it was made on another numeric platform, or is damaged"
        )
      }
    } catch let error as WeightsError {
      throw AdviceError.bundle(bundle.path, error.description)
    }
  }

  /// A program of one file that scores a row as the pipeline does.
  public func program(in language: Language) throws -> String {
    do { return try proven.program(in: language) } catch {
      throw AdviceError.nothingToDo("only Assay can score as this pipeline does: \(error)")
    }
  }

  /// Scores every row of a file: lines of CSV with `row`, counted from 0, `score`, `probability` and `alarm`, in
  /// order; behind `row` stand `id` and `time` where columns are named that have them.
  ///
  /// Only the columns that the pipeline was fitted with are read, each as what it was then: a column of
  /// words stays one where the file at hand happens to have only numbers in it.
  ///
  /// - Parameter encoding: How text stands in the bytes of the file.
  public func scored(
    _ path: String, encoding: TextEncoding = .utf8, id: String? = nil, time: String? = nil
  ) throws -> ScoredFile {
    var settings = ReadingSettings()
    settings.encoding = encoding
    settings.label = .none
    settings.use = pipeline.features.columns
    settings.id = id
    settings.time = time.map { TimeSettings(column: $0) }
    let words = pipeline.features.wordColumns
    for column in pipeline.features.columns {
      settings.types[column] = words.contains(column) ? .category : .number
    }
    let (dataset, rows) = try rows(of: path, settings)
    let scores = try Work.perform("scoring \(dataset.name)", of: rows.rows, .things("rows")) {
      work in
      try pipeline.scores(of: rows, inBlocksOf: Self.block, tell: work.advance)
    }
    let verdicts = pipeline.verdicts(on: scores)
    let head = ["row"] + (id.map { _ in ["id"] } ?? []) + (time.map { _ in ["time"] } ?? [])
    var lines = [(head + ["score,probability,alarm"]).joined(separator: ",")]
    lines.reserveCapacity(scores.count + 1)
    let work = Work("writing scores", of: scores.count, .things("rows"))
    defer { work.end() }
    for row in 0..<scores.count {
      let alarm = verdicts.map { $0.values[row] ? "1" : "0" } ?? "n/a"
      var cells = ["\(row)"]
      if let ids = dataset.ids { cells.append(Self.cell(ids[row])) }
      if let times = dataset.times { cells.append(Moment.text(times[row])) }
      cells.append("\(scores[row]),\(pipeline.calibration(scores[row])),\(alarm)")
      lines.append(cells.joined(separator: ","))
      if lines.count.isMultiple(of: Self.block) { work.reach(lines.count) }
    }
    return ScoredFile(
      csv: lines.joined(separator: "\n") + "\n",
      notes: pipeline.features.unseenWords(of: dataset.table).map(\.sentence))
  }

  /// The rows of a file as the model sees them; what a spec would be told to say is nothing to say here.
  private func rows(
    of path: String, _ settings: ReadingSettings
  ) throws -> (Dataset, Matrix<Float>) {
    do {
      let dataset = try DataSource.file(path).read(settings)
      try pipeline.features.checkWords(of: dataset.table)
      return (dataset, try pipeline.rows(of: dataset.table))
    } catch let error as DatasetError {
      if case .missingColumn(let name) = error.topic, pipeline.features.columns.contains(name) {
        throw AdviceError.nothingToDo(
          "\(path): found no column '\(name)', which the model was fitted with; it takes"
            + " \(Phrase.listed(pipeline.features.columns))")
      }
      throw error.advising(nil)
    } catch let error as FeatureError {
      throw AdviceError.nothingToDo("\(path): \(error.found)")
    } catch PipelineError.features(let error) {
      if case .missingNumber = error {
        throw AdviceError.nothingToDo(
          "\(path): \(error.found), and the model was fitted to take none such: leave these rows out"
        )
      }
      throw AdviceError.nothingToDo("\(path): \(error.found)")
    }
  }

  /// A word as a cell of CSV.
  private static func cell(_ word: String) -> String {
    word.contains { ",\"\n\r".contains($0) }
      ? "\"\(word.replacing("\"", with: "\"\""))\"" : word
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

/// The scores of a file, and what a reader of them should know.
public struct ScoredFile: Sendable, Equatable {
  public let csv: String
  public let notes: [String]
}

extension UnseenWords {
  fileprivate var sentence: String {
    let shown = words.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    let more = words.count > 3 ? " and \(Figures.grouped(words.count - 3)) more" : ""
    return
      "column '\(column)': \(Phrase.counted(rows, "row has", "rows have")) a word that no training "
      + "row had, which the model takes for none of those it knows: \(shown)\(more)"
  }
}
