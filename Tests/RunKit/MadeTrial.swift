public import Formats
import Machine

/// A trial of the plan and what a test says came of it.
///
///     MadeTrial("e2", "ecod", seed: 2).found(validation: ["roc_auc": 0.75], test: ["roc_auc": 0.5])
public struct MadeTrial: Sendable {
  /// What it is called instead of the hash that names it in truth.
  public let id: String
  /// What of its identity tells it from the other trials of the plan.
  var identity: JSON.Object
  /// The share of the training rows that it learned from, in a round of a halving search.
  var share: Double?
  var outcome: Outcome = .lost(reasons: [])

  enum Outcome: Sendable {
    case found(validation: MadeValues, test: MadeValues)
    case failed(reason: String)
    case lost(reasons: [String])
  }

  /// The scores of its test rows; none where the run keeps none.
  var testScores: [Double]?
  /// The scores of its validation rows; far above all test scores where nothing is said.
  var validationScores: [Double]?

  public init(_ id: String, _ detector: String, on dataset: String = "d", seed: Int = 1) {
    self.id = id
    identity = ["detector": .text(detector), "dataset": .text(dataset), "seed": JSON(seed)]
  }

  /// The same trial where the plan has several that differ in this too:
  /// `.of(["settings": ["bins": 5]])`.
  public func of(_ part: JSON.Object) -> MadeTrial {
    var other = self
    for (key, value) in part { other.identity[key] = value }
    return other
  }

  public func learningFrom(share: Double) -> MadeTrial {
    var other = self
    other.share = share
    return other
  }

  public func found(
    validation: MadeValues = [:], test: MadeValues = [:], scores: [Double]? = nil,
    validationScores: [Double]? = nil
  ) -> MadeTrial {
    var other = self
    other.outcome = .found(validation: validation, test: test)
    other.testScores = scores
    other.validationScores = validationScores
    return other
  }

  public func failed(_ reason: String) -> MadeTrial {
    var other = self
    other.outcome = .failed(reason: reason)
    return other
  }

  /// Lost once for each of the reasons; not begun without one.
  public func lost(_ reasons: String...) -> MadeTrial {
    var other = self
    other.outcome = .lost(reasons: reasons)
    return other
  }
}

extension JSON {
  /// Whether all that `part` says is so here too, and more may be.
  func holds(_ part: JSON) -> Bool {
    guard let members = part.members else { return self == part }
    return members.allSatisfy { key, value in self[key]?.holds(value) ?? false }
  }
}
