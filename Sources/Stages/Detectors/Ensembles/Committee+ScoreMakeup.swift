internal import Forms
internal import Scoring
internal import Vocabulary

extension Committee {
  /// What is known of how high its scores can be.
  var scoreMakeup: ScoreMakeup {
    let names = members.map { Detectors.name(of: $0.model) ?? "member" }
    return .combined(
      zip(numbered(names), members).map { name, member in
        ScoreMakeup.Member(
          name, weight: member.weight, makeup: member.model.scoreMakeup.mapped(by: member.map))
      }, by: combination)
  }

  /// The same of members that are yet to learn.
  static func scoreMakeup(
    of unfitted: [UnfittedMember], learningFrom rows: Int, by combination: Combination
  ) -> ScoreMakeup {
    let total = unfitted.reduce(0) { $0 + $1.weight }
    let names = unfitted.map { type(of: $0.detector).name }
    return .combined(
      zip(numbered(names), unfitted).map { name, member in
        ScoreMakeup.Member(
          name, weight: member.weight / total,
          makeup: member.detector.scoreMakeup(learningFrom: rows).before(member.scale))
      }, by: combination)
  }
}

/// The names, those that occur more than once with a number.
private func numbered(_ names: [String]) -> [String] {
  names.enumerated().map { place, name in
    names.count { $0 == name } == 1
      ? name : "\(name) \(names[...place].count { $0 == name })"
  }
}

extension ScoreMakeup {
  fileprivate static func combined(
    _ members: [Member], by combination: Combination
  ) -> ScoreMakeup {
    switch combination {
    case .mean: .mean(members)
    case .vote: .limited(1, because: "the votes of all members")
    case .median, .maximum, .averageOfMaxima, .magnitudeOfMean, .magnitudeOfLeast: .open
    }
  }

  /// The same scores on a scale that is yet to be learned.
  fileprivate func before(_ scale: MemberScale) -> ScoreMakeup {
    switch scale {
    case .uncalibrated: self
    case .excess: .open
    case .map(let kind) where !kind.isUnit: .open
    case .map, .unit, .logistic: .limited(1, because: "the end of the common scale")
    }
  }

  /// The same scores after a map that was learned from training scores.
  fileprivate func mapped(by map: ScoreMap) -> ScoreMakeup {
    switch (map, highest) {
    case (.identity, _): self
    case (.standard, let highest?):
      .limitedModel(map(highest), because: "the highest score in deviations from the mean")
    case (.standard, nil): .open
    case (_, _) where map.isUnit: .limited(map(.infinity), because: "the end of the common scale")
    default: .open
    }
  }
}
