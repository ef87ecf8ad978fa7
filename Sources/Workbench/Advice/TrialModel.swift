import Artifacts
import Bundles
import Decisions
import Detectors
import Features
import Machine
import Numerics
import Pipelines
import Scoring
import Specs
import Trials
import Vocabulary
import Wording

/// The fitted pipeline that a run keeps of a trial, and the rows that it learned from.
struct TrialModel: Sendable {
  let pipeline: Pipeline
  let golden: GoldenRows
  /// `nil` where the data cannot be read again as they were.
  let training: Matrix<Float>?
  let trainingScores: Scores?

  /// Reads the bundle of a trial; `nil` if the run keeps none.
  init?(of trial: ScoredTrial, searchFolders: [String]) throws {
    let bundle = BundleFolder(trial.folder.model(trial.record.id))
    guard trial.folder.holds(bundle) else { return nil }
    let content = try bundle.read()
    do throws(WeightsError) {
      let proven = try ProvenPipeline(content)
      (pipeline, golden) = (proven.pipeline, proven.golden)
    } catch { throw BundleError.unusable(bundle.path, error.description) }
    let rows = try? Self.training(of: trial, pipeline, searchFolders)
    training = rows
    trainingScores =
      if let rows, case .detector(let detector) = trial.settings.source {
        pipeline.trainingScores(by: detector, on: rows)
      } else {
        nil
      }
  }

  /// The rows that the trial learned from, read again; refused if the data are not those of the run.
  private static func training(
    of trial: ScoredTrial, _ pipeline: Pipeline, _ searchFolders: [String]
  ) throws -> Matrix<Float>? {
    let datasets = try trial.folder.readRun().datasets
    let name = trial.record.trial.dataset
    guard let place = datasets.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    let dataset = try DataLoader(trial.experiment, searchFolders: searchFolders).load(place)
    guard "\(dataset.fingerprint)" == datasets[place].fingerprint else { return nil }
    let division = try Division(of: dataset, for: trial.settings)
    let training = division.training.map { division.members[$0] }
    return try pipeline.rows(of: dataset.table.gathering(rows: training))
  }

  /// The highest score that a search over the features of known rows comes upon; `nil` for no tries.
  func highestScore(tries: Int, seed: Seed) throws -> HighestFound? {
    guard tries > 0 else { return nil }
    let starts = min(8, tries)
    let search = try HighestScoreSearch(box: box, starts: starts, tries: tries / starts)
    let known = (0..<golden.rows.rows).map { row in
      (0..<golden.rows.columns).map { Double(golden.rows[row, $0]) }
    }
    let work = Work("searching for higher scores", of: starts * (tries / starts), .things("tries"))
    defer { work.end() }
    let found = search.run(seed: seed, from: known) { point in
      work.advance()
      let row = Matrix<Float>(rows: 1, columns: point.count) { _, column in Float(point[column]) }
      return (try? pipeline.scores(of: row))?[0] ?? .nan
    }
    let rows = training.map { "\($0.rows) training rows" } ?? "\(golden.rows.rows) golden rows"
    return HighestFound(
      found.value,
      by: "\(starts * (tries / starts)) tries in the box of "
        + "\(Phrase.counted(box.count, "feature")) that \(rows) span", at: found.point)
  }

  /// The range of each feature among the rows that are known, those without a number left out.
  private var box: [ClosedRange<Double>] {
    let known = [golden.rows] + (training.map { [$0] } ?? [])
    return (0..<golden.rows.columns).map { column in
      var (low, high) = (Double.infinity, -Double.infinity)
      for rows in known {
        for row in 0..<rows.rows where rows[row, column].isFinite {
          low = min(low, Double(rows[row, column]))
          high = max(high, Double(rows[row, column]))
        }
      }
      return low <= high ? low...high : 0...0
    }
  }
}

extension RunFolder {
  fileprivate func holds(_ bundle: BundleFolder) -> Bool { FileSystem.exists(bundle.path) }
}
