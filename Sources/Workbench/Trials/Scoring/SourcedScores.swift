import Artifacts
import Decisions
import Detectors
import Machine
import Numerics
import Pipelines
public import Specs
import Vocabulary

/// Where a trial finds files and may leave some while it runs.
public struct TrialPlace: Sendable {
  /// The folders in which relative paths of a spec are looked for, in this order.
  public let searchFolders: [String]
  /// A folder of the trial's own, which need not be there yet and is not kept.
  public let scratch: String
  /// The Python that models of its packages run in.
  public let python: Python

  public init(searchFolders: [String], scratch: String, python: Python = .usual) {
    self.searchFolders = searchFolders
    self.scratch = scratch
    self.python = python
  }

  /// The current folder.
  public static let here = TrialPlace(searchFolders: ["."], scratch: "scratch")
}

/// The scores of the rows of a division, and what their making left behind.
struct SourcedScores: Sendable {
  let scores: TrialScores
  /// What was learned; `nil` where it is not ours, and then there is no pipeline to keep.
  var learned: Pipeline?
  /// How long learning took, with scores of the training rows; `nil` where nothing was learned here.
  var fitSeconds: Double?
  /// How long scoring other rows took; `nil` where there are no others, or somebody else scored them.
  var scoreSeconds: Double?
  var notes: [String] = []
}

extension PipelineSettings {
  /// Learns from the training rows of a division, and scores all of it.
  ///
  /// - Parameter policy: What decides the rows, so that what it goes by is kept.
  func scores(
    of preparation: Preparation, keepingWhat policy: TierRequest?, seed: Seed
  ) throws -> SourcedScores {
    let fitting = Stopwatch()
    let learned = try learn(from: preparation.prepared, seed: seed)
    let fitSeconds = fitting.seconds

    let scoring = Stopwatch()
    let training = learned.trainingScores
    let validation = try learned.pipeline.scores(of: preparation.validation)
    let test =
      preparation.isTransductive
      ? training : try learned.pipeline.scores(of: preparation.test)
    let scoreSeconds = scoring.seconds
    var scores = TrialScores(training: training, validation: validation, test: test)
    if let policy {
      scores.keepsTraining = policy.needsTrainingScores
      if policy.heedsConfidence {
        scores.confidences = try learned.pipeline.assessed(preparation.test).confidences
      }
    }
    return SourcedScores(
      scores: scores, learned: learned.pipeline, fitSeconds: fitSeconds,
      scoreSeconds: preparation.isTransductive ? nil : scoreSeconds,
      notes: detector.notes(learningFrom: preparation.train.rows))
  }
}
