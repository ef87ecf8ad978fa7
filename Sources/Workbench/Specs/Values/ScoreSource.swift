public import Detectors
import Forms

/// Where the scores of a trial come from: a detector of ours, or something that was made elsewhere.
public enum ScoreSource: Sendable {
  case detector(any Detector)
  case file(OutsideScores)
  case command(OutsideCommand)
  case python(PythonModel)

  /// What a spec can name.
  static let choices =
    Detectors.choices.mapped(ScoreSource.detector)
    + Choices([
      .init(OutsideScores.self) { .file($0) }, .init(OutsideCommand.self) { .command($0) },
      .init(PyODModel.self) { .python($0.model) }, .init(SklearnModel.self) { .python($0.model) },
    ])
}

extension ScoreSource {
  /// About how many seconds one core takes to learn from so many rows and to score them; a program from
  /// elsewhere counts like a light detector, since nothing is known of it.
  public func work(rows: Int, columns: Int) -> Double {
    guard case .detector(let detector) = self else { return Double(rows) * Double(columns) * 2e-7 }
    return detector.work(rows: rows, columns: columns)
  }

  /// The score at which the method itself draws its border, if it does.
  public var border: Double? {
    guard case .detector(let detector) = self else { return nil }
    return type(of: detector).border
  }
}
