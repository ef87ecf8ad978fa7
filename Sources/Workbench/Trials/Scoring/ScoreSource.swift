import Artifacts
import Detectors
import Machine
import Numerics
import Specs
import Vocabulary

extension ScoreSource {
  /// Learns from the training rows, where that is still to be done, and scores the parts of a division.
  func scores(
    of preparation: Preparation, for trial: TrialSettings, seed: Int, in place: TrialPlace
  ) throws -> SourcedScores {
    switch self {
    case .detector(let detector): try detector.scores(of: preparation, seed: trial.trialSeed)
    case .file(let file): try file.scores(of: preparation, in: place)
    case .command(let command): try command.scores(of: preparation, seed: seed, in: place)
    }
  }
}

/// Where a trial finds files and may leave some while it runs.
public struct TrialPlace: Sendable {
  /// The folders in which relative paths of a spec are looked for, in this order.
  public let searchFolders: [String]
  /// A folder of the trial's own, which need not be there yet and is not kept.
  public let scratch: String

  public init(searchFolders: [String], scratch: String) {
    self.searchFolders = searchFolders
    self.scratch = scratch
  }

  /// The current folder.
  public static let here = TrialPlace(searchFolders: ["."], scratch: "scratch")
}

/// The scores of the rows of a division, and what their making left behind.
struct SourcedScores: Sendable {
  let scores: TrialScores
  /// What was learned and by what; `nil` where it is not ours, and then there is no pipeline to keep.
  var model: (any AnomalyModel)?
  var detector: (any Detector)?
  var fitSeconds = 0.0
  var scoreSeconds = 0.0
  var notes: [String] = []
}

extension Detector {
  fileprivate func scores(of preparation: Preparation, seed: Seed) throws -> SourcedScores {
    let fitting = Stopwatch()
    let (model, training) = try fitted(to: preparation.train, seed: seed)
    let fitSeconds = fitting.seconds

    let scoring = Stopwatch()
    let validation = try model.scores(of: preparation.validation)
    let test = preparation.isTransductive ? training : try model.scores(of: preparation.test)
    return SourcedScores(
      scores: TrialScores(training: training, validation: validation, test: test), model: model,
      detector: self, fitSeconds: fitSeconds, scoreSeconds: scoring.seconds)
  }
}
