internal import Scoring
public import Vocabulary

extension AnomalyModel {
  /// What the model's scores are made of, as far as that says how high they can be.
  public var scoreMakeup: ScoreMakeup {
    switch self {
    case let forest as IsolationForest.Model:
      .forest(
        rows: forest.sample, normalizer: forest.averagePathLength, highest: forest.highestScore)
    case let forest as ExtendedIsolationForest.Model:
      .forest(
        rows: forest.sample, normalizer: forest.pathLength(forest.sample),
        highest: forest.highestScore)
    case let ensemble as Ensemble.Model: ensemble.committee.scoreMakeup
    case let bag as FeatureBagging.Model: bag.committee.scoreMakeup
    case let network as AutoencoderModel: .network(network.score)
    case let machine as OneClassSVM.Model: machine.kernelMakeup
    case let machine as NystromOneClassSVM.Model: machine.kernelMakeup
    case is RandomControl.Model: .limited(1, because: "the end of a draw")
    case is ConstantControl.Model: .limited(0, because: "the only score there is")
    default: .open
    }
  }
}

extension ScoreMakeup {
  /// A grown forest's. Where some tree saw fewer than three rows, a path may be shorter than 1, and the
  /// forest's own bound alone holds.
  fileprivate static func forest(rows: Int, normalizer: Double, highest: Double) -> ScoreMakeup {
    guard normalizer > 0 else {
      return .limited(0.5, because: "the score of trees that saw one row")
    }
    let formula = PathMeasure(trees: 1, averagePathLength: normalizer).score(1)
    return highest <= formula
      ? .paths(normalizer: normalizer, rows: rows, highest: highest)
      : .limitedModel(highest, because: shallowest)
  }

  static let shallowest = "the shallowest leaves of all its trees together"

  static func network(_ score: Autoencoder.Score) -> ScoreMakeup {
    switch score {
    case .meanSquare: .open
    case .doubledToOne: .limited(1, because: "the end of min(1, 2 · error)")
    }
  }
}

extension OneClassModel {
  /// Far from every point the sum of kernels is 0, where no kernel and no coefficient is below 0.
  fileprivate var kernelMakeup: ScoreMakeup {
    guard case .rbf = expansion.kernel, coefficients.allSatisfy({ $0 >= 0 }) else { return .open }
    return .limitedModel(rho / divisor, because: "the score far from every training row")
  }
}

extension Committee {
  fileprivate var scoreMakeup: ScoreMakeup {
    let names = ScoreMakeup.numbered(
      members.map { DetectorKind(of: $0.model)?.rawValue ?? "member" })
    let parts = zip(names, members).map { name, member in
      ScoreMakeup.Member(
        name, weight: member.weight, makeup: member.model.scoreMakeup.mapped(by: member.map))
    }
    return .combined(parts, by: combination)
  }
}

extension ScoreMakeup {
  /// Names that occur more than once get a number.
  static func numbered(_ names: [String]) -> [String] {
    names.enumerated().map { place, name in
      names.count { $0 == name } == 1
        ? name : "\(name) \(names[...place].count { $0 == name })"
    }
  }

  static func combined(_ members: [Member], by combination: Combination) -> ScoreMakeup {
    switch combination {
    case .mean: .mean(members)
    case .vote: .limited(1, because: "the votes of all members")
    case .median, .maximum, .averageOfMaxima, .magnitudeOfMean, .magnitudeOfLeast: .open
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

  private var highest: Double? {
    switch self {
    case .paths(let normalizer, _, let highest):
      highest ?? PathMeasure(trees: 1, averagePathLength: normalizer).score(1)
    case .limited(let limit, _), .limitedModel(let limit, _): limit
    case .mean, .open: nil
    }
  }
}
