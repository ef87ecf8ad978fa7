public import Evaluation
import Formats
public import Forms

/// What must hold, or a gate fails: one quantity, its bound, and the settings that it is asked of.
public struct GateRule: Sendable {
  public let quantity: Quantity
  public let bound: Bound
  public let scope: Scope
  /// The rule as a spec says it.
  public let choice: Choice

  public enum Quantity: Sendable, Equatable {
    /// How well scores order the test rows.
    case ranking(RankingMetric)
    /// What a threshold does to the test rows.
    /// - `by`: The way in which the threshold was asked for; `nil` for the first of the spec.
    case verdicts(HeatMetric, by: String?)
    case cost(Cost)
    /// How many different scores a trial gives.
    case distinctScores
    /// Whether a detector is better than the trivial ones, by a metric.
    case overControls(RankingMetric)
  }

  /// What work takes, and what it leaves.
  public enum Cost: Sendable, Equatable {
    case fitting
    case scoring
    case memory
    case model
    /// A percentile of calls that score so many rows.
    case latency(Percentile, rows: Int)
  }

  public enum Bound: Sendable, Equatable {
    case atLeast(Double, Judging)
    case atMost(Double, Judging)
    /// Worse than the baseline by no more than this.
    case noWorse(by: Double, Judging)
    /// Worse than the baseline by no more than this share of it.
    case noWorseByShare(Double, Judging)
    /// No more than so many times what it was.
    case atMostTimes(Double)
    /// No more than so many times what a piece of work takes that is always the same.
    case atMostReferences(Double)
    /// Better, and not by chance.
    case better
  }

  /// By what a bound is held to have been kept.
  public enum Judging: String, Sendable, CaseIterable {
    /// What is true of rows like these, as far as they can tell.
    case interval
    /// The number that these rows gave.
    case measured
    /// What is true in the mean of data sets like these, each one piece of evidence.
    case datasets = "data-sets"

    /// What a bound is held to more of: `rows`.
    public var evidence: String { self == .datasets ? "data sets" : "rows" }
  }

  /// The data sets and detectors that a rule is about; all where none are named.
  public struct Scope: Sendable, Equatable {
    public let datasets: [String]
    public let detectors: [String]

    public init(datasets: [String] = [], detectors: [String] = []) {
      self.datasets = datasets
      self.detectors = detectors
    }

    public func holds(_ dataset: String, _ detector: String) -> Bool {
      (datasets.isEmpty || datasets.contains(dataset))
        && (detectors.isEmpty || detectors.contains(detector))
    }
  }
}

extension GateRule {
  /// As a line shows it: `roc_auc: { no-worse-by: 0.01 }`.
  public var text: String {
    let usual = GateRules.choices.forms.first { $0.name == choice.name }?.defaults ?? [:]
    let keys = choice.members.filter { !$0.value.isNull && usual[$0.key] != $0.value }
      .map { "\($0.key): \(Self.plain($0.value))" }
    return keys.isEmpty
      ? choice.name : "\(choice.name): { \(keys.joined(separator: ", ")) }"
  }

  private static func plain(_ value: JSON) -> String {
    if let elements = value.elements {
      return elements.count == 1
        ? plain(elements[0]) : "[\(elements.map(plain).joined(separator: ", "))]"
    }
    return value.string ?? value.text()
  }

  /// Whether it cannot be judged without a baseline.
  public var needsBaseline: Bool {
    switch bound {
    case .noWorse, .noWorseByShare, .atMostTimes: true
    case .atLeast, .atMost, .atMostReferences, .better: false
    }
  }
}
