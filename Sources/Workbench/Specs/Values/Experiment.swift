import Artifacts
public import Decisions
import Detectors
public import Evaluation
public import Formats
import Forms
import Vocabulary
import YAML

/// An experiment as it was asked for: every value made once, every default filled in.
public struct Experiment: Sendable {
  /// The resolved spec; every axis is a list.
  public let spec: JSON.Object
  public let name: String
  public let data: [DataSetting]
  /// The ways to divide rows that are tried.
  public let splits: [SplitSetting]
  /// The ways to make features that are tried.
  public let features: [FeaturesSetting]
  /// Every setting of every detector, in the order of the spec, then the controls.
  public let detectors: [DetectorSetting]
  public let seeds: [Int]
  public let search: Search
  public let selection: Selection
  /// What is asked of the scores.
  public let questions: Questions
  /// The tables of tiers that recommendations are held against.
  public let tiers: [TierRequest]
  public let latency: LatencySetting?
  public let limits: Limits
  public let export: Export
  public let report: ReportSetting
  /// Where the spec says what; `nil` where the experiment was read from a record.
  let places: Places?
}

extension Experiment {
  /// Whether fitted pipelines wait for phases after the trials.
  public var keepsModels: Bool { latency != nil || export != .none }

  /// How many settings each detector is tried with.
  public var budgets: [(detector: String, settings: Int)] {
    var counts: [(detector: String, settings: Int)] = []
    for entry in detectors where !entry.isControl {
      if let place = counts.firstIndex(where: { $0.detector == entry.name }) {
        counts[place].settings += 1
      } else {
        counts.append((entry.name, 1))
      }
    }
    return counts
  }

  /// The columns that say what mistakes cost.
  public var costColumns: [String] { questions.costColumns }
}

/// Which of the combinations are tried.
public enum Search: Sendable, Equatable {
  case grid
  /// So many combinations a detector, drawn without repetition.
  case random(budget: Int, seed: Int)
  /// All on a part of the training rows, the best share of them on more, and so on.
  case halving(keep: Double, rounds: Int)
}

/// What the best trial is chosen by.
public enum Selection: Sendable, Equatable {
  case metric(RankingMetric)
  /// What looks at no label.
  case labelFree

  /// The name by which records know what trials are compared by.
  public var metric: RankingMetric {
    if case .metric(let metric) = self { metric } else { .averagePrecision }
  }
}

/// The trials whose fitted pipelines are kept.
public enum Export: Sendable, Equatable {
  case none
  case best
  case all
  /// The best of each detector named.
  case bestOf([String])
}

/// How scoring is timed.
public struct LatencySetting: Sendable, Equatable {
  public let calls: Int
  public let batches: [Int]
  /// The time within which a call should answer.
  public let limitSeconds: Double?
  public let workers: [Int]
  /// Whether all trials are timed, rather than the best of each detector.
  public let timesAll: Bool
}

/// What one trial may cost.
public struct Limits: Sendable, Equatable {
  public let seconds: Double
  public let bytes: Int

  public init(seconds: Double, bytes: Int) {
    self.seconds = seconds
    self.bytes = bytes
  }
}

/// What is written at the end of a run.
public struct ReportSetting: Sendable, Equatable {
  public let formats: [String]
  /// The columns whose values appear nowhere.
  public let redacted: [String]
}
