import Detectors
import Forms
import Scoring
import Vocabulary

/// A model of Nexora's ensemble, with how its own value becomes a score and how sure it is of that.
enum NexoraMember: String, Sendable, CaseIterable {
  case forest, svm, autoencoder

  /// How the value that the model says becomes a score in 0…1.
  func scale() throws(SettingError) -> MemberScale {
    switch self {
    case .forest: .map(.minMax)
    case .svm: .map(try .logistic(steepness: 1, midpoint: 0))
    case .autoencoder: .map(.errorRatio)
    }
  }

  var confidence: ConfidenceCurve {
    switch self {
    case .forest: .ends
    case .svm: .margin
    case .autoencoder: .ratio
    }
  }

  /// Members as one detector.
  static func ensemble(
    of members: [(member: NexoraMember, detector: any Detector, weight: Double)],
    _ voting: NexoraEnsemble.Voting = .soft
  ) throws(SettingError) -> Ensemble {
    let scaled = try members.map { entry throws(SettingError) in
      try Ensemble.Member(entry.detector, weight: entry.weight, scale: entry.member.scale())
    }
    return try Ensemble(
      of: scaled, combination: voting == .soft ? .mean : .vote(above: NexoraEnsemble.vote),
      confidence: .curves(members.map(\.member.confidence), takesHighest: voting == .hard))
  }

  /// One as a detector of its own.
  func alone(_ detector: any Detector) throws(SettingError) -> Ensemble {
    try Self.ensemble(of: [(self, detector, 1)])
  }
}
