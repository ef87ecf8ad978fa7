import Datasets
import Detectors
import Files
import Numerics
import Vocabulary

/// Where the scores of a trial come from: a detector of ours, or something that was made elsewhere.
enum ScoreSource: Sendable {
  case detector(any Detector)
  case file(ScoreFile)
  case command(ScoringCommand)

  init(_ choice: Choice) throws(SettingError) {
    switch choice.name {
    case "scores": self = .file(ScoreFile(choice.settings))
    case "command": self = .command(ScoringCommand(choice.settings))
    default: self = .detector(try DetectorForms.detector(choice))
    }
  }

  /// Learns from the training rows, where that is still to be done, and scores the parts of a split.
  func scores(of preparation: Preparation, seed: Int, in place: TrialPlace) throws -> SourcedScores
  {
    switch self {
    case .detector(let detector): try detector.scores(of: preparation, seed: seed)
    case .file(let file): try file.scores(of: preparation, in: place)
    case .command(let command): try command.scores(of: preparation, seed: seed, in: place)
    }
  }
}

/// Where a trial finds files and may leave some while it runs.
struct TrialPlace: Sendable {
  /// The folders in which relative paths of a spec are looked for, in this order.
  let searchFolders: [String]
  /// A folder of the trial's own, which need not be there yet and is not kept.
  let scratch: String

  /// The current folder.
  static let here = TrialPlace(searchFolders: ["."], scratch: "scratch")
}

/// The scores of the rows of a split, and what their making left behind.
struct SourcedScores: Sendable {
  let parts: ScoredParts
  /// What was learned and by what; `nil` where it is not ours, and then there is no pipeline to keep.
  var model: (any AnomalyModel)?
  var detector: (any Detector)?
  var fitSeconds = 0.0
  var scoreSeconds = 0.0
  var notes: [String] = []
}

/// The scores of the three parts of a split, with the rows that they belong to.
struct ScoredParts: Sendable {
  /// Empty where a source from elsewhere was not asked, because other rows choose.
  let training: Scores
  let validation: Scores
  let test: Scores
  let preparation: Preparation
}

extension Detector {
  fileprivate func scores(of preparation: Preparation, seed: Int) throws -> SourcedScores {
    let fitting = Stopwatch()
    let (model, training) = try fitted(
      to: preparation.train.matrix, seed: Seed(UInt64(seed)).split("trial"))
    let fitSeconds = fitting.seconds

    let scoring = Stopwatch()
    let validation = try model.scores(of: preparation.validation.matrix)
    let test =
      preparation.isTransductive ? training : try model.scores(of: preparation.test.matrix)
    return SourcedScores(
      parts: ScoredParts(
        training: training, validation: validation, test: test, preparation: preparation),
      model: model, detector: self, fitSeconds: fitSeconds, scoreSeconds: scoring.seconds)
  }
}
