public import Detectors
import Formats
import Vocabulary

/// Where the scores of a trial come from: a detector of ours, or something that was made elsewhere.
public enum ScoreSource: Sendable {
  case detector(any Detector)
  case file(OutsideScores)
  case command(OutsideCommand)

  init(_ choice: Choice) throws(SettingError) {
    switch choice.name {
    case "scores":
      self = .file(
        OutsideScores(
          path: choice.settings.text("file"),
          sha256: choice.settings.optional("sha256") { $0.text($1) }))
    case "command":
      self = .command(
        OutsideCommand(
          fit: choice.settings.optional("fit") { $0.text($1) },
          score: choice.settings.text("score")))
    default: self = .detector(try DetectorForms.detector(choice))
    }
  }
}

/// A file of scores that were made elsewhere: one number for each row of the data set, in its order.
public struct OutsideScores: Sendable, Equatable {
  public let path: String
  /// What its bytes hash to, once a run has looked.
  public let sha256: String?
}

/// A program that learns and scores in place of a detector.
public struct OutsideCommand: Sendable, Equatable {
  public let fit: String?
  public let score: String
}
