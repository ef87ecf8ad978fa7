internal import Scoring
public import Vocabulary

extension Detector {
  /// What the scores of a model are made of that learns from so many rows, before it learns.
  public func scoreMakeup(learningFrom rows: Int) -> ScoreMakeup {
    switch self {
    case let forest as IsolationForest: forest.makeup(learningFrom: rows)
    case let forest as ExtendedIsolationForest:
      .forest(seen: forest.sample.count(of: rows), yardstick: nil, forest.pathLength)
    case let network as Autoencoder: .network(network.score)
    case let ensemble as Ensemble: ensemble.makeup(learningFrom: rows)
    case is RandomControl: .limited(1, because: "the end of a draw")
    case is ConstantControl: .limited(0, because: "the only score there is")
    default: .open
    }
  }

  fileprivate var kindName: String {
    let wanted = ObjectIdentifier(Model.self)
    return DetectorKind.allCases.first { ObjectIdentifier($0.model) == wanted }?.rawValue
      ?? "member"
  }
}

extension IsolationForest {
  fileprivate func makeup(learningFrom rows: Int) -> ScoreMakeup {
    let seen = sample.count(of: rows)
    guard case .rows(let named) = sample, yardstick == .named else {
      return .forest(seen: seen, yardstick: nil, pathLength)
    }
    return .forest(seen: seen, yardstick: named, pathLength)
  }
}

extension Ensemble {
  fileprivate func makeup(learningFrom rows: Int) -> ScoreMakeup {
    let names = ScoreMakeup.numbered(members.map(\.detector.kindName))
    let total = members.reduce(0) { $0 + $1.weight }
    let parts = zip(names, members).map { name, member in
      ScoreMakeup.Member(
        name, weight: member.weight / total,
        makeup: member.detector.scoreMakeup(learningFrom: rows).before(member.scale))
    }
    return .combined(parts, by: combination)
  }
}

extension ScoreMakeup {
  fileprivate static func forest(
    seen: Int, yardstick: Int?, _ pathLength: AveragePathLength
  ) -> ScoreMakeup {
    // No leaf lies higher than one split, unless a whole sample stays together.
    guard min(1, pathLength(seen)) == 1 else { return .open }
    let rows = yardstick ?? seen
    return .paths(normalizer: pathLength(rows), rows: rows, highest: nil)
  }

  /// The same scores on a scale that is yet to be learned.
  fileprivate func before(_ scale: MemberScale) -> ScoreMakeup {
    switch scale {
    case .uncalibrated: self
    case .map(.standard), .excess: .open
    case .map, .unit: .limited(1, because: "the end of the common scale")
    }
  }
}
