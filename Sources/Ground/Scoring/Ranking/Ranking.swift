public import Vocabulary

/// Labeled rows in the order of their scores, highest first, where equal scores are one step.
///
/// Made once, by one sort; all that is said of a ranking is then a walk over its steps. How rows with
/// equal scores were ordered changes nothing, and rows whose label is unknown take no part.
public struct Ranking: Sendable, Equatable {
  /// The distinct scores, highest first.
  public let scores: [Double]
  /// How many anomalies and ordinary rows score at least as high as each of `scores`.
  @usableFromInline let found: [Int32]
  @usableFromInline let alarmed: [Int32]

  /// How many anomalies there are.
  public let anomalies: Int
  /// How many ordinary rows there are.
  public let ordinary: Int

  public var rows: Int { anomalies + ordinary }

  /// Takes in counts that grow from step to step and belong to scores that fall.
  @usableFromInline
  init(scores: [Double], found: [Int32], alarmed: [Int32]) {
    self.scores = scores
    self.found = found
    self.alarmed = alarmed
    anomalies = Int(found.last ?? 0)
    ordinary = Int(alarmed.last ?? 0)
  }

  /// Makes a ranking from steps: falling scores, and the rows of both kinds at each; a step may be empty.
  @inlinable
  public init(steps scores: [Double], anomalies: consuming [Int32], ordinary: consuming [Int32]) {
    precondition(
      anomalies.count == scores.count && ordinary.count == scores.count,
      "each step has a score, anomalies and ordinary rows")
    for step in scores.indices.dropFirst() {
      anomalies[step] += anomalies[step - 1]
      ordinary[step] += ordinary[step - 1]
    }
    self.init(scores: scores, found: anomalies, alarmed: ordinary)
  }

  /// The anomalies at each step.
  public var anomaliesAtSteps: [Int32] { Self.differences(of: found) }
  /// The ordinary rows at each step.
  public var ordinaryAtSteps: [Int32] { Self.differences(of: alarmed) }

  private static func differences(of sums: [Int32]) -> [Int32] {
    sums.indices.map { $0 == 0 ? sums[0] : sums[$0] - sums[$0 - 1] }
  }

  /// How many distinct scores there are.
  @inlinable public var steps: Int { scores.count }

  /// The anomalies that alarm when the `steps` highest distinct scores do.
  @inlinable
  public func truePositives(_ steps: Int) -> Int { steps == 0 ? 0 : Int(found[steps - 1]) }

  /// The ordinary rows that alarm when the `steps` highest distinct scores do.
  @inlinable
  public func falsePositives(_ steps: Int) -> Int { steps == 0 ? 0 : Int(alarmed[steps - 1]) }

  /// The counts when the `steps` highest distinct scores alarm.
  @inlinable
  public func confusion(_ steps: Int) -> Confusion {
    let (tp, fp) = (truePositives(steps), falsePositives(steps))
    return Confusion(
      truePositives: tp, falsePositives: fp, falseNegatives: anomalies - tp,
      trueNegatives: ordinary - fp)
  }
}
