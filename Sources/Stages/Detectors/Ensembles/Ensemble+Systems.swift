internal import Scoring
public import Vocabulary

extension Ensemble {
  /// How Elide's ensemble decides.
  public enum ElideStrategy: Sendable, CaseIterable {
    /// The share of votes by weight; above 0.5 is an anomaly.
    case voting
    /// The weighted mean of unit scores.
    case average
    /// The highest unit score.
    case maximum
    /// |mean decision| as deployed, which flags very ordinary rows too.
    case deployedAverage
    /// |decision of the least strange member| as deployed.
    case deployedMaximum
  }

  /// A member of Elide's ensemble, which decides by its own cut.
  public struct ElideMember: Sendable {
    public let detector: any Detector
    public let weight: Double
    /// A contamination for forest and LOF, the score 0 for a one-class support vector machine.
    public let cut: MemberCut

    public init(
      _ detector: any Detector, weight: Double = 1, cut: MemberCut = .contamination(0.1)
    ) {
      self.detector = detector
      self.weight = weight
      self.cut = cut
    }
  }

  /// Elide's ensemble.
  public static func elide(
    _ strategy: ElideStrategy = .voting, of detectors: [ElideMember]
  ) throws(SettingError) -> Ensemble {
    let deployed = strategy == .deployedAverage || strategy == .deployedMaximum
    var members: [Member] = []
    for member in detectors {
      members.append(
        try Member(
          member.detector, weight: member.weight,
          scale: deployed ? .excess(over: member.cut) : .unit(at: member.cut)))
    }
    return switch strategy {
    case .voting:
      try Ensemble(
        of: members, combination: .vote(above: 0.5), confidence: .votes(above: 0.5))
    case .average: try Ensemble(of: members, combination: .mean, confidence: .certainty)
    case .maximum: try Ensemble(of: members, combination: .maximum, confidence: .peak)
    case .deployedAverage: try Ensemble(of: members, combination: .magnitudeOfMean)
    case .deployedMaximum: try Ensemble(of: members, combination: .magnitudeOfLeast)
    }
  }
}
