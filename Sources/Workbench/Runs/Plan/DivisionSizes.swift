import Artifacts
import Formats
import Specs
import Trials
import Vocabulary

/// The sizes of all divisions of an experiment, looked up while its data sets are read.
///
/// Those of the first seed stand for all seeds, and the first fold for all folds.
struct DivisionSizes {
  private let experiment: Experiment
  private var known: [String: DivisionSize] = [:]
  private var peaks: [Int: Double] = [:]

  init(_ experiment: Experiment) { self.experiment = experiment }

  /// Notes the divisions of the data set at a place.
  ///
  /// - Parameter peak: How much memory a process took that read it, where that is known.
  mutating func note(_ dataset: Dataset, at place: Int, peak: Int? = nil) {
    peaks[place] = peak.map(Double.init)
    for split in experiment.splits {
      for features in experiment.features {
        let size = DivisionSize(
          dataset, split.value, features.value, seed: experiment.seeds.first ?? 1)
        known[Self.key(place, split.json.text(), features.json.text())] = size
      }
    }
  }

  /// The size of what a trial sees; `nil` where its rows cannot be divided.
  func size(of trial: PlannedTrial) -> DivisionSize? {
    known[
      Self.key(
        trial.dataset, trial.identity.splitAlone.text(), trial.identity.features.text())]
  }

  /// How much memory a process takes that reads the data set of a trial; 0 where that is not known, since it
  /// took no more than others before.
  func readingPeak(of trial: PlannedTrial) -> Double { peaks[trial.dataset] ?? 0 }

  private static func key(_ place: Int, _ split: String, _ features: String) -> String {
    "\(place) \(split) \(features)"
  }
}
