public import Detectors
import Forms
import Systems

/// Where the scores of a trial come from: a detector of ours, or something that was made elsewhere.
public enum ScoreSource: Sendable {
  case detector(any Detector)
  case file(OutsideScores)
  case command(OutsideCommand)
  case python(PythonModel)

  /// What a spec can name.
  static let choices =
    (Detectors.choices + Systems.detectors).mapped(ScoreSource.detector)
    + Choices([
      .init(OutsideScores.self) { .file($0) }, .init(OutsideCommand.self) { .command($0) },
      .init(PyODModel.self) { .python($0.model) }, .init(SklearnModel.self) { .python($0.model) },
    ])
}

extension ScoreSource {
  /// About how many seconds one core takes to learn and to score; a program from elsewhere counts like a
  /// light detector that takes a second to start, since nothing is known of it.
  public func work(_ load: Workload) -> Double {
    switch self {
    case .detector(let detector): detector.work(load)
    case .file: 0
    case .command, .python:
      1 + Double(load.training + load.others) * Double(load.columns) * 2e-7
    }
  }

  /// About how many bytes are held beside the rows, as far as it is a detector of ours that holds them.
  public func memory(_ load: Workload) -> Double {
    if case .detector(let detector) = self { detector.memory(load) } else { 0 }
  }

  /// Whether every seed gives the same scores of the same rows.
  var isDeterministic: Bool {
    switch self {
    case .detector(let detector): detector.isDeterministic
    case .file: true
    case .command, .python: false
    }
  }

  /// The score at which the method itself draws its border, if it does.
  public var border: Double? {
    guard case .detector(let detector) = self else { return nil }
    return type(of: detector).border
  }
}
