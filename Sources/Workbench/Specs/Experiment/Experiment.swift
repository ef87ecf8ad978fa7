public import Artifacts
public import Decisions
public import Formats
import Forms
import Systems
import Vocabulary

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
  public let search: any Search
  public let selection: Selection
  /// Which candidate is named of several that cannot be told apart.
  public let preference: Preference
  /// What is asked of the scores.
  public let questions: Questions
  /// The tables of tiers that recommendations are held against.
  public let tiers: [TierRequest]
  public let latency: LatencySetting?
  public let limits: Limits
  public let export: Export
  public let report: ReportSetting
  /// What a gate holds a run to; `nil` where the spec does not say.
  public let gate: [GateRule]?
  /// Where the spec says what; `nil` where the experiment was read from a record.
  let places: Places?
}

extension Experiment {
  /// Whether fitted pipelines wait for phases after the trials.
  public var keepsModels: Bool { latency != nil || export != .none }

  /// How many settings each detector is tried with; one that two entries name is one, as it runs once.
  public var budgets: [(detector: String, settings: Int)] {
    let tried = detectors.filter { !$0.isControl }
    return tried.map(\.name).uniqued().map { name in
      let settings = tried.filter { $0.name == name }.map {
        "\($0.settings.text()) \($0.atMost ?? 0)"
      }
      return (detector: name, settings: Set(settings).count)
    }
  }

  /// What the systems have of themselves whose detectors are tried.
  public var figures: [FigureRecord] {
    let tried = Set(detectors.map(\.name))
    return Systems.all.flatMap { $0.figures }.filter { tried.contains($0.detector) }
  }

  /// Which validation rows choose and which can promise.
  public var validation: ValidationSetting { questions.validation }

  /// The columns that say what mistakes cost.
  public var costColumns: [String] { questions.costColumns }
}

extension DataLoader {
  /// Finds the data sets of an experiment.
  public init(_ experiment: Experiment, searchFolders: [String]) throws {
    try self.init(experiment.data, searchFolders: searchFolders) { experiment.refusal($0, at: $1) }
  }
}
