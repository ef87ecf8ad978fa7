public import Artifacts
import Vocabulary

/// What a gate looks at: the settings of a run or of a file of scores, and the test rows that they scored.
public struct GateSubject: Sendable {
  /// What a baseline would keep of it.
  public let state: Baseline
  /// The trivial detectors that were scored beside them.
  let controls: [Baseline.Setting]
  /// What is known of the test rows, by their hash.
  let rows: [String: KnownRows]
  /// Trials without findings.
  let failures: [Failure]

  struct Failure: Sendable {
    let dataset: String
    let name: String
    let sentence: String
    /// Whether the trial itself threw, rather than that it was lost.
    let isCertain: Bool
  }

  /// The test rows of a trial.
  ///
  /// - Precondition: the trial is one of this subject.
  func rows(of trial: Baseline.Trial) -> KnownRows {
    guard let known = rows[trial.rows] else {
      preconditionFailure("the rows of trial \(trial.id) were not kept with it")
    }
    return known
  }
}

extension Baseline.Setting {
  /// `lof (neighbors 50) on shuttle`.
  var title: String { "\(name) on \(dataset)" }
}

extension Baseline {
  /// The same with one setting of each detector on each data set, the one that comes first.
  public var bestOfEach: Baseline {
    var seen: Set<[String]> = []
    return Baseline(
      subject: subject, codeVersion: codeVersion, platform: platform, machine: machine,
      datasets: datasets,
      settings: settings.filter { seen.insert([$0.dataset, $0.division, $0.detector]).inserted })
  }
}
